package it.portaledgst.workers.engine;

import io.camunda.client.jobhandling.CamundaClientExecutorService;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class EngineConfiguration {

    /**
     * Jobs wait for databases and other people's services: each has its own virtual thread, polling is never behind them. Each
     * is observed as a whole, so that all its log lines have one id.
     */
    @Bean
    CamundaClientExecutorService camundaClientExecutorService(ObservationRegistry observations) {
        return new CamundaClientExecutorService(Executors.newScheduledThreadPool(2), true, Executors.newThreadPerTaskExecutor(job ->
                Thread.ofVirtual().unstarted(() -> Observation.createNotStarted("portale.job", observations).observe(job))), true);
    }
}
