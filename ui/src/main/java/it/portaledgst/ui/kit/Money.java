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

    /** Digits, optional dots between thousands, optional comma with one or two digits: one grammar in both languages. */
    private static final Pattern TYPED = Pattern.compile("(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d{1,2})?");

    private Money() {
    }

    public static String format(BigDecimal amount, Locale language) {
        var format = NumberFormat.getCurrencyInstance(Language.of(language).formats());
        format.setCurrency(Currency.getInstance("EUR"));
        return format.format(amount);
    }

    /** Empty when what was typed does not follow the grammar; nothing is guessed. */
    public static Optional<BigDecimal> parse(String typed) {
        String text = typed == null ? "" : typed.strip().replace("€", "").strip();
        if (!TYPED.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replace(".", "").replace(',', '.')).setScale(2));
    }
}
