package it.portaledgst.ui;

import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** What a test's own thread asks the database while it does something. */
@TestConfiguration
class Statements {

    private static final ThreadLocal<List<String>> ASKED = new ThreadLocal<>();

    static List<String> during(Runnable act) {
        ASKED.set(new ArrayList<>());
        try {
            act.run();
            return ASKED.get();
        } finally {
            ASKED.remove();
        }
    }

    @Bean
    static BeanPostProcessor toldStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource
                        ? ProxyDataSourceBuilder.create(dataSource).afterQuery((execution, queries) -> {
                            if (ASKED.get() != null) {
                                queries.forEach(query -> ASKED.get().add(query.getQuery()));
                            }
                        }).build() : bean;
            }
        };
    }
}
