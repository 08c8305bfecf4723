package it.portaledgst.workers.engine;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EngineConfiguration {

    /** Jobs wait for databases and other people's services: each has its own virtual thread, polling is never behind them. */
    @Bean
    CamundaClientExecutorService camundaClientExecutorService() {
        return new CamundaClientExecutorService(Executors.newScheduledThreadPool(2), true,
                Executors.newVirtualThreadPerTaskExecutor(), true);
    }
}
