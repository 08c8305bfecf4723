package it.portaledgst.advice;

import it.portaledgst.domain.catalogue.AmountAdvice;
import it.portaledgst.domain.catalogue.Catalogue;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;

/** As much of a program as advice needs: the catalogue and this module, without a database. */
final class Portal implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    Portal(Clock clock, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", settings));
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Catalogue.class, () -> Catalogue.of(new ClassPathResource("catalogue/services.yaml"), clock));
        context.register(AdviceAutoConfiguration.class);
        context.refresh();
    }

    Catalogue catalogue() {
        return context.getBean(Catalogue.class);
    }

    AmountTable table() {
        return (AmountTable) context.getBean(AmountAdvice.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
