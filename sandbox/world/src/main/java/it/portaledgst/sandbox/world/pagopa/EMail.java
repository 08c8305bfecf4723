package it.portaledgst.sandbox.world.pagopa;

import java.util.regex.Pattern;

/** The e-mail pattern of pagoPA's own contracts. */
final class EMail {

    private static final Pattern PATTERN = Pattern.compile("[a-zA-Z0-9_.+\\-]+@[a-zA-Z0-9\\-]+(\\.[a-zA-Z0-9\\-]+)*");

    private EMail() {
    }

    static boolean valid(String text) {
        return text != null && text.length() <= 256 && PATTERN.matcher(text).matches();
    }
}
