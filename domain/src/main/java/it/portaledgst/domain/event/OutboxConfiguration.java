package it.portaledgst.domain.event;

import io.namastack.outbox.JacksonOutboxPayloadSerializer;
import io.namastack.outbox.OutboxPayloadSerializer;
import io.namastack.outbox.OutboxProcessingScheduler;
import io.namastack.outbox.instance.OutboxInstanceRegistry;
import io.namastack.outbox.partition.PartitionCoordinator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    /** Its own mapper: how an application writes its JSON must not change what other processes read here. */
    @Bean
    OutboxPayloadSerializer outboxPayloadSerializer() {
        return new JacksonOutboxPayloadSerializer(JsonMapper.builder().build());
    }

    /**
     * The library runs polling, heartbeat and rebalancing on this scheduler, by default with one thread; a slow delivery
     * would then silence the heartbeat and make a second instance take the records over.
     */
    @Bean(name = OutboxProcessingScheduler.SCHEDULER_NAME, autowireCandidate = false)
    @ConditionalOnProperty(name = "portale.outbox.dispatch", havingValue = "true")
    ThreadPoolTaskScheduler outboxDefaultScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(3);
        scheduler.setDaemon(true);
        scheduler.setThreadNamePrefix("outbox-");
        return scheduler;
    }

    /**
     * A process that only writes must not register as an instance: it would be given records that nobody delivers. The
     * library has one switch for writing and delivering, so the delivering half is taken out here.
     */
    @Bean
    @ConditionalOnProperty(name = "portale.outbox.dispatch", havingValue = "false", matchIfMissing = true)
    static BeanDefinitionRegistryPostProcessor outboxWithoutDelivery() {
        return new BeanDefinitionRegistryPostProcessor() {
            @Override
            public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                var factory = (ConfigurableListableBeanFactory) registry;
                List.of(OutboxProcessingScheduler.class, PartitionCoordinator.class, OutboxInstanceRegistry.class)
                        .forEach(type -> Stream.of(factory.getBeanNamesForType(type, true, false))
                                .forEach(registry::removeBeanDefinition));
            }
        };
    }
}
