package it.portaledgst.domain.identity;

import it.portaledgst.domain.Problem;
import it.portaledgst.domain.Refusal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * E-mail syntax, checked just enough (delivery is the real proof), and certified mailboxes (PEC). A PEC cannot be told
 * from its syntax: a known provider is an error where a normal mailbox is wanted, a domain that merely looks like one
 * deserves a question.
 */
public final class EmailAddresses {

    private static final int MAX_LENGTH = 254;
    private static final Pattern SYNTAX = Pattern.compile("[^@\\s<>\",;]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private static final Set<String> PROVIDERS = Set.of("pec.it", "legalmail.it", "postecert.it", "postcert.it",
            "raccomandata.eu", "viapec.net", "emarche.it", "pec.aruba.it", "arubapec.it", "pecimprese.it",
            "registerpec.it", "gigapec.it", "mypec.eu", "casellapec.com", "pecsicura.it", "sicurezzapostale.it",
            "actaliscertymail.it", "twtcert.it", "pec.libero.it", "cert.legalmail.it", "pec.buffetti.it",
            "postacertificata.gov.it", "pec-legal.it", "messaggipec.it", "lamiapec.it", "legpec.it");
    private static final Pattern PROVIDER_OF_ANY_COUNTRY = Pattern.compile("(^|\\.)postacert\\.[a-z.]+$");
    private static final Pattern LOOKS_LIKE_PEC = Pattern.compile(
            "(^|\\.)pec[.-]|^pec|legalmail|postacert|postecert|postcert|arubapec|(^|\\.)cert\\.|pec\\.");

    /** The addresses pagoPA takes in its messages; it refuses the whole message for any other. */
    public static final Pattern OF_PAGOPA = Pattern.compile(
            "(?=.{1,256}$)[a-zA-Z0-9_.+\\-]+@[a-zA-Z0-9\\-]+(\\.[a-zA-Z0-9\\-]+)*");

    private EmailAddresses() {
    }

    /** False for a good address that pagoPA cannot be told, such as one with an apostrophe. */
    public static boolean pagopaTakes(String address) {
        return address != null && OF_PAGOPA.matcher(address).matches();
    }

    /**
     * What is wrong with an address that letters are to reach, by the field of the form that is to be changed.
     *
     * @param notPec the person has confirmed that it is none although it looks like one
     */
    public static Map<String, Problem> problemsOfOrdinary(String address, boolean notPec) {
        if (!isValid(address)) {
            return Map.of("email", Problem.of(Refusal.EMAIL));
        }
        if (isKnownPec(address)) {
            return Map.of("email", Problem.of(Refusal.SUPPORT_PEC));
        }
        return looksLikePec(address) && !notPec ? Map.of("notPec", Problem.of(Refusal.SUPPORT_MAYBE_PEC)) : Map.of();
    }

    public static boolean isValid(String address) {
        return address != null && address.length() <= MAX_LENGTH && SYNTAX.matcher(address).matches();
    }

    /** The domain belongs to a known provider of certified mail. */
    public static boolean isKnownPec(String address) {
        var domain = domain(address);
        if (PROVIDER_OF_ANY_COUNTRY.matcher(domain).find()) {
            return true;
        }
        for (var part = domain; !part.isEmpty(); part = part.substring(part.indexOf('.') + 1)) {
            if (PROVIDERS.contains(part)) {
                return true;
            }
            if (part.indexOf('.') < 0) {
                return false;
            }
        }
        return false;
    }

    /** The domain is known, or has the look of certified mail; firms whose name contains "pec." also match. */
    public static boolean looksLikePec(String address) {
        return isKnownPec(address) || LOOKS_LIKE_PEC.matcher(domain(address)).find();
    }

    private static String domain(String address) {
        return address == null ? "" : address.substring(address.indexOf('@') + 1).strip().toLowerCase(Locale.ROOT);
    }
}
