package it.portaledgst.journeys;

import it.portaledgst.journeys.Integrator.Request;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks at what the programs have done where it is kept: database, engine, mailbox. The outbox forgets what was delivered,
 * so a trigger of ours notes who took a record out and when.
 */
final class Witness {

    private final House house;

    Witness(House house) {
        this.house = house;
        run("""
                create table outbox_seen (number bigint generated always as identity, record_key text, created_at timestamptz, who text);
                create function outbox_seen() returns trigger language plpgsql as $$
                begin
                    insert into outbox_seen (record_key, created_at, who) values (old.record_key, old.created_at, current_setting('application_name'));
                    return null;
                end $$;
                create trigger outbox_seen after delete on outbox_record for each row execute function outbox_seen()""");
    }

    void forget() {
        run("truncate outbox_seen");
    }

    List<String> deliverers() {
        return ask("select distinct who from outbox_seen");
    }

    /** Of one key the earlier record must have gone out first. */
    List<String> overtaken() {
        return ask("select a.record_key from outbox_seen a join outbox_seen b using (record_key) where a.created_at < b.created_at and a.number > b.number");
    }

    boolean outboxIsEmpty() {
        return ask("select id from outbox_record").isEmpty();
    }

    /** Paid, with a process that has ended well. */
    boolean finished(List<Request> requests) {
        return requests.stream().allMatch(request -> ask("select state from payment_request where id = ?::uuid", request.id()).equals(List.of("PAID"))
                && house.post(house.zeebe("/v2/element-instances/search"), "{\"filter\":{\"processInstanceKey\":\"" + instanceOf(request)
                + "\",\"elementId\":\"paid\",\"state\":\"COMPLETED\"}}").contains("\"paid\""));
    }

    long paid() {
        return ask("select id from payment_request where state = 'PAID'").size();
    }

    long instances(Request request) {
        return keys(request).size();
    }

    long receipts(Request request) {
        return ask("select 1 from receipt where request_id = ?::uuid", request.id()).size();
    }

    List<String> documents(Request request) {
        return ask("select kind from document where request_id = ?::uuid", request.id());
    }

    long mails(Request request) {
        return Pattern.compile("\"subject\"").matcher(house.get(house.mail("/api/messages?to=" + request.email()))).results().count();
    }

    boolean reported(Request request) {
        return !ask("select 1 from settlement_payment p join payment_request r on substr(r.notice_code, 2) = p.iuv where r.id = ?::uuid", request.id())
                .isEmpty();
    }

    /** The database's clock cannot be moved: what was taken for a minute is let go now. */
    void endLeases() {
        run("update webhook set busy_until = now(); update webhook_delivery set next_attempt_at = now() where state = 'PENDING'");
    }

    private String instanceOf(Request request) {
        var keys = keys(request);
        return keys.isEmpty() ? "0" : keys.getFirst();
    }

    private List<String> keys(Request request) {
        var found = house.post(house.zeebe("/v2/process-instances/search"),
                "{\"filter\":{\"variables\":[{\"name\":\"noticeCode\",\"value\":\"\\\"" + request.noticeCode() + "\\\"\"}]}}");
        return Pattern.compile("\"processInstanceKey\"\\s*:\\s*\"(\\d+)\"").matcher(found).results().map(key -> key.group(1)).distinct().toList();
    }

    private List<String> ask(String sql, String... values) {
        try (var connection = house.database(); var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            var all = new ArrayList<String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String sql) {
        try (var connection = house.database(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
