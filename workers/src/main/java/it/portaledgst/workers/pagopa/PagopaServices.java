package it.portaledgst.workers.pagopa;

import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** How pagoPA's REST services are called: bounded in time, redirects left alone. */
@Component
public class PagopaServices {

    private final Pagopa pagopa;
    private final HttpClient connections;

    PagopaServices(Pagopa pagopa) {
        this.pagopa = pagopa;
        connections = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(pagopa.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    public RestClient at(URI address) {
        var requests = new JdkClientHttpRequestFactory(connections);
        requests.setReadTimeout(pagopa.readTimeout());
        return RestClient.builder().requestFactory(requests).baseUrl(address.toString()).build();
    }

    @PreDestroy
    void close() {
        connections.shutdownNow();
    }
}
