package it.portaledgst.domain.payment;

import it.portaledgst.domain.Creditor;
import java.util.HashMap;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out notice codes, each once and never again: the base comes from a sequence of the database. */
@Component
class NoticeCodes {

    private final JdbcClient jdbc;
    private final Creditor creditor;

    NoticeCodes(JdbcClient jdbc, Creditor creditor) {
        this.jdbc = jdbc;
        this.creditor = creditor;
    }

    NoticeCode next() {
        long base = jdbc.sql("select nextval(?::regclass)")
                .param("notice_base_" + creditor.fiscalCode() + "_" + creditor.segregationCode())
                .query(Long.class).single();
        return NoticeCode.of(creditor.segregationCode(), base);
    }

    @Configuration(proxyBeanMethods = false)
    static class SequenceMigration {

        @Bean
        FlywayConfigurationCustomizer sequenceOfCreditor(Creditor creditor) {
            return flyway -> {
                var placeholders = new HashMap<>(flyway.getPlaceholders());
                placeholders.put("creditorFiscalCode", creditor.fiscalCode());
                placeholders.put("segregationCode", creditor.segregationCode());
                flyway.placeholders(placeholders);
            };
        }
    }
}
