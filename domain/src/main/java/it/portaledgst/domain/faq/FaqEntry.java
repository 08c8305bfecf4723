package it.portaledgst.domain.faq;

import java.util.Locale;

/** @param language of question and answer */
public record FaqEntry(String id, FaqCategory category, String question, String answer, Locale language) {
}
