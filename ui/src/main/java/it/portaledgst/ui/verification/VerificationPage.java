package it.portaledgst.ui.verification;

import java.util.List;
import java.util.Locale;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.identity.Countries;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.ReceiptVerification;
import it.portaledgst.domain.payment.VerifiedPayment;
import it.portaledgst.ui.kit.Dates;
import it.portaledgst.ui.kit.Money;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the code on a receipt leads to: the same facts as on the paper, for whoever holds it. Nobody else is led here. */
@Controller
class VerificationPage {

    record Fact(String key, String value) {
    }

    private final ReceiptVerification receipts;
    private final Creditors creditors;

    VerificationPage(ReceiptVerification receipts, Creditors creditors) {
        this.receipts = receipts;
        this.creditors = creditors;
    }

    @GetMapping("/verifica/{token}")
    String verify(@PathVariable String token, Locale language, Model model, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var found = receipts.find(token);
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            return "verification/unknown";
        }
        model.addAttribute("facts", facts(found.get(), language));
        return "verification/found";
    }

    private List<Fact> facts(VerifiedPayment payment, Locale language) {
        return List.of(
                new Fact("verify.amount", Money.format(payment.amount(), language)),
                new Fact("verify.paid-at", Dates.moment(payment.paidAt(), language)),
                new Fact("verify.notice-code", payment.noticeCode().grouped()),
                new Fact("verify.receipt-id", payment.receiptId()),
                new Fact("verify.reason", payment.description()),
                new Fact("verify.psp", payment.pspName()),
                new Fact("verify.creditor", creditors.withFiscalCode(payment.creditorFiscalCode()).map(Creditor::name)
                        .orElse(payment.creditorFiscalCode())),
                new Fact("verify.debtor", payment.debtorName()),
                new Fact("verify.debtor-code", number(payment.debtorTaxId(), language)));
    }

    private static String number(TaxId taxId, Locale language) {
        return taxId.isItalian() ? taxId.number() : taxId.number() + " (" + Countries.name(taxId.country(), language) + ")";
    }
}
