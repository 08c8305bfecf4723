package it.portaledgst.bench.drawing;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.workers.document.NoticeDocument;
import it.portaledgst.workers.document.ReceiptDocument;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The workers' own documents, put together as in production: tagged, PDF/A-2a and PDF/UA-1. */
final class PortalDocuments {

    private static final String VERIFICATION = "https://pagamenti.example.org/verifica/";

    @Configuration(proxyBeanMethods = false)
    @ComponentScan("it.portaledgst.workers.document")
    @ConfigurationPropertiesScan("it.portaledgst.workers.document")
    static class Parts {

        @Bean
        Creditors creditors() {
            return Orders.CREDITORS;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Offices offices(Clock clock) {
            return new Offices(clock);
        }
    }

    private PortalDocuments() {
    }

    static Map<String, IntFunction<byte[]>> all() {
        var parts = new SpringApplicationBuilder(Parts.class).web(WebApplicationType.NONE).bannerMode(Banner.Mode.OFF).logStartupInfo(false)
                .properties("logging.level.root=warn").run();
        var notices = parts.getBean(NoticeDocument.class);
        var receipts = parts.getBean(ReceiptDocument.class);
        return Map.of("notice", number -> notices.produce(Orders.request(number)), "receipt", number -> {
            var request = Orders.request(number);
            return receipts.produce(request, Orders.receipt(request), Optional.empty(), VERIFICATION + request.id() + "." + "k".repeat(43));
        });
    }
}
