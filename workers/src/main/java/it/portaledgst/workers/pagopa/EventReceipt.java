package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.IncomingReceipt.RawType;
import it.portaledgst.domain.receipt.Transfer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The receipt ({@code CtReceiptModelResponse}) that pagoPA's archive of events tells of, as one that was pushed. */
final class EventReceipt {

    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private EventReceipt() {
    }

    /** @throws RuntimeException for what is not such a receipt, or cannot be kept */
    static IncomingReceipt read(byte[] body) {
        var in = JSON.readTree(body);
        var fiscalCode = text(in, "pspFiscalCode", 70);
        return new IncomingReceipt(needed(in, "receiptId", Integer.MAX_VALUE), needed(in, "noticeNumber", 18), needed(in, "fiscalCode", 11),
                needed(in, "creditorReferenceId", 35), amount(in, "paymentAmount"), text(in, "outcome", 2), needed(in, "idPSP", 35),
                text(in, "pspCompanyName", 70), fiscalCode == null ? text(in, "pspPartitaIVA", 70) : fiscalCode,
                text(in.path("payer"), "fullName", 70), in.hasNonNull("fee") ? amount(in, "fee") : null, paidAt(in),
                date(in, "applicationDate"), date(in, "transferDate"), text(in, "paymentMethod", 35), text(in, "description", 140),
                false, transfers(in.path("transferList")), body, RawType.JSON);
    }

    private static List<Transfer> transfers(JsonNode list) {
        var transfers = new ArrayList<Transfer>();
        for (var in : list) {
            var iban = text(in, "iban", 35);
            var stamp = iban == null ? Base64.getDecoder().decode(needed(in, "mbdAttachment", Integer.MAX_VALUE)) : null;
            transfers.add(new Transfer(in.path("idTransfer").asInt(transfers.size() + 1), amount(in, "transferAmount"),
                    needed(in, "fiscalCodePA", 11), iban, stamp, needed(in, "remittanceInformation", 140), needed(in, "transferCategory", 140)));
        }
        return transfers;
    }

    private static BigDecimal amount(JsonNode in, String name) {
        return in.path(name).decimalValue().setScale(2);
    }

    /** Only the day is certain to be told; a receipt then goes by its application date. */
    private static Instant paidAt(JsonNode in) {
        var told = text(in, "paymentDateTimeFormatted", 40);
        if (told == null) {
            return null;
        }
        return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(told, ZonedDateTime::from, LocalDateTime::from)) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.atZone(PaymentTerms.ROME).toInstant();
            default -> throw new IllegalArgumentException("paymentDateTimeFormatted");
        };
    }

    private static LocalDate date(JsonNode in, String name) {
        var told = text(in, name, 40);
        if (told == null && name.equals("applicationDate")) {
            told = text(in, "paymentDateTime", 40);
        }
        return told == null ? null : LocalDate.parse(told.substring(0, Math.min(10, told.length())));
    }

    private static String needed(JsonNode in, String name, int max) {
        var text = text(in, name, max);
        if (text == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    /** Null when it is not there, or empty. */
    private static String text(JsonNode in, String name, int max) {
        var text = in.path(name).asString("");
        if (text.codePointCount(0, text.length()) > max) {
            throw new IllegalArgumentException(name + " has more than " + max + " characters");
        }
        return text.isBlank() ? null : text;
    }
}
