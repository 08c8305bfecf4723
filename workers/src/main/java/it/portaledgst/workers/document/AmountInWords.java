package it.portaledgst.workers.document;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts as Italians write them on cheques: cinquantuno/50. The cents stay digits. */
final class AmountInWords {

    private static final String SOFT_HYPHEN = "\u00ad";
    /** Part of a longer word, three is written without accent unless it ends the word: ventitré, ventitremila. */
    private static final Pattern THREE_INSIDE = Pattern.compile("tré(?=\\p{L})");
    private static final Pattern THREE_AT_THE_END = Pattern.compile("(?<=\\p{L})tre\\b", Pattern.UNICODE_CHARACTER_CLASS);

    /** Slow to make and not safe for threads. */
    private static final RuleBasedNumberFormat NUMBERS = new RuleBasedNumberFormat(Locale.ITALIAN, RuleBasedNumberFormat.SPELLOUT);

    private AmountInWords() {
    }

    static String of(BigDecimal euro) {
        var cents = euro.movePointRight(2).longValueExact();
        return "%s/%02d".formatted(number(cents / 100), cents % 100);
    }

    private static synchronized String number(long whole) {
        var words = NUMBERS.format(whole, "%spellout-numbering").replace(SOFT_HYPHEN, "");
        return THREE_AT_THE_END.matcher(THREE_INSIDE.matcher(words).replaceAll("tre")).replaceAll("tré");
    }
}
