package it.portaledgst.domain.answer;

/**
 * A canned answer as it is edited.
 *
 * @param englishText empty when there is none: then it is not offered for an English answer
 * @param shown       whether it is offered at all
 */
public record AnswerText(AnswerCategory category, String title, String text, String englishText, boolean shown) {

    public AnswerText {
        title = title == null ? "" : title.strip();
        text = text == null ? "" : text.strip();
        englishText = englishText == null ? "" : englishText.strip();
    }
}
