package it.portaledgst.domain.answer;

/** A text the staff begins an answer with. The title is for colleagues only. */
public record CannedAnswer(String key, String title, String text) {
}
