package it.portaledgst.bench.drawing;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.NoticeCode;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.PaymentState;
import it.portaledgst.domain.receipt.IncomingReceipt;
import it.portaledgst.domain.receipt.Receipt;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** What is drawn: the n-th request is the same in every program, and no two print the same. */
final class Orders {

    static final Creditors CREDITORS = new Creditors(List.of(new Creditor("mimit", "80230390587", "Ministero delle Imprese e del Made in Italy", "",
            "IT60X0542811101000000123456", Map.of(), List.of(new Creditor.Station("80230390587", "80230390587_01", "01")), null)));

    private static final List<String> FIRST = List.of("Mario", "Giulia", "Niccolò", "Łucja", "Jürgen", "Maria Antonietta", "Dóra", "Zoë");
    private static final List<String> LAST = List.of("Rossi", "D'Èrcole", "Bianchi-Colombo", "Ferri", "Kovács", "Weiß", "Esposito", "dell'Acqua");
    private static final List<String> COMPANIES = List.of("Radio Valle Bormida S.r.l.", "Società cooperativa radiotelevisiva interregionale S.p.A.", "Ponti & Torri SNC");
    private static final List<String> SERVICES = List.of("Autorizzazioni generali per stazioni di radioamatore",
            "Diritti amministrativi e contributi annui per l'uso delle frequenze del servizio fisso", "Rilascio del certificato limitato di radiotelefonista");
    private static final List<String> OFFICES = List.of("ISP-LOM", "ISP-LIG", "ISP-TAA");
    private static final Instant CREATED = Instant.parse("2026-11-23T08:00:00Z");

    private Orders() {
    }

    static PaymentRequest request(int number) {
        var random = new Random(number);
        boolean company = random.nextInt(3) == 0;
        var debtor = company
                ? new Debtor(DebtorKind.LEGAL_PERSON, pick(COMPANIES, random) + " " + number, TaxId.italian("12345678903"), "posta@example.org", null, null)
                : new Debtor(DebtorKind.NATURAL_PERSON, pick(FIRST, random) + " " + pick(LAST, random), TaxId.italian("RSSMRA80A01H501U"), "posta@example.org", null, null);
        var service = pick(SERVICES, random);
        return new PaymentRequest(new UUID(number, random.nextLong()), noticeCode(number), CREDITORS.first().fiscalCode(), "11-AUT_GEN_RAD", 1, service, debtor,
                BigDecimal.valueOf(1 + random.nextInt(10_000_000), 2), pick(OFFICES, random), null, Map.of(), PaymentState.TO_PAY,
                LocalDate.of(2026, 12, 1).plusDays(random.nextInt(30)), CREATED.plusSeconds(number), null,
                "11-AUT_GEN_RAD " + service + " pratica " + (100_000 + number), false, false, null);
    }

    static Receipt receipt(PaymentRequest request) {
        var paidAt = request.createdAt().plusSeconds(86_400);
        var raw = ("<receipt>" + request.noticeCode() + "</receipt>").getBytes(StandardCharsets.UTF_8);
        var data = new IncomingReceipt(request.id().toString().replace("-", ""), request.noticeCode().value(), request.creditorFiscalCode(),
                request.noticeCode().iuv(), request.amount(), "OK", "BNKITXXX", "Banca di prova S.p.A.", "12345678903", request.debtor().fullName(),
                new BigDecimal("1.50"), paidAt, LocalDate.of(2026, 12, 1), null, "creditCard", request.description(), false, List.of(), raw, IncomingReceipt.RawType.XML);
        return new Receipt(request.id(), data, "0123456789abcdef".repeat(4), null, paidAt.plusSeconds(2), request.id());
    }

    private static NoticeCode noticeCode(int number) {
        var digits = "301%013d".formatted(number);
        return new NoticeCode(digits + "%02d".formatted(Long.parseLong(digits) % 93));
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
