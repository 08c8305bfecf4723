package it.portaledgst.domain;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The body that is owed the money, as far as notice codes need it. */
@ConfigurationProperties("portale.creditor")
public record Creditor(
        @DefaultValue("80230390587") String fiscalCode,
        @DefaultValue("Ministero delle Imprese e del Made in Italy") String name,
        @DefaultValue("01") String segregationCode) {

    public Creditor {
        if (!fiscalCode.matches("\\d{11}")) {
            throw new IllegalArgumentException("portale.creditor.fiscal-code must be 11 digits");
        }
        if (!segregationCode.matches("\\d{2}")) {
            throw new IllegalArgumentException("portale.creditor.segregation-code must be 2 digits");
        }
    }
}
