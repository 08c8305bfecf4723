package it.portaledgst.domain.catalogue;

import java.math.BigDecimal;

/** An amount somebody published: information for the card, never a default of the form. */
public record PublishedAmount(String item, BigDecimal euro, String source) {
}
