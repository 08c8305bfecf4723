package it.portaledgst.workers.document;

import java.util.Locale;

/**
 * What stands in grey beside the Italian of a notice. pagoPA's own wording is used where we have it (the English note on
 * amounts); the rest is this project's translation.
 */
public enum SecondLanguage {
    GERMAN(Locale.GERMAN, "ZAHLUNGSMITTEILUNG", "GLÄUBIGER", "EMPFÄNGER", "WIE VIEL UND BIS WANN?", "WO BEZAHLEN?", "ZAHLUNGSDATEN",
            "Betrag", "zahlbar bis", "Sie können in einer Rate bezahlen.",
            "Bei der Zahlung kann der Betrag steigen (durch Strafen, Zinsen, Zustellungskosten oder Sonstiges) oder sinken (durch Abzüge oder Gutschriften).",
            "Mit der App IO, auf der Website von %s, mit Ihrem Home Banking, Ihrer Bezahl-App oder über die anderen zugelassenen Kanäle.",
            "Bei Banken und Geldautomaten, Postämtern und Poststellen, in Bars, Kiosken, Annahmestellen, Supermärkten, Tabakläden und anderen Vertragsgeschäften.",
            "Einzige Rate zahlbar bis", "Empfänger", "Gläubiger", "Zahlungsgrund", "Zahlungscode", "Steuernummer des Gläubigers",
            "Scannen Sie den QR-Code mit Ihrer Bezahl-App oder verwenden Sie die Daten daneben."),
    ENGLISH(Locale.ENGLISH, "PAYMENT NOTICE", "CREDITOR", "RECIPIENT", "HOW MUCH AND BY WHEN?", "WHERE TO PAY?", "PAYMENT DATA",
            "Amount", "by", "You can pay in one instalment.",
            "During the payment the amount may increase (due to penalties, interest, notification costs or other factors) or be reduced (due to discounts or credit notes).",
            "With the IO app, on the website of %s, with your home banking, your payment app or the other enabled channels.",
            "At banks and cash machines, post offices and postal points, in bars, newsagents, betting shops, supermarkets, tobacconists and other participating shops.",
            "Single instalment by", "Recipient", "Creditor", "Subject of the payment", "Notice code", "Creditor's tax code",
            "Scan the QR code with your payment app or use the data beside it.");

    final Locale locale;
    final String title;
    final String creditorBar;
    final String debtorBar;
    final String amountBar;
    final String whereBar;
    final String dataBar;
    final String amount;
    final String dueBy;
    final String oneInstalment;
    final String note;
    final String online;
    final String territory;
    final String singleInstalment;
    final String debtor;
    final String creditor;
    final String subject;
    final String noticeCode;
    final String creditorCode;
    final String scan;

    SecondLanguage(Locale locale, String title, String creditorBar, String debtorBar, String amountBar, String whereBar, String dataBar,
                   String amount, String dueBy, String oneInstalment, String note, String online, String territory, String singleInstalment,
                   String debtor, String creditor, String subject, String noticeCode, String creditorCode, String scan) {
        this.locale = locale;
        this.title = title;
        this.creditorBar = creditorBar;
        this.debtorBar = debtorBar;
        this.amountBar = amountBar;
        this.whereBar = whereBar;
        this.dataBar = dataBar;
        this.amount = amount;
        this.dueBy = dueBy;
        this.oneInstalment = oneInstalment;
        this.note = note;
        this.online = online;
        this.territory = territory;
        this.singleInstalment = singleInstalment;
        this.debtor = debtor;
        this.creditor = creditor;
        this.subject = subject;
        this.noticeCode = noticeCode;
        this.creditorCode = creditorCode;
        this.scan = scan;
    }
}
