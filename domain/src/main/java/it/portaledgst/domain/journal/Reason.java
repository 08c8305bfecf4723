package it.portaledgst.domain.journal;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import java.util.regex.Pattern;

/**
 * Why: a purpose, words, or both.
 *
 * @param purpose null when the words say it all
 * @param words   null when there are none
 */
public record Reason(Purpose purpose, String words) {

    /** Of the words, in characters. */
    public static final int MAX_WORDS = 500;

    /** For acts that explain themselves. */
    public static final Reason NONE = new Reason(null, null);

    /** What people would recognise somebody by: a tax code, an e-mail address. */
    private static final Pattern PERSONAL = Pattern.compile(
            "[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|[^\\s@]+@[^\\s@]+\\.[a-z]{2,}",
            Pattern.CASE_INSENSITIVE);

    public Reason {
        words = words == null || words.isBlank() ? null : words.strip();
        if (words != null && words.length() > MAX_WORDS) {
            throw new RejectedException(Refusal.REASON_LONG, MAX_WORDS);
        }
        if (words != null && PERSONAL.matcher(words).find()) {
            throw new RejectedException(Refusal.REASON_PERSONAL);
        }
    }

    /**
     * Why somebody looks.
     *
     * @throws RejectedException without a purpose, or when it is another one and no words say which
     */
    public static Reason of(Purpose purpose, String words) {
        var reason = new Reason(purpose, words);
        if (purpose == null || purpose == Purpose.OTHER && reason.words == null) {
            throw new RejectedException(Refusal.REASON_MISSING);
        }
        return reason;
    }

    /** @throws RejectedException without words */
    public static Reason inWords(String words) {
        var reason = new Reason(null, words);
        if (reason.words == null) {
            throw new RejectedException(Refusal.REASON_MISSING);
        }
        return reason;
    }
}
