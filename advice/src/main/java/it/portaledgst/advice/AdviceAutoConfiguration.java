package it.portaledgst.advice;

import it.portaledgst.domain.catalogue.AmountAdvice;
import it.portaledgst.domain.catalogue.Catalogue;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/** Gives advice to any application that has this module on its class path. */
@AutoConfiguration(afterName = "it.portaledgst.domain.DomainAutoConfiguration")
class AdviceAutoConfiguration {

    /** @param table the decisions in DMN; without the setting those of this portal */
    @Bean
    AmountAdvice amountAdvice(@Value("${portale.amount-advice:classpath:dmn/amount-advice.dmn}") Resource table,
                              Catalogue catalogue, Clock clock) {
        return new AmountTable(table, catalogue, clock);
    }
}
