package it.portaledgst.sandbox.zeebe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * The SQLite file the read model lives in. One session writes, a few read, each of them sees whole commits only. With a
 * commit goes the position on the log that it reaches, so after a crash the file may be behind the log but never beside it.
 */
final class History implements AutoCloseable {

  private static final int READERS = 4;
  private static final int WRITER_CACHE_KIB = 32 * 1024;
  private static final int READER_CACHE_KIB = 4 * 1024;

  private final Session writer;
  private final BlockingQueue<Session> readers = new ArrayBlockingQueue<>(READERS);
  private volatile long position;

  /** @param durable whether a commit may be lost only together with the machine; pointless for what is thrown away */
  History(Path file, boolean durable, Collection<Table> tables) throws SQLException, IOException {
    String ddl = tables.stream().map(Table::ddl).collect(Collectors.joining());
    int version = ddl.hashCode();
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(durable ? SynchronousMode.NORMAL : SynchronousMode.OFF);
    config.setBusyTimeout(60_000);
    String url = "jdbc:sqlite:" + file;
    if (Files.notExists(file) || version(config, url) != version) {
      // New, or of another version of the sandbox: it is made anew, from the log.
      for (String suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(file + suffix));
      }
    }
    config.setCacheSize(-WRITER_CACHE_KIB);
    writer = new Session(config.createConnection(url));
    if (version(writer.connection) != version) {
      create(ddl, version);
    }
    position = writer.number("SELECT position FROM log_position");
    config.setCacheSize(-READER_CACHE_KIB);
    for (int i = 0; i < READERS; i++) {
      Connection connection = config.createConnection(url);
      connection.setAutoCommit(false);
      readers.add(new Session(connection));
    }
  }

  private static int version(SQLiteConfig config, String url) throws SQLException {
    try (Connection connection = config.createConnection(url)) {
      return version(connection);
    }
  }

  private static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery("PRAGMA user_version")) {
      return result.getInt(1);
    }
  }

  private void create(String ddl, int version) throws SQLException {
    try (Statement statement = writer.connection.createStatement()) {
      statement.executeUpdate("BEGIN;\n" + ddl + """
          CREATE TABLE log_position (position INTEGER);
          INSERT INTO log_position VALUES (-1);
          PRAGMA user_version = %d;
          COMMIT""".formatted(version));
    }
  }

  /** The session of the one thread that writes. */
  Session writer() {
    return writer;
  }

  /** The position on the log up to which the committed rows go, or -1. */
  long position() {
    return position;
  }

  /**
   * Begins to write. Asks for the lock at once, for then SQLite waits while {@link #sync} has it; a transaction that first
   * reads would be refused.
   */
  void begin() {
    writer.update("BEGIN IMMEDIATE");
  }

  /** Lets everyone see what was written. */
  void commit(long reached) {
    writer.update("UPDATE log_position SET position = ?", reached);
    writer.update("COMMIT");
    position = reached;
  }

  <T> T read(Function<Session, T> reading) {
    Session session;
    try {
      session = readers.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("The sandbox is stopping");
    }
    try {
      return reading.apply(session);
    } finally {
      session.endReading();
      readers.add(session);
    }
  }

  /**
   * Asks the disk to keep what is committed.
   *
   * @return the position that is kept, or -1 when a long reading stood in the way
   */
  long sync() throws SQLException {
    long reached = position;
    return read(session -> {
      session.endReading();
      try {
        session.connection.setAutoCommit(true);
        try (Statement statement = session.connection.createStatement();
            ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(FULL)")) {
          return result.getInt(1) == 0 ? reached : -1L;
        } finally {
          session.connection.setAutoCommit(false);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  @Override
  public void close() throws SQLException {
    for (int i = 0; i < READERS; i++) {
      try {
        readers.take().connection.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    writer.connection.close();
  }

  /** One connection with the statements it knows by heart. */
  static final class Session {

    private static final int STATEMENTS = 256;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Session(Connection connection) {
      this.connection = connection;
    }

    int update(String sql, Object... values) {
      try {
        return statement(sql, values).executeUpdate();
      } catch (SQLException e) {
        throw failed(sql, e);
      }
    }

    List<Map<String, Object>> rows(Table table, Collection<String> columns, String rest, Object... values) {
      String sql = "SELECT " + String.join(", ", columns) + " FROM " + table.name() + " t " + rest;
      return query(sql, result -> table.shown(columns, result), values);
    }

    long number(String sql, Object... values) {
      return query(sql, result -> result.getLong(1), values).getFirst();
    }

    interface Reading<T> {
      T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Reading<T> reading, Object... values) {
      try (ResultSet result = statement(sql, values).executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (result.next()) {
          rows.add(reading.read(result));
        }
        return rows;
      } catch (SQLException e) {
        throw failed(sql, e);
      }
    }

    private PreparedStatement statement(String sql, Object[] values) throws SQLException {
      PreparedStatement statement = statements.get(sql);
      if (statement == null) {
        if (statements.size() == STATEMENTS) {
          for (PreparedStatement old : statements.values()) {
            old.close();
          }
          statements.clear();
        }
        statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
      }
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    }

    private void endReading() {
      try {
        connection.commit();
      } catch (SQLException e) {
        throw failed("COMMIT", e);
      }
    }

    private static IllegalStateException failed(String sql, SQLException e) {
      return new IllegalStateException(e.getMessage() + ": " + sql, e);
    }
  }
}
