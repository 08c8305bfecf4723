package it.portaledgst.ui.kit;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import it.portaledgst.ui.language.Language;

/** How amounts are shown and typed. */
public final class Money {

    /** Cents after a comma and dots between thousands, as in Italy, or the other way round, as in English. */
    private static final Pattern WITH_CENTS = Pattern.compile(
            "(\\d+|\\d{1,3}(\\.\\d{3})+),\\d{1,2}|(\\d+|\\d{1,3}(,\\d{3})+)\\.\\d{1,2}");
    /** A mark that comes back stands between thousands. */
    private static final Pattern WHOLE = Pattern.compile("\\d+|\\d{1,3}([.,])\\d{3}(\\1\\d{3})+");
    /** A thousand to an Italian is one and a few thousandths to an English reader, or the other way round. */
    private static final Pattern AMBIGUOUS = Pattern.compile("\\d{1,3}[.,]\\d{3}");
    private static final Pattern MARKS = Pattern.compile("[.,]");

    private Money() {
    }

    public static String format(BigDecimal amount, Locale language) {
        var format = NumberFormat.getCurrencyInstance(Language.of(language).formats());
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(amount);
    }

    /**
     * What was typed as an amount, in any language of the portal: a form begun in one language may be finished in another.
     * Empty when it follows none of the two grammars or could mean two amounts; nothing is guessed.
     */
    public static Optional<BigDecimal> parse(String typed) {
        String text = bare(typed);
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(new BigDecimal(MARKS.matcher(text).replaceAll("")).setScale(2));
        }
        if (!WITH_CENTS.matcher(text).matches()) {
            return Optional.empty();
        }
        int mark = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'));
        String euro = MARKS.matcher(text.substring(0, mark)).replaceAll("");
        return Optional.of(new BigDecimal(euro + "." + text.substring(mark + 1)).setScale(2));
    }

    /** Whether only the cents are missing to know what was meant: "1.050" and "1,050" are one amount in one language and another in the next. */
    public static boolean ambiguous(String typed) {
        return AMBIGUOUS.matcher(bare(typed)).matches();
    }

    private static String bare(String typed) {
        return typed == null ? "" : typed.strip().replace("€", "").strip();
    }
}
