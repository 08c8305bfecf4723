package it.portaledgst.domain.catalogue;

import java.math.BigDecimal;

/**
 * An amount somebody published: information for the card, never a default of the form.
 *
 * @param euro     null when it was published only that the office tells it
 * @param law      null when it is not known which one sets the amount
 * @param source   who published it, and as of when if that is known
 * @param official published by the Ministry or one of its offices, and in force as far as is known
 */
public record PublishedAmount(String item, BigDecimal euro, String law, String source, boolean official) {
}
