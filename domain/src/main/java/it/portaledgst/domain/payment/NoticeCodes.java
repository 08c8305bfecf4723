package it.portaledgst.domain.payment;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import java.util.HashMap;
import java.util.stream.Collectors;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out notice codes, each once and never again: the base comes from a sequence of the database. */
@Component
class NoticeCodes {

    private final JdbcClient jdbc;

    NoticeCodes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A code of the creditor's issuing station; another creditor may have the same one. */
    NoticeCode next(Creditor creditor) {
        var station = creditor.issuingStation();
        long base = jdbc.sql("select nextval(?::regclass)").param("notice_base_" + sequence(creditor, station))
                .query(Long.class).single();
        return NoticeCode.of(station.segregationCode(), base);
    }

    private static String sequence(Creditor creditor, Creditor.Station station) {
        return creditor.fiscalCode() + "_" + station.segregationCode();
    }

    @Configuration(proxyBeanMethods = false)
    static class SequenceMigration {

        @Bean
        FlywayConfigurationCustomizer sequencesOfCreditors(Creditors creditors) {
            return flyway -> {
                var placeholders = new HashMap<>(flyway.getPlaceholders());
                placeholders.put("noticeSequences", creditors.creditors().stream()
                        .flatMap(creditor -> creditor.stations().stream().map(station -> sequence(creditor, station)))
                        .collect(Collectors.joining(",")));
                flyway.placeholders(placeholders);
            };
        }
    }
}
