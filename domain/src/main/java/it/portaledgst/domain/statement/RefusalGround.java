package it.portaledgst.domain.statement;

import java.util.Arrays;
import java.util.Optional;

/** Why an office refuses a statement. The sentences are for who asked; Tasklist's form offers all but the one that needs words. */
public enum RefusalGround {
    NOT_ENTITLED("non risulta che tu rappresenti la società", "it is not known that you represent the company"),
    WRONG_DATA("i dati della società non corrispondono: controllali e fai una nuova richiesta",
            "the company's data do not match: check them and ask again"),
    NOTHING_PAID("nel periodo scelto non risultano pagamenti per la società", "nothing was paid for the company in the period"),
    TOO_MANY("i pagamenti del periodo sono troppi per un solo estratto: chiedi periodi più brevi",
            "too much was paid in the period for one statement: ask for shorter periods"),
    /** Said in words, in the portal. */
    OTHER("", "");

    private final String italian;
    private final String english;

    RefusalGround(String italian, String english) {
        this.italian = italian;
        this.english = english;
    }

    static Optional<RefusalGround> of(String code) {
        return Arrays.stream(values()).filter(ground -> ground.name().equals(code)).findFirst();
    }

    /** @param words what was added, or null */
    public String sentence(String language, String words) {
        var sentence = language.equals("it") ? italian : english;
        return words == null ? sentence : sentence.isEmpty() ? words : sentence + ". " + words;
    }
}
