package it.portaledgst.ui;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import it.portaledgst.domain.desk.EngineTasks;
import it.portaledgst.domain.dossier.Dossier;
import it.portaledgst.domain.dossier.DossierOrder;
import it.portaledgst.domain.dossier.DossierWork;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Address;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.DocumentKind;
import it.portaledgst.domain.payment.NewPaymentRequest;
import it.portaledgst.domain.payment.PaymentLifecycle;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.domain.payment.ReturnKind;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipts;
import it.portaledgst.domain.settlement.IncomingReport;
import it.portaledgst.domain.settlement.PaymentOutcome;
import it.portaledgst.domain.settlement.ReportedPayment;
import it.portaledgst.domain.settlement.SettlementReports;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens to requests outside the portal's pages: other citizens, the workers, pagoPA, time. */
@TestConfiguration
class World {

    static final Citizen SOMEBODY_ELSE = new Citizen(WithCitizen.ISSUER, "somebody-else");

    @Bean
    ManualClock clock() {
        return new ManualClock();
    }

    @Bean
    Happenings happenings(PaymentRequests payments, PaymentLifecycle lifecycle, Receipts receipts, SettlementReports reports,
                          DossierWork dossiers, EngineTasks tasks, Clock clock, JdbcClient jdbc) {
        return new Happenings(payments, lifecycle, receipts, reports, dossiers, tasks, clock, jdbc);
    }

    static final class Happenings {

        private final PaymentRequests payments;
        private final PaymentLifecycle lifecycle;
        private final Receipts receipts;
        private final SettlementReports reports;
        private final DossierWork dossiers;
        private final EngineTasks tasks;
        private final Clock clock;
        private final JdbcClient jdbc;

        Happenings(PaymentRequests payments, PaymentLifecycle lifecycle, Receipts receipts, SettlementReports reports, DossierWork dossiers, EngineTasks tasks,
                   Clock clock, JdbcClient jdbc) {
            this.payments = payments;
            this.lifecycle = lifecycle;
            this.receipts = receipts;
            this.reports = reports;
            this.dossiers = dossiers;
            this.tasks = tasks;
            this.clock = clock;
            this.jdbc = jdbc;
        }

        DossierOrder dossierBegun(Dossier dossier) {
            return dossiers.begin(dossier.id()).orElseThrow();
        }

        void dossierGrows(DossierOrder order, int done) {
            dossiers.progress(order, done);
        }

        /** With a file of two pieces. */
        void dossierReady(DossierOrder order) {
            dossiers.keep(order, 0, new byte[1 << 20]);
            dossiers.keep(order, 1, new byte[] {1, 2, 3});
            dossiers.finish(order, (1 << 20) + 3);
        }

        void dossierFails(DossierOrder order) {
            dossiers.giveUp(order);
        }

        void clearAwayDossiers() {
            dossiers.forgetOld();
        }

        /** A settlement report with one line, which says that the request was paid. */
        void reported(String fdr, PaymentRequest request, PaymentOutcome outcome) {
            var payment = new ReportedPayment(1, request.noticeCode().iuv(), "iur-" + fdr, 1, request.amount(), outcome, clock.instant());
            reports.store(new IncomingReport(request.creditorFiscalCode(), "PSP", fdr, 1, "PSP di prova", "SEPA", null,
                    clock.instant().truncatedTo(ChronoUnit.MICROS), 1, request.amount(), List.of(payment)));
        }

        PaymentRequest confirmed(Citizen owner) {
            return confirmed(owner, "Giulia Bianchi", "50.00");
        }

        PaymentRequest confirmed(Citizen owner, String debtor, String amount) {
            return payments.confirm(owner, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD",
                    debtor(debtor), new BigDecimal(amount), "ISP-LOM", Map.of("nominativo", "IK2ABC", "tipo_richiesta", "RINNOVO")));
        }

