package it.portaledgst.domain.answer;

import it.portaledgst.domain.support.SupportCategory;
/**
 * A canned answer as it is edited.
 *
 * @param englishText empty when there is none: then it is not offered for an English answer
 * @param shown       whether it is offered at all
 */
public record AnswerText(SupportCategory category, String title, String text, String englishText, boolean shown) {

    public AnswerText {
        title = title == null ? "" : title.strip();
        text = text == null ? "" : text.strip();
        englishText = englishText == null ? "" : englishText.strip();
    }
}
