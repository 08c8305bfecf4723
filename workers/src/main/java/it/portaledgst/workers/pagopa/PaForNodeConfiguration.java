package it.portaledgst.workers.pagopa;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ws.server.EndpointInvocationChain;
import org.springframework.ws.server.EndpointMapping;
import org.springframework.ws.server.endpoint.adapter.MessageEndpointAdapter;
import org.springframework.ws.soap.server.endpoint.SoapFaultAnnotationExceptionResolver;

@Configuration(proxyBeanMethods = false)
class PaForNodeConfiguration {

    /** One address takes every message; the endpoint looks at the body. */
    @Bean
    EndpointMapping paForNode(PaForNodeEndpoint endpoint) {
        return context -> new EndpointInvocationChain(endpoint);
    }

    @Bean
    MessageEndpointAdapter messageEndpoints() {
        return new MessageEndpointAdapter();
    }

    @Bean
    SoapFaultAnnotationExceptionResolver soapFaults() {
        var resolver = new SoapFaultAnnotationExceptionResolver();
        resolver.setOrder(1);
        return resolver;
    }

    @Bean
    FilterRegistrationBean<RawMessage> rawMessage(@Value("${spring.webservices.path}") String path) {
        var registration = new FilterRegistrationBean<>(new RawMessage());
        registration.addUrlPatterns(path, path + "/*");
        return registration;
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService answersInTime() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }
}
