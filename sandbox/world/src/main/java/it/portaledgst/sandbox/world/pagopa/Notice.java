package it.portaledgst.sandbox.world.pagopa;

import java.util.Optional;

/** A payment notice as pagoPA knows it: the creditor's tax code and the 18 digits. */
record Notice(String creditor, String code) {

    /** Accepts what people type (spaces, dots) and the content of the notice's QR code. */
    static Optional<Notice> parse(String creditor, String code) {
        String typed = code == null ? "" : code.strip();
        String owner = creditor == null ? "" : creditor.strip();
        String[] qr = typed.split("\\|");
        if (qr.length >= 4 && qr[0].equals("PAGOPA")) {
            typed = qr[2];
            owner = qr[3];
        }
        String digits = typed.replaceAll("[\\s.-]", "");
        return digits.matches("\\d{18}") && owner.matches("\\d{11}")
                ? Optional.of(new Notice(owner, digits)) : Optional.empty();
    }

    /** The notice code without its auxiliary digit. */
    String iuv() {
        return code.substring(1);
    }

    /** As it is printed on the notice. */
    String grouped() {
        return code.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
