package it.portaledgst.sandbox.world.pagopa;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What pagoPA remembers, in one SQLite file. What is committed survives a kill of this process. */
final class Database implements AutoCloseable {

    private final HikariDataSource source;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    Database(Path file) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file);
        config.addDataSourceProperty("journal_mode", "WAL");
        config.addDataSourceProperty("synchronous", "NORMAL");
        // SQLite has one writer anyway: one connection, so that nobody meets a lock
        config.setMaximumPoolSize(1);
        config.setPoolName("pagopa");
        source = new HikariDataSource(config);
        client = JdbcClient.create(source);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        tables();
    }

    private void tables() {
        client.sql("""
                create table if not exists receipt (
                  id integer primary key autoincrement,
                  receipt_id text not null unique,
                  creditor text not null,
                  notice_code text not null,
                  iuv text not null,
                  amount_cents integer not null,
                  debtor text not null,
                  channel text not null,
                  stand_in integer not null,
                  forced integer not null,
                  paid_at integer not null,
                  message text not null,
                  state text not null,
                  copies integer not null,
                  attempts integer not null,
                  next_at integer not null,
                  known_from integer,
                  last_at integer,
                  last_answer text)""").update();
        // pagoPA's own promise: a notice is paid once. Only a payment forced on purpose goes past it.
        client.sql("create unique index if not exists receipt_once on receipt (creditor, notice_code) where forced = 0").update();
        client.sql("create index if not exists receipt_notice on receipt (notice_code)").update();
        client.sql("create index if not exists receipt_due on receipt (next_at) where state = 'TO_SEND'").update();
        client.sql("""
                create table if not exists cart (
                  id text primary key,
                  content text not null,
                  created_at integer not null,
                  state text not null)""").update();
        client.sql("""
                create table if not exists report (
                  id integer primary key autoincrement,
                  creditor text not null,
                  channel text not null,
                  fdr text not null,
                  revision integer not null,
                  published_at integer not null,
                  unique (creditor, channel, fdr))""").update();
        // a position of 0 was left out on purpose, and comes with the next revision
        client.sql("""
                create table if not exists report_line (
                  report integer not null,
                  receipt integer not null,
                  position integer not null,
                  id_transfer integer not null,
                  iuv text not null,
                  iur text not null,
                  amount_cents integer not null,
                  status text not null,
                  paid_at integer not null,
                  primary key (report, receipt, id_transfer))""").update();
        client.sql("create index if not exists report_line_receipt on report_line (receipt)").update();
        client.sql("""
                create table if not exists position (
                  creditor text not null,
                  notice_code text not null,
                  content text not null,
                  amount_cents integer not null,
                  updated_at integer not null,
                  primary key (creditor, notice_code))""").update();
    }

    JdbcClient client() {
        return client;
    }

    void inTransaction(Runnable work) {
        transactions.executeWithoutResult(status -> work.run());
    }

    @Override
    public void close() {
        source.close();
    }
}
