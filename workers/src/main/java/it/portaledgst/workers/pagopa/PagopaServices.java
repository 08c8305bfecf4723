package it.portaledgst.workers.pagopa;

import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** How pagoPA's REST services are called: bounded in time, redirects left alone, the key in a header. */
@Configuration(proxyBeanMethods = false)
class PagopaServices {

    @Bean(destroyMethod = "close")
    HttpClient pagopaConnections(Pagopa pagopa) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(pagopa.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Bean
    RestClient checkoutService(HttpClient connections, Pagopa pagopa) {
        return client(connections, pagopa, pagopa.checkoutUrl());
    }

    @Bean
    RestClient acaService(HttpClient connections, Pagopa pagopa) {
        return client(connections, pagopa, pagopa.acaUrl());
    }

    @Bean
    RestClient receiptService(HttpClient connections, Pagopa pagopa) {
        return client(connections, pagopa, pagopa.receiptsUrl());
    }

    private static RestClient client(HttpClient connections, Pagopa pagopa, URI address) {
        var requests = new JdkClientHttpRequestFactory(connections);
        requests.setReadTimeout(pagopa.readTimeout());
        var builder = RestClient.builder().requestFactory(requests).baseUrl(address.toString());
        if (pagopa.subscriptionKey() != null && !pagopa.subscriptionKey().isBlank()) {
            builder.defaultHeader("Ocp-Apim-Subscription-Key", pagopa.subscriptionKey());
        }
        return builder.build();
    }
}
