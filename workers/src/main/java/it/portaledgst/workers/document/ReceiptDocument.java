package it.portaledgst.workers.document;

import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.catalogue.ServiceEntry;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipt;
import it.portaledgst.workers.ItalianText;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The citizen's copy of pagoPA's receipt. The original is the message as it came; what it did not say is not made up. */
@Component
public class ReceiptDocument {

    /** 30 mm: the address needs more modules than a notice, and each must be as easy to see. */
    private static final float QR_SIDE = 85.04f;

    private final Creditors creditors;
    private final Offices offices;

    ReceiptDocument(Creditors creditors, Offices offices) {
        this.creditors = creditors;
        this.offices = offices;
    }

    /**
     * @param service      the version of the service that the request was made with; empty when it is not known
     * @param verification where anybody may compare the receipt with what is stored
     */
    public byte[] produce(PaymentRequest request, Receipt receipt, Optional<ServiceEntry> service, String verification) {
        var title = "Ricevuta di pagamento " + request.noticeCode().grouped();
        try (var sheet = new Sheet(title, request.serviceTitle(), creditors.of(request).name(), receipt.storedAt(), receipt.key())) {
            sheet.text("H1", Rows.LEFT, 39.2f, Style.bold(10), "RICEVUTA DI PAGAMENTO");
            float y = sheet.block("P", Rows.LEFT, 84, Sheet.fit(request.serviceTitle(), Style.bold(16), Rows.RIGHT - Rows.LEFT, 2));
            y = outcome(sheet, Math.max(y + 8, 118), receipt.data());
            y = Rows.section(sheet, y, "PAGAMENTO", rows -> payment(rows, receipt));
            y = Rows.section(sheet, y, "ENTE CREDITORE", rows -> rows.creditor(creditors.of(request), offices.find(request.officeCode())));
            y = Rows.section(sheet, y, "DEBITORE", rows -> debtor(rows, request, receipt.data()));
            if (service.isPresent() && service.get().fields().stream().anyMatch(field -> !Rows.value(field, request.fields()).isBlank())) {
                y = Rows.section(sheet, y, "OGGETTO DEL PAGAMENTO", rows -> rows.fields(service.get(), request.fields()));
            }
            y = Rows.section(sheet, y, "RIFERIMENTI", rows -> references(rows, receipt));
            verification(sheet, y, verification);
            return sheet.finish();
        }
    }

    private static float outcome(Sheet sheet, float y, IncomingReceipt data) {
        sheet.text("P", Rows.LEFT, y, Style.bold(8), "Importo pagato");
        sheet.text("P", Rows.LEFT, y + 20, Style.bold(16), ItalianText.amount(data.amount()) + " Euro");
        sheet.text("P", Rows.VALUES, y, Style.bold(8), "Esito");
        sheet.text("P", Rows.VALUES, y + 20, Style.bold(16), "Pagato");
        return y + 40;
    }

    private static void payment(Rows rows, Receipt receipt) {
        var data = receipt.data();
        if (data.paidAt() != null) {
            rows.code("Data e ora operazione", ItalianText.moment(data.paidAt()));
        } else if (data.applicationDate() == null) {
            rows.code("Ricevuta pervenuta il", ItalianText.moment(receipt.storedAt()));
        }
        if (data.applicationDate() != null) {
            rows.code("Data contabile", ItalianText.day(data.applicationDate()));
        }
        rows.code("Importo (Euro)", ItalianText.amount(data.amount()));
        rows.text("Importo in lettere (Euro)", AmountInWords.of(data.amount()));
        if (data.fee() != null && data.fee().compareTo(BigDecimal.ZERO) > 0) {
            rows.code("Commissione del PSP (Euro)", ItalianText.amount(data.fee()));
            rows.code("Totale pagato (Euro)", ItalianText.amount(data.amount().add(data.fee())));
        }
        rows.text("Causale", data.description());
        rows.text("Prestatore di servizi di pagamento", data.pspName() == null ? data.pspId() : data.pspName());
        rows.code("Codice fiscale o identificativo del PSP", data.pspFiscalCode() == null ? data.pspId() : data.pspFiscalCode());
        if (data.paymentMethod() != null) {
            rows.text("Metodo di pagamento", method(data.paymentMethod()));
        }
    }

    private static void debtor(Rows rows, PaymentRequest request, IncomingReceipt data) {
        rows.debtor(request.debtor());
        if (data.payerName() != null) {
            rows.text("Pagamento eseguito da", data.payerName());
        }
    }

    private static void references(Rows rows, Receipt receipt) {
        var data = receipt.data();
        rows.code("Codice avviso", data.noticeCode().replaceAll("(\\d{4})(?=\\d)", "$1 "));
        rows.code("IUV", data.creditorReferenceId());
        rows.code("Numero univoco del pagamento (IUR)", data.receiptId());
        rows.code("Impronta SHA-256 dell'originale", receipt.sha256());
    }

    private static void verification(Sheet sheet, float top, String address) {
        float y = Rows.room(sheet, top, QR_SIDE + 8);
        sheet.modules(Rows.LEFT, y, QR_SIDE, QrCode.link(address), "Codice QR per verificare la ricevuta. Contiene l'indirizzo scritto accanto.");
        float x = Rows.LEFT + QR_SIDE + 14;
        float width = Rows.RIGHT - x;
        sheet.text("H2", x, y + 10, Style.bold(10), "VERIFICA LA RICEVUTA");
        y = sheet.block("P", x, y + 24, Sheet.wrap("Chi ha questa ricevuta può confrontarla con i dati del portale, senza accedere: "
                + "inquadra il codice o apri l'indirizzo.", Style.text(8), width));
        y = sheet.block("P", x, y + 2, Sheet.wrap(address, Style.code(7), width));
        sheet.block("P", x, y + 4, Sheet.wrap("Copia della ricevuta telematica inviata da pagoPA. L'originale, in formato elettronico, è "
                + "conservato dall'Ente Creditore e si scarica dal portale.", Style.text(8).grey(), width));
    }

    /** PSPs write what they like here; the usual words are put into Italian. */
    private static String method(String told) {
        return switch (told) {
            case "creditCard" -> "Carta di pagamento";
            case "bancomat" -> "Carta di debito";
            case "cash" -> "Contanti";
            case "bankAccount" -> "Addebito in conto";
            case "other" -> "Altro";
            default -> told;
        };
    }
}
