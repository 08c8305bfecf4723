package it.portaledgst.domain.desk;

import it.portaledgst.domain.identity.TaxCodes;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.text.SearchText;
import java.time.LocalDate;

/**
 * What the desk looks for. Every part may be null and then restricts nothing; all of them null is no search.
 *
 * @param noticeCode however its digits are grouped; the whole of it
 * @param taxCode    of the debtor, of any country; the whole of it
 * @param words      parts of the debtor's name or of the reason for payment; kept without accents and signs
 * @param from       first day, Europe/Rome, on which the request was created
 * @param to         last day
 */
public record DeskFilter(String noticeCode, String taxCode, String words, PaymentState state, LocalDate from, LocalDate to) {

    /** Of the words, in characters. */
    public static final int MIN_WORDS = 3;
    public static final int MAX_TEXT = 80;

    public DeskFilter {
        noticeCode = noticeCode == null || noticeCode.isBlank() ? null : NoticeCode.digits(noticeCode);
        taxCode = taxCode == null || taxCode.isBlank() ? null : TaxCodes.normalise(taxCode);
        words = words == null || words.isBlank() ? null : SearchText.normalise(words);
    }

    static DeskFilter byNoticeCode(String noticeCode) {
        return new DeskFilter(noticeCode, null, null, null, null, null);
    }
}
