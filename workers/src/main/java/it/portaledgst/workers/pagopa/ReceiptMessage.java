package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.identity.EmailAddresses;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TimeZone;
import java.util.regex.Pattern;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;

/** pagoPA's receipt, in both versions, read to the end so that nothing invalid is taken for one. */
final class ReceiptMessage {

    private static final Pattern OUTCOME = Pattern.compile("OK|KO");
    private static final Pattern SUBJECT_TYPE = Pattern.compile("[FG]");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern TRANSFER_NUMBER = Pattern.compile("\\s*\\+?0*[1-5]\\s*");

    private final boolean v2;
    private final byte[] raw;

    private ReceiptMessage(boolean v2, byte[] raw) {
        this.v2 = v2;
        this.raw = raw;
    }

    record SendRt(Station station, IncomingReceipt receipt) {
    }

    static SendRt read(Fields in, boolean v2, byte[] raw) {
        return new SendRt(Station.read(in), in.child("receipt", new ReceiptMessage(v2, raw)::receipt));
    }

    private IncomingReceipt receipt(Fields in) {
        var receiptId = in.text("receiptId", 0, Integer.MAX_VALUE);
        var noticeNumber = in.matching("noticeNumber", NoticeQuestion.NOTICE_NUMBER);
        var creditor = in.matching("fiscalCode", NoticeQuestion.FISCAL_CODE);
        var outcome = in.matching("outcome", OUTCOME);
        var reference = in.text("creditorReferenceId", 35);
        var amount = in.amount("paymentAmount");
        var description = in.text("description", 140);
        in.text("companyName", 140);
        in.optionalText("officeName", 140);
        in.child("debtor", ReceiptMessage::subjectName);
        var transfers = in.child("transferList", list -> list.repeated("transfer", 5, this::transfer));
        var pspId = in.text("idPSP", 35);
        var pspFiscalCode = in.optionalText("pspFiscalCode", 70);
        var pspVat = in.optionalText("pspPartitaIVA", 20);
        var pspName = in.text("PSPCompanyName", 70);
        in.text("idChannel", 35);
        in.text("channelDescription", 35);
        var payer = in.optionalChild("payer", ReceiptMessage::subjectName);
        var method = in.optionalText("paymentMethod", 35);
        if (v2) {
            in.optionalText("paymentNote", 210);
        }
        BigDecimal fee = in.optionalAmount("fee");
        if (v2) {
            in.optionalAmount("primaryCiIncurredFee");
            in.optionalText("idBundle", 70);
            in.optionalText("idCiBundle", 70);
        }
        var paidAt = in.optionalDateTime("paymentDateTime");
        var applicationDate = in.optionalDate("applicationDate");
        var transferDate = in.optionalDate("transferDate");
        in.optionalChild("metadata", ReceiptMessage::metadata);
        var standIn = in.optionalFlag("standIn");

        if (receiptId.isBlank()) {
            throw new Refused(Fault.PAA_SINTASSI_EXTRAXSD, "receiptId is empty");
        }
        if (!outcome.equals("OK")) {
            throw new Refused(Fault.PAA_SEMANTICA, "a receipt with outcome KO tells of no payment");
        }
        return new IncomingReceipt(receiptId, noticeNumber, creditor, reference, amount, outcome, pspId, pspName,
                pspFiscalCode == null ? pspVat : pspFiscalCode, payer, fee, instant(paidAt), date(applicationDate),
                date(transferDate), method, description, standIn, transfers, raw);
    }

    private Transfer transfer(Fields in) {
        int number = Integer.parseInt(in.matching("idTransfer", TRANSFER_NUMBER).strip());
        var amount = in.amountNotZero("transferAmount");
        var creditor = in.matching("fiscalCodePA", NoticeQuestion.FISCAL_CODE);
        if (v2) {
            in.optionalText("companyName", 140);
        }
        boolean stamped = v2 && in.present("MBDAttachment");
        var stamp = stamped ? in.base64("MBDAttachment") : null;
        var iban = stamped ? null : in.text("IBAN", 35);
        var remittance = in.text("remittanceInformation", 140);
        var category = in.text("transferCategory", 140);
        in.optionalChild("metadata", ReceiptMessage::metadata);
        return new Transfer(number, amount, creditor, iban, stamp, remittance, category);
    }

    private static String subjectName(Fields in) {
        in.child("uniqueIdentifier", identifier -> {
            identifier.matching("entityUniqueIdentifierType", SUBJECT_TYPE);
            return identifier.text("entityUniqueIdentifierValue", 2, 16);
        });
        var name = in.text("fullName", 70);
        in.optionalText("streetName", 70);
        in.optionalText("civicNumber", 16);
        in.optionalText("postalCode", 16);
        in.optionalText("city", 35);
        in.optionalText("stateProvinceRegion", 35);
        in.optionalMatching("country", COUNTRY);
        in.optionalMatching("e-mail", EmailAddresses.OF_PAGOPA);
        return name;
    }

    private static Void metadata(Fields in) {
        in.repeated("mapEntry", 15, entry -> {
            entry.text("key", 140);
            return entry.text("value", 140);
        });
        return null;
    }

    /** Without an offset it is the time in Rome. */
    private static Instant instant(XMLGregorianCalendar calendar) {
        if (calendar == null) {
            return null;
        }
        return calendar.getTimezone() == DatatypeConstants.FIELD_UNDEFINED
                ? calendar.toGregorianCalendar(TimeZone.getTimeZone(PaymentTerms.ROME), null, null).toInstant()
                : calendar.toGregorianCalendar().toInstant();
    }

    private static LocalDate date(XMLGregorianCalendar calendar) {
        return calendar == null ? null : LocalDate.of(calendar.getYear(), calendar.getMonth(), calendar.getDay());
    }
}
