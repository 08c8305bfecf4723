package it.portaledgst.sandbox.world.pagopa;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a creditor asks for a receipt that did not come. */
@RestController
@RequestMapping("/gpd/payments-receipts-service/v1/payments/{creditor}/receipts")
class ReceiptsApi {

    private final Receipts receipts;

    ReceiptsApi(Receipts receipts) {
        this.receipts = receipts;
    }

    /** The message {@code paSendRTV2Request} without its envelope, as it was or will be sent. */
    @GetMapping("/{iuv}")
    ResponseEntity<Object> receipt(@PathVariable String creditor, @PathVariable String iuv,
                                   @RequestParam(required = false) String segregationCodes) {
        List<Receipt> found = receipts.knownTo(creditor, iuv);
        if (found.isEmpty() || !allowed(segregationCodes, iuv)) {
            return ProblemJson.of(HttpStatus.NOT_FOUND, "Not found the receipt",
                    "Not found a receipt for Organization Fiscal Code " + creditor + " and IUV " + iuv);
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(withoutEnvelope(found.getLast().message()));
    }

    private static boolean allowed(String segregationCodes, String iuv) {
        return segregationCodes == null || iuv.length() >= 2
                && Arrays.asList(segregationCodes.split(",")).contains(iuv.substring(0, 2));
    }

    @GetMapping
    ResponseEntity<Object> list(@PathVariable String creditor, @RequestParam(defaultValue = "0") int pageNum,
                                @RequestParam(defaultValue = "20") int pageSize,
                                @RequestParam(required = false) String debtor, @RequestParam(required = false) String debtorOrIuv,
                                @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to,
                                @RequestParam(required = false) String segregationCodes) {
        if (pageNum < 0 || pageSize < 1 || pageSize > 100) {
            return ProblemJson.of(HttpStatus.BAD_REQUEST, "Bad request", "pageNum starts from 0, pageSize is 1 to 100");
        }
        List<Receipt> found = receipts.knownTo(creditor).stream()
                .filter(receipt -> allowed(segregationCodes, receipt.notice().iuv()))
                .filter(receipt -> debtor == null || receipt.debtor().equals(debtor))
                .filter(receipt -> debtorOrIuv == null || receipt.debtor().startsWith(debtorOrIuv) || receipt.notice().iuv().startsWith(debtorOrIuv))
                .filter(receipt -> from == null || !paidOn(receipt).isBefore(from))
                .filter(receipt -> to == null || !paidOn(receipt).isAfter(to))
                .toList();
        if (found.isEmpty()) {
            return ProblemJson.of(HttpStatus.NOT_FOUND, "Not found the receipts",
                    "Not found receipts for Organization Fiscal Code " + creditor + " and page " + pageNum);
        }
        List<Map<String, Object>> page = found.stream().skip((long) pageNum * pageSize).limit(pageSize).map(ReceiptsApi::row).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("currentPageNumber", pageNum);
        answer.put("length", page.size());
        answer.put("totalPages", (found.size() + pageSize - 1) / pageSize);
        answer.put("results", page);
        return ResponseEntity.ok(answer);
    }

    private static LocalDate paidOn(Receipt receipt) {
        return LocalDate.ofInstant(receipt.paidAt(), Node.ROME);
    }

    private static Map<String, Object> row(Receipt receipt) {
        return Map.of("organizationFiscalCode", receipt.notice().creditor(), "iuv", receipt.notice().iuv(),
                "debtor", receipt.debtor(), "paymentDateTime", LocalDateTime.ofInstant(receipt.paidAt(), Node.ROME).toString(),
                "status", "PAID");
    }

    private static String withoutEnvelope(String message) {
        StringWriter text = new StringWriter();
        try {
            Transformer copy = TransformerFactory.newDefaultInstance().newTransformer();
            copy.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            copy.transform(new DOMSource(SoapAnswer.parse(message, SoapRequests.RECEIPT).element()), new StreamResult(text));
        } catch (TransformerException | SoapAnswer.Malformed e) {
            throw new IllegalStateException("a receipt of ours cannot be read", e);
        }
        return text.toString();
    }
}
