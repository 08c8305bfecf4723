package it.portaledgst.domain.identity;

import com.helger.masterdata.vat.VATINSyntaxChecker;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number by which a country's tax office knows somebody: codice fiscale or partita IVA in Italy, elsewhere whatever
 * that country calls its tax or VAT number. It is only tidied here, so that an unfinished form has one too.
 *
 * @param country two capital letters; empty as long as nothing is chosen
 */
public record TaxId(String country, String number) {

    /** What the office reads; pagoPA is never told a foreign number. */
    public static final int MAX_FOREIGN = 35;

    private static final Pattern FOREIGN = Pattern.compile("(?=.*[A-Z0-9])[A-Z0-9./+*&-]{1," + MAX_FOREIGN + "}");
    private static final Pattern SEPARATORS = Pattern.compile("[./-]");
    /** Not a member state any more: the numbers are not the Union's. */
    private static final String UNITED_KINGDOM = "GB";

    public TaxId {
        country = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
        number = TaxCodes.normalise(number);
    }

    public static TaxId italian(String code) {
        return new TaxId(Countries.ITALY, code);
    }

    public boolean isItalian() {
        return Countries.ITALY.equals(country);
    }

    /** Of a country that exists and is not Italy, and written as any such number may be. */
    public boolean isForeign() {
        return !isItalian() && Countries.isCountry(country) && hasForeignShape();
    }

    /** 1 to 35 letters without accents, digits and {@code . / - + * &}, at least one letter or digit. */
    public boolean hasForeignShape() {
        return FOREIGN.matcher(number).matches();
    }

    /**
     * False for what claims to be a VAT number of a member state, by beginning with the state's letters, and has not the
     * form or the check digit of one. A tax number without those letters is nobody's to judge: countries have many kinds.
     */
    public boolean mayBeRight() {
        return !isVatNumber() || VATINSyntaxChecker.isValidVATIN(bare(), false);
    }

    /** The same for the same person however the number was written, and never the same for two countries. */
    public String key() {
        return country + " " + (isVatNumber() ? bare().substring(2) : bare());
    }

    private boolean isVatNumber() {
        // the library looks at the first two letters of something longer
        return !isItalian() && !country.equals(UNITED_KINGDOM) && !country.isEmpty() && bare().startsWith(vatPrefix())
                && VATINSyntaxChecker.isValidatorPresent(vatPrefix() + "0");
    }

    private String vatPrefix() {
        return country.equals("GR") ? "EL" : country;
    }

    private String bare() {
        return SEPARATORS.matcher(number).replaceAll("");
    }

    /** Personal data stay out of logs, also by mistake. */
    @Override
    public String toString() {
        return "TaxId[" + country + "]";
    }
}
