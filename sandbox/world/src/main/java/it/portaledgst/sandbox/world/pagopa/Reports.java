package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import it.portaledgst.sandbox.world.pagopa.Faults.Kind;
import it.portaledgst.sandbox.world.pagopa.Report.Line;
import it.portaledgst.sandbox.world.pagopa.SoapAnswer.Malformed;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Settlement reports, made of the payments of here: one for each creditor and channel whenever they are produced. */
final class Reports {

    static final Set<String> WITHOUT_RECEIPT = Set.of("NO_RPT", "STAND_IN_NO_RPT");

    private record Sender(String creditor, Channel channel) {
    }

    private record Share(int idTransfer, BigDecimal amount) {
    }

    private final Database database;
    private final JdbcClient client;
    private final Receipts receipts;
    private final Faults faults;
    private final Clock clock;

    Reports(Database database, Receipts receipts, Faults faults, Clock clock) {
        this.database = database;
        this.client = database.client();
        this.receipts = receipts;
        this.faults = faults;
        this.clock = clock;
    }

    /** Of the days that are over, as PSPs do by themselves. */
    void produceFinishedDays() {
        produce(LocalDate.ofInstant(clock.instant(), Node.ROME).atStartOfDay(Node.ROME).toInstant());
    }

    /** Of everything paid so far. @return how many */
    int produceNow() {
        return produce(clock.instant().plusMillis(1));
    }

    private synchronized int produce(Instant before) {
        Map<Sender, List<Receipt>> found = new LinkedHashMap<>();
        receipts.unreported(before).forEach(receipt -> found
                .computeIfAbsent(new Sender(receipt.notice().creditor(), receipt.channel()), sender -> new ArrayList<>()).add(receipt));
        database.inTransaction(() -> found.forEach(this::produce));
        return found.size();
    }

    private void produce(Sender sender, List<Receipt> paid) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Node.ROME);
        long number = client.sql("select count(*) + 1 from report").query(Long.class).single();
        client.sql("insert into report (creditor, channel, fdr, revision, published_at) values (?, ?, ?, 1, ?)")
                .params(sender.creditor(), sender.channel().name(), today + sender.channel().pspId() + "-" + "%07d".formatted(number),
                        clock.millis()).update();
        long report = client.sql("select max(id) from report").query(Long.class).single();
        int position = 0;
        for (Receipt receipt : paid) {
            boolean leftOut = faults.take(Kind.UNREPORTED, receipt.notice(), receipt.amount()).isPresent();
            boolean wrong = faults.take(Kind.REPORTED_WRONG, receipt.notice(), receipt.amount()).isPresent();
            boolean noReceipt = faults.take(Kind.REPORTED_WITHOUT_RECEIPT, receipt.notice(), receipt.amount()).isPresent();
            String status = (receipt.standIn() ? "STAND_IN" : "") + (noReceipt ? receipt.standIn() ? "_NO_RPT" : "NO_RPT" : "");
            for (Share share : shares(receipt)) {
                BigDecimal amount = wrong && share.amount().compareTo(BigDecimal.ONE) > 0 ? share.amount().subtract(BigDecimal.ONE) : share.amount();
                client.sql("""
                                insert into report_line (report, receipt, position, id_transfer, iuv, iur, amount_cents, status, paid_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                        .params(report, receipt.id(), leftOut ? 0 : ++position, share.idTransfer(), receipt.notice().iuv(),
                                receipt.receiptId(), amount.movePointRight(2).longValueExact(),
                                status.isEmpty() ? "EXECUTED" : status, receipt.paidAt().toEpochMilli()).update();
            }
        }
    }

    /** What of the payment goes to an account of the notice's creditor. */
    private static List<Share> shares(Receipt receipt) {
        try {
            List<Share> shares = new ArrayList<>();
            for (SoapAnswer transfer : SoapAnswer.parse(receipt.message(), SoapRequests.RECEIPT).child("receipt")
                    .child("transferList").children("transfer")) {
                if (transfer.has("IBAN") && transfer.text("fiscalCodePA").equals(receipt.notice().creditor())) {
                    shares.add(new Share(Integer.parseInt(transfer.text("idTransfer")), transfer.amount("transferAmount")));
                }
            }
            return shares;
        } catch (Malformed e) {
            throw new IllegalStateException("a receipt of ours cannot be read", e);
        }
    }

    /** A new revision that is as the payments were. False when there is no such report. */
    synchronized boolean revise(long id) {
        List<Boolean> found = new ArrayList<>();
        database.inTransaction(() -> {
            found.add(client.sql("update report set revision = revision + 1, published_at = ? where id = ?")
                    .params(clock.millis(), id).update() == 1);
            int position = 0;
            for (long receipt : client.sql("select distinct receipt from report_line where report = ? order by receipt").param(id)
                    .query(Long.class).list()) {
                for (Share share : shares(receipts.byId(receipt))) {
                    client.sql("update report_line set position = ?, amount_cents = ? where report = ? and receipt = ? and id_transfer = ?")
                            .params(++position, share.amount().movePointRight(2).longValueExact(), id, receipt, share.idTransfer()).update();
                }
            }
        });
        return found.getFirst();
    }

    /** Newest first. */
    List<Report> all() {
        return client.sql("select * from report order by id desc").query((row, number) -> new Report(row.getLong("id"),
                row.getString("creditor"), Channel.valueOf(row.getString("channel")), row.getString("fdr"), row.getLong("revision"),
                Instant.ofEpochMilli(row.getLong("published_at")), List.of())).list().stream()
                .map(report -> new Report(report.id(), report.creditor(), report.channel(), report.fdr(), report.revision(),
                        report.publishedAt(), lines(report.id()))).toList();
    }

    /** Latest publication last. */
    List<Report> publishedTo(String creditor, Instant after) {
        return all().stream().filter(report -> report.creditor().equals(creditor) && !report.lines().isEmpty()
                && (after == null || report.publishedAt().isAfter(after)))
                .sorted((one, other) -> one.publishedAt().compareTo(other.publishedAt())).toList();
    }

    Optional<Report> find(String creditor, String fdr, long revision, String pspId) {
        return publishedTo(creditor, null).stream().filter(report -> report.fdr().equals(fdr) && report.revision() == revision
                && report.channel().pspId().equals(pspId)).findFirst();
    }

    /** Whether a report says that pagoPA has no receipt for it. */
    boolean withoutReceipt(Receipt receipt) {
        return client.sql("select status from report_line where receipt = ?").param(receipt.id()).query(String.class).list().stream()
                .anyMatch(WITHOUT_RECEIPT::contains);
    }

    private List<Line> lines(long report) {
        return client.sql("select * from report_line where report = ? and position > 0 order by position").param(report)
                .query((row, number) -> new Line(row.getLong("receipt"), row.getInt("id_transfer"), row.getString("iuv"),
                        row.getString("iur"), BigDecimal.valueOf(row.getLong("amount_cents"), 2), row.getString("status"),
                        Instant.ofEpochMilli(row.getLong("paid_at")))).list();
    }
}
