package it.portaledgst.workers.pagopa;

import java.util.regex.Pattern;

/** What verify and get ask: may this notice be paid, and how? {@code transferType} is null when any account will do. */
record NoticeQuestion(Station station, String creditor, String noticeNumber, String transferType) {

    static final Pattern FISCAL_CODE = Pattern.compile("[0-9]{11}");
    static final Pattern NOTICE_NUMBER = Pattern.compile("[0-9]{18}");
    private static final Pattern TRANSFER_TYPE = Pattern.compile("POSTAL|PAGOPA");

    private record QrCode(String creditor, String noticeNumber) {

        static QrCode read(Fields in) {
            return new QrCode(in.matching("fiscalCode", FISCAL_CODE), in.matching("noticeNumber", NOTICE_NUMBER));
        }
    }

    static NoticeQuestion readVerify(Fields in) {
        var station = Station.read(in);
        var qrCode = in.child("qrCode", QrCode::read);
        return new NoticeQuestion(station, qrCode.creditor, qrCode.noticeNumber, null);
    }

    /** Both versions of get ask the same. The amount is what the caller believes; ours is the one that counts. */
    static NoticeQuestion readGet(Fields in) {
        var asked = readVerify(in);
        in.optionalAmount("amount");
        in.optionalText("paymentNote", 210);
        var transferType = in.optionalMatching("transferType", TRANSFER_TYPE);
        in.optionalDate("dueDate");
        return new NoticeQuestion(asked.station, asked.creditor, asked.noticeNumber, transferType);
    }
}
