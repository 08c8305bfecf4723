package it.portaledgst.domain.faq;

public record FaqEntry(String id, String category, String question, String answer) {
}
