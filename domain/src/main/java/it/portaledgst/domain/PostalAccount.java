package it.portaledgst.domain;

import static it.portaledgst.domain.Creditor.must;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * A creditor's account at Poste Italiane, and Poste's leave to print its slip on notices (decision 0042).
 *
 * @param number        up to 12 digits, printed as it is written here
 * @param holder        in whose name the account is
 * @param iban          of the same account; registered for the creditor in pagoPA's back office
 * @param authorisation what Poste wants printed once it has seen and approved the creditor's proofs: AUT. DB/...
 */
public record PostalAccount(String number, String holder, String iban, String authorisation) {

    private static final int DIGITS = 12;
    private static final int MAX_HOLDER = 50;
    private static final int MAX_AUTHORISATION = 60;
    /** Poste is the bank 07601; the account itself comes after the five digits of the branch. */
    private static final String BEFORE_ACCOUNT = "IT\\d{2}[A-Z]07601\\d{5}";

    /** The number as codes and IBANs hold it. */
    public String padded() {
        return "0".repeat(DIGITS - number.length()) + number;
    }

    boolean nothing() {
        return settings().allMatch(String::isBlank);
    }

    void mustBeRight(String creditor) {
        var account = "the postal-account of the creditor " + creditor;
        must(settings().noneMatch(String::isBlank), account + " needs its number, holder, iban and authorisation, all or none of them: "
                + "without Poste's authorisation no slip is printed");
        must(number.matches("\\d{1," + DIGITS + "}"), "the number of " + account + " must be up to " + DIGITS + " digits");
        must(holder.length() <= MAX_HOLDER, "the holder of " + account + " must have up to " + MAX_HOLDER + " characters");
        must(Creditor.isIban(iban) && iban.matches(BEFORE_ACCOUNT + padded()),
                "the iban of " + account + " is not the one of Poste's account " + number + ": check its digits");
        must(authorisation.startsWith("AUT. DB/") && authorisation.length() <= MAX_AUTHORISATION,
                "the authorisation of " + account + " must be the line Poste gave for it: AUT. DB/..., up to " + MAX_AUTHORISATION + " characters");
    }

    private Stream<String> settings() {
        return Stream.of(number, holder, iban, authorisation).map(setting -> Objects.requireNonNullElse(setting, ""));
    }
}