        PaymentRequest confirmedForCompany(Citizen owner, String company) {
            var debtor = new Debtor(DebtorKind.LEGAL_PERSON, company, "80230390587", "azienda@example.org", null);
            return payments.confirm(owner, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD", debtor,
                    new BigDecimal("50.00"), "ISP-LOM", Map.of("nominativo", "IK2ABC", "tipo_richiesta", "RINNOVO")));
        }

        /** The yearly contribution of that year, with the year also in the notes. */
        PaymentRequest yearly(Citizen owner, int year, boolean paid) {
            return yearly(owner, debtor("Giulia Bianchi"), year, paid);
        }

        PaymentRequest yearly(Citizen owner, TaxId foreign, int year, boolean paid) {
            return yearly(owner, new Debtor(DebtorKind.NATURAL_PERSON, "Jürgen Müller", foreign, "jurgen@example.org", null,
                    new Address("Hauptstraße", null, null, "Berlin", null, "DE")), year, paid);
        }

        private PaymentRequest yearly(Citizen owner, Debtor debtor, int year, boolean paid) {
            PaymentRequest request = payments.confirm(owner, new NewPaymentRequest(UUID.randomUUID(), "11-AUT_GEN_RAD",
                    debtor, new BigDecimal("5.00"), "ISP-LOM", Map.of("nominativo", "IK2ABC",
                    "tipo_richiesta", "CONTRIBUTO_ANNUO", "anno_riferimento", String.valueOf(year), "note", "contributo " + year)));
            if (paid) {
                paid(request);
            }
            return request;
        }

        PaymentRequest confirmedWithKey(Citizen owner, UUID key) {
            return payments.confirm(owner, new NewPaymentRequest(key, "11-AUT_GEN_RAD", debtor("Giulia Bianchi"),
                    new BigDecimal("50.00"), "ISP-LOM", Map.of("nominativo", "IK2ABC", "tipo_richiesta", "RINNOVO")));
        }

        private static Debtor debtor(String name) {
            return new Debtor(DebtorKind.NATURAL_PERSON, name, "BNCGLI90A41H501E", "giulia@example.org", null);
        }

        void noticeReady(PaymentRequest request) {
            lifecycle.storeDocument(request.id(), DocumentKind.NOTICE, pdf());
        }

        void noticesReady(PaymentRequest request) {
            lifecycle.storeDocument(request.id(), DocumentKind.NOTICE_DE, pdf());
            lifecycle.storeDocument(request.id(), DocumentKind.NOTICE_EN, pdf());
            noticeReady(request);
        }

        void receiptReady(PaymentRequest request) {
            lifecycle.storeDocument(request.id(), DocumentKind.RECEIPT, pdf());
        }

        UUID failedAttempt(Citizen owner, PaymentRequest request) {
            UUID attempt = payments.startOnlinePayment(owner, request.id()).id();
            checkoutRefuses(attempt, CheckoutProblem.FAILING);
            return attempt;
        }

        void outcomeReady(UUID attempt) {
            lifecycle.storeNegativeOutcome(lifecycle.attemptById(attempt), pdf());
        }

        void paid(PaymentRequest request) {
            paid(request, request.amount());
        }

        /** @return the receipt */
        UUID paid(PaymentRequest request, BigDecimal amount) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String receiptId = UUID.randomUUID().toString();
            receipts.register(new IncomingReceipt(receiptId, request.noticeCode().value(),
                    request.creditorFiscalCode(), request.noticeCode().iuv(), amount, "OK", "BNKITXXX",
                    "Banca di prova", "12345678903", null, new BigDecimal("1.50"), now, LocalDate.ofInstant(now, ZoneOffset.UTC), LocalDate.ofInstant(now, ZoneOffset.UTC),
                    "creditCard", "Contributo", false, "<receipt/>".getBytes(StandardCharsets.UTF_8)));
            return jdbc.sql("select key from receipt where receipt_id = ?").param(receiptId).query(UUID.class).single();
        }

        /** The engine has a task about the receipt for the office, due in five days. */
        void toDecide(long key, UUID receipt, String office) {
            tasks.receiptToDecideOn(key, receipt, office, clock.instant().plus(5, ChronoUnit.DAYS));
        }

        void toCheck(long key, PaymentRequest request) {
            tasks.paymentToCheck(key, request.id(), "SUP-TEC");
        }

        void toRefund(UUID receipt) {
            receipts.markForRefund(receipt);
        }

        void checkoutAnswers(UUID attemptId) {
            checkoutAnswers(attemptId, "http://127.0.0.1:8090/checkout/pay/1");
        }

        void checkoutAnswers(UUID attemptId, String address) {
            lifecycle.leftForCheckout(attemptId, address);
        }

        void checkoutRefuses(UUID attemptId, CheckoutProblem problem) {
            lifecycle.checkoutFailed(attemptId, problem);
        }

        String returnToken(UUID attemptId, ReturnKind kind) {
            return lifecycle.returnTokensOf(attemptId).apply(kind);
        }

        /** The citizen went to pagoPA and came back like this. */
        String cameBack(Citizen owner, PaymentRequest request, ReturnKind kind) {
            UUID attempt = payments.startOnlinePayment(owner, request.id()).id();
            checkoutAnswers(attempt);
            String token = returnToken(attempt, kind);
            payments.cameBack(token, kind);
            return token;
        }

        void checked(UUID attemptId) {
            lifecycle.checked(attemptId, clock.instant().plusSeconds(600));
        }

        private static byte[] pdf() {
            byte[] pdf = new byte[84_500];
            System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, pdf, 0, 8);
            return pdf;
        }
    }
}
