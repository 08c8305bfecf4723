package it.portaledgst.processes;

import java.util.regex.Pattern;

/** What must never reach the engine, recognised by its form: tax codes, e-mail addresses, bank accounts. */
final class PersonalData {

    private static final Pattern TAX_CODE = Pattern.compile(
            "[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]", Pattern.CASE_INSENSITIVE);
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"]+@[^\\s@\"]+\\.[a-z]{2,}", Pattern.CASE_INSENSITIVE);
    private static final Pattern IBAN = Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}", Pattern.CASE_INSENSITIVE);

    private PersonalData() {
    }

    static boolean in(String value) {
        return TAX_CODE.matcher(value).find() || EMAIL.matcher(value).find() || IBAN.matcher(value).find();
    }
}
