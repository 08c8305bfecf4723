package it.portaledgst.sandbox.world.pagopa;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import it.portaledgst.sandbox.world.pagopa.SoapAnswer.Malformed;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * pagoPA's archive of payment events (biz-events): whoever knows the IUR of a payment is told its receipt as JSON, also
 * when neither the queue nor the receipts service will ever have it.
 */
@RestController
@RequestMapping("/bizevents/service/v1/organizations/{creditor}/receipts/{iur}")
class EventsApi {

    private static final List<String> TEXTS = List.of("receiptId", "noticeNumber", "fiscalCode", "outcome", "creditorReferenceId",
            "description", "companyName", "officeName", "idPSP", "pspFiscalCode", "idChannel", "channelDescription", "paymentMethod",
            "applicationDate", "transferDate");

    private final Receipts receipts;
    private final Reports reports;
    private final Clock clock;

    EventsApi(Receipts receipts, Reports reports, Clock clock) {
        this.receipts = receipts;
        this.reports = reports;
        this.clock = clock;
    }

    @GetMapping({"", "/paymentoptions/{iuv}"})
    ResponseEntity<Object> receipt(@PathVariable String creditor, @PathVariable String iur,
                                   @PathVariable(required = false) String iuv) {
        return receipts.byReceiptId(creditor, iur)
                .filter(receipt -> iuv == null || receipt.notice().iuv().equals(iuv))
                .filter(receipt -> receipt.knownFrom() == null || !receipt.knownFrom().isAfter(clock.instant()))
                .filter(receipt -> !reports.withoutReceipt(receipt))
                .map(receipt -> ResponseEntity.ok((Object) told(receipt)))
                .orElseGet(() -> ProblemJson.of(HttpStatus.NOT_FOUND, "Not found a biz event", "Not found a receipt with IUR " + iur));
    }

    private static Map<String, Object> told(Receipt receipt) {
        try {
            SoapAnswer message = SoapAnswer.parse(receipt.message(), SoapRequests.RECEIPT).child("receipt");
            Map<String, Object> told = new LinkedHashMap<>();
            for (String name : TEXTS) {
                if (message.has(name)) {
                    told.put(name, message.text(name));
                }
            }
            told.put("pspCompanyName", message.text("PSPCompanyName"));
            told.put("paymentAmount", message.amount("paymentAmount"));
            told.put("fee", message.amount("fee"));
            told.put("paymentDateTime", LocalDate.ofInstant(receipt.paidAt(), Node.ROME));
            told.put("paymentDateTimeFormatted", receipt.paidAt().atZone(Node.ROME).toOffsetDateTime());
            told.put("debtor", subject(message.child("debtor")));
            if (message.has("payer")) {
                told.put("payer", subject(message.child("payer")));
            }
            List<Map<String, Object>> transfers = new ArrayList<>();
            for (SoapAnswer transfer : message.child("transferList").children("transfer")) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("idTransfer", Integer.parseInt(transfer.text("idTransfer")));
                one.put("transferAmount", transfer.amount("transferAmount"));
                for (String name : List.of("fiscalCodePA", "remittanceInformation", "transferCategory")) {
                    one.put(name, transfer.text(name));
                }
                one.put("iban", transfer.text("IBAN"));
                one.put("mbdAttachment", "");
                transfers.add(one);
            }
            told.put("transferList", transfers);
            return told;
        } catch (Malformed e) {
            throw new IllegalStateException("a receipt of ours cannot be read", e);
        }
    }

    private static Map<String, Object> subject(SoapAnswer subject) throws Malformed {
        SoapAnswer identifier = subject.child("uniqueIdentifier");
        return Map.of("entityUniqueIdentifierType", identifier.text("entityUniqueIdentifierType"),
                "entityUniqueIdentifierValue", identifier.text("entityUniqueIdentifierValue"), "fullName", subject.text("fullName"));
    }
}
