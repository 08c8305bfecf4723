package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import it.portaledgst.sandbox.world.pagopa.CreditorStation.Delivery;
import it.portaledgst.sandbox.world.pagopa.Receipt.State;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The payments made, and the queue of their receipts. */
final class Receipts {

    private static final String COLUMNS = "select * from receipt ";
    /** For lists, which may be long and show no message. */
    private static final String WITHOUT_MESSAGE = """
            select id, receipt_id, creditor, notice_code, amount_cents, debtor, channel, stand_in, forced, paid_at, '' as message,
              state, copies, attempts, next_at, known_from, last_at, last_answer from receipt\s""";

    private final JdbcClient client;
    private final Clock clock;

    Receipts(Database database, Clock clock) {
        this.client = database.client();
        this.clock = clock;
    }

    /** @throws DuplicateKeyException the notice is paid already (and this payment is not forced) */
    void add(Receipt receipt) {
        client.sql("""
                        insert into receipt (receipt_id, creditor, notice_code, iuv, amount_cents, debtor, channel, stand_in,
                          forced, paid_at, message, state, copies, attempts, next_at, known_from)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""")
                .params(receipt.receiptId(), receipt.notice().creditor(), receipt.notice().code(), receipt.notice().iuv(),
                        receipt.amount().movePointRight(2).longValueExact(), receipt.debtor(), receipt.channel().name(),
                        receipt.standIn(), receipt.forced(), receipt.paidAt().toEpochMilli(), receipt.message(),
                        receipt.state().name(), receipt.copies(), receipt.nextAt().toEpochMilli(),
                        receipt.knownFrom() == null ? null : receipt.knownFrom().toEpochMilli())
                .update();
    }

    boolean paid(Notice notice) {
        return client.sql("select exists (select 1 from receipt where creditor = ? and notice_code = ?)")
                .params(notice.creditor(), notice.code()).query(Boolean.class).single();
    }

    /** Oldest first. */
    List<Receipt> of(Notice notice) {
        return client.sql(WITHOUT_MESSAGE + "where creditor = ? and notice_code = ? order by id")
                .params(notice.creditor(), notice.code()).query(Receipts::row).list();
    }

    List<Receipt> byNoticeCode(String noticeCode) {
        return client.sql(WITHOUT_MESSAGE + "where notice_code = ? order by id").param(noticeCode).query(Receipts::row).list();
    }

    /** Newest first. */
    List<Receipt> latest(int limit) {
        return client.sql(WITHOUT_MESSAGE + "order by id desc limit ?").param(limit).query(Receipts::row).list();
    }

    /** What the receipts service tells a creditor, newest first: nothing of a payment pagoPA keeps silent about. */
    List<Receipt> knownTo(String creditor) {
        return client.sql(WITHOUT_MESSAGE + "where creditor = ? and known_from <= ? order by id desc")
                .params(creditor, clock.millis()).query(Receipts::row).list();
    }

    List<Receipt> knownTo(String creditor, String iuv) {
        return client.sql(COLUMNS + "where creditor = ? and iuv = ? and known_from <= ? order by id desc")
                .params(creditor, iuv, clock.millis()).query(Receipts::row).list();
    }

    Receipt byId(long id) {
        return client.sql(COLUMNS + "where id = ?").param(id).query(Receipts::row).single();
    }

    /** Whatever the creditor was told of it. */
    Optional<Receipt> byReceiptId(String creditor, String receiptId) {
        return client.sql(COLUMNS + "where creditor = ? and receipt_id = ?").params(creditor, receiptId).query(Receipts::row).optional();
    }

    /** Paid before that moment and in no settlement report yet, oldest first. */
    List<Receipt> unreported(Instant before) {
        return client.sql(COLUMNS + "where paid_at < ? and not exists (select 1 from report_line where receipt = receipt.id) order by id")
                .param(before.toEpochMilli()).query(Receipts::row).list();
    }

    List<Receipt> due(int limit) {
        return client.sql(COLUMNS + "where state = 'TO_SEND' and next_at <= ? order by next_at limit ?")
                .params(clock.millis(), limit).query(Receipts::row).list();
    }

    Optional<Receipt> stillDue(long id) {
        return client.sql(COLUMNS + "where id = ? and state = 'TO_SEND' and next_at <= ?")
                .params(id, clock.millis()).query(Receipts::row).optional();
    }

    /** When something is due next, even if that is past. */
    Optional<Instant> nextDue() {
        return Optional.ofNullable(client.sql("select min(next_at) from receipt where state = 'TO_SEND'")
                .query(Long.class).optional().orElse(null)).map(Instant::ofEpochMilli);
    }

    void delivered(Receipt receipt, Delivery delivery, State state, int copies, Instant nextAt) {
        client.sql("""
                        update receipt set state = ?, copies = ?, attempts = attempts + 1, next_at = ?, last_at = ?, last_answer = ?
                        where id = ?""")
                .params(state.name(), copies, nextAt.toEpochMilli(), clock.millis(), delivery.answer(), receipt.id()).update();
    }

    /** Sends once more whatever happened before, and ends a silence. False when there is no such receipt. */
    boolean sendAgain(long id) {
        return client.sql("""
                        update receipt set state = 'TO_SEND', attempts = 0, next_at = :now,
                          known_from = min(coalesce(known_from, :now), :now) where id = :id""")
                .param("now", clock.millis()).param("id", id).update() == 1;
    }

    private static Receipt row(ResultSet row, int number) throws SQLException {
        return new Receipt(row.getLong("id"), row.getString("receipt_id"),
                new Notice(row.getString("creditor"), row.getString("notice_code")),
                BigDecimal.valueOf(row.getLong("amount_cents"), 2), row.getString("debtor"),
                Channel.valueOf(row.getString("channel")), row.getBoolean("stand_in"), row.getBoolean("forced"),
                Instant.ofEpochMilli(row.getLong("paid_at")), row.getString("message"), State.valueOf(row.getString("state")),
                row.getInt("copies"), row.getInt("attempts"), Instant.ofEpochMilli(row.getLong("next_at")),
                moment(row, "known_from"), moment(row, "last_at"), row.getString("last_answer"));
    }

    private static Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
