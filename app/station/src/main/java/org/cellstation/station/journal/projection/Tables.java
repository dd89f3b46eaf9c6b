package org.cellstation.station.journal.projection;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.projection.Projection.AlarmRow;
import org.cellstation.station.journal.projection.Projection.AuditRow;
import org.cellstation.station.journal.projection.Projection.BatchRow;
import org.cellstation.station.journal.projection.Projection.Search;

/// The SQL. Instants are kept as ISO text, so that they come back exactly, and as milliseconds
/// where they are searched.
final class Tables {
  /// To be raised whenever a table changes: older databases are then made again.
  private static final int VERSION = 1;

  private static final String[] SCHEMA = {
    "DROP ALL OBJECTS",
    "CREATE TABLE position (version INT NOT NULL, sequence BIGINT NOT NULL, hash VARCHAR NOT NULL)",
    "INSERT INTO position VALUES (" + VERSION + ", 0, '')",
    "CREATE TABLE batch (batch VARCHAR NOT NULL PRIMARY KEY, unit VARCHAR NOT NULL,"
        + " production_order VARCHAR NOT NULL, recipe VARCHAR NOT NULL,"
        + " recipe_version VARCHAR NOT NULL, created VARCHAR NOT NULL,"
        + " created_by VARCHAR NOT NULL, ended VARCHAR NOT NULL, outcome VARCHAR NOT NULL,"
        + " sequence BIGINT NOT NULL)",
    "CREATE TABLE alarm (sequence BIGINT NOT NULL PRIMARY KEY, utc VARCHAR NOT NULL,"
        + " utc_offset VARCHAR NOT NULL, actor VARCHAR NOT NULL, batch VARCHAR NOT NULL,"
        + " alarm VARCHAR NOT NULL, priority VARCHAR NOT NULL, message VARCHAR NOT NULL,"
        + " cause VARCHAR NOT NULL, from_state VARCHAR NOT NULL, to_state VARCHAR NOT NULL,"
        + " measured DOUBLE PRECISION NOT NULL, alarm_limit DOUBLE PRECISION NOT NULL,"
        + " comment VARCHAR NOT NULL)",
    "CREATE INDEX alarm_batch ON alarm (batch)",
    "CREATE TABLE audit (sequence BIGINT NOT NULL PRIMARY KEY, utc VARCHAR NOT NULL,"
        + " utc_millis BIGINT NOT NULL, utc_offset VARCHAR NOT NULL, actor VARCHAR NOT NULL,"
        + " type VARCHAR NOT NULL, batch VARCHAR NOT NULL, fields CHARACTER LARGE OBJECT NOT NULL,"
        + " searched CHARACTER LARGE OBJECT NOT NULL)",
    "CREATE INDEX audit_time ON audit (utc_millis)",
    "CREATE INDEX audit_batch ON audit (batch)",
  };

  private Tables() {}

  /// Up to which event the tables were made.
  record Position(long sequence, String hash) {}

  static Connection open(Path database) throws SQLException {
    String url =
        "jdbc:h2:file:" + database.toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=500";
    Connection connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
    return connection;
  }

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
    }
    connection.commit();
  }

  /// Empty when the tables are not there or of another version.
  static Optional<Position> position(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      String there =
          "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES"
              + " WHERE TABLE_SCHEMA = 'PUBLIC' AND TABLE_NAME = 'POSITION'";
      try (ResultSet rows = statement.executeQuery(there)) {
        if (!rows.next() || rows.getInt(1) == 0) {
          return Optional.empty();
        }
      }
      String position = "SELECT sequence, hash FROM position WHERE version = " + VERSION;
      try (ResultSet rows = statement.executeQuery(position)) {
        return rows.next()
            ? Optional.of(new Position(rows.getLong(1), rows.getString(2)))
            : Optional.empty();
      }
    }
  }

  static void moveTo(Connection connection, Position position) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE position SET sequence = ?, hash = ?")) {
      update.setLong(1, position.sequence());
      update.setString(2, position.hash());
      update.executeUpdate();
    }
  }

  static void insert(Connection connection, List<Entry> entries) throws SQLException {
    try (PreparedStatement audit =
            connection.prepareStatement("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement alarm =
            connection.prepareStatement(
                "INSERT INTO alarm VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement begun =
            connection.prepareStatement(
                "MERGE INTO batch KEY (batch) VALUES (?, ?, ?, ?, ?, ?, ?, '', '', ?)");
        PreparedStatement ended =
            connection.prepareStatement(
                "UPDATE batch SET ended = ?, outcome = ? WHERE batch = ?")) {
      for (Entry entry : entries) {
        String fields = Journal.text(entry.event());
        set(
            audit,
            entry.sequence(),
            entry.utc().toString(),
            entry.utc().toEpochMilli(),
            entry.offset(),
            entry.actor(),
            entry.event().getClass().getSimpleName(),
            Journal.batchOf(entry.event()),
            fields,
            fields.toLowerCase(Locale.ROOT));
        audit.addBatch();
        switch (entry.event()) {
          case Event.AlarmChanged a -> {
            set(
                alarm,
                entry.sequence(),
                entry.utc().toString(),
                entry.offset(),
                entry.actor(),
                a.batch(),
                a.alarm(),
                a.priority(),
                a.message(),
                a.cause(),
                a.from(),
                a.to(),
                a.value(),
                a.limit(),
                a.comment());
            alarm.addBatch();
          }
          case Event.BatchCreated b -> {
            set(
                begun,
                b.batch(),
                b.unit(),
                b.order(),
                b.recipe(),
                b.recipeVersion(),
                entry.utc().toString(),
                entry.actor(),
                entry.sequence());
            begun.executeUpdate();
          }
          case Event.BatchEnded b -> {
            set(ended, entry.utc().toString(), b.outcome(), b.batch());
            ended.executeUpdate();
          }
          default -> {}
        }
      }
      audit.executeBatch();
      alarm.executeBatch();
    }
  }

  static List<BatchRow> batches(Connection connection) throws SQLException {
    List<BatchRow> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM batch ORDER BY sequence DESC")) {
      while (rows.next()) {
        String ended = rows.getString("ended");
        found.add(
            new BatchRow(
                rows.getString("batch"),
                rows.getString("unit"),
                rows.getString("production_order"),
                rows.getString("recipe"),
                rows.getString("recipe_version"),
                Instant.parse(rows.getString("created")),
                rows.getString("created_by"),
                ended.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(ended)),
                rows.getString("outcome")));
      }
    }
    return found;
  }

  static List<AlarmRow> alarms(Connection connection, String batch) throws SQLException {
    List<AlarmRow> found = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("SELECT * FROM alarm WHERE batch = ? ORDER BY sequence")) {
      query.setString(1, batch);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(
              new AlarmRow(
                  rows.getLong("sequence"),
                  Instant.parse(rows.getString("utc")),
                  rows.getString("utc_offset"),
                  rows.getString("actor"),
                  rows.getString("batch"),
                  rows.getString("alarm"),
                  rows.getString("priority"),
                  rows.getString("message"),
                  rows.getString("cause"),
                  rows.getString("from_state"),
                  rows.getString("to_state"),
                  rows.getDouble("measured"),
                  rows.getDouble("alarm_limit"),
                  rows.getString("comment")));
        }
      }
    }
    return found;
  }

  static List<AuditRow> search(Connection connection, Search search) throws SQLException {
    StringBuilder sql =
        new StringBuilder("SELECT * FROM audit WHERE utc_millis >= ? AND utc_millis < ?");
    List<Object> values = new ArrayList<>();
    values.add(millis(search.from()));
    values.add(millis(search.to()));
    also(sql, values, " AND LOCATE(?, searched) > 0", search.text().toLowerCase(Locale.ROOT));
    also(sql, values, " AND actor = ?", search.actor());
    also(sql, values, " AND type = ?", search.type());
    also(sql, values, " AND batch = ?", search.batch());
    sql.append(" ORDER BY sequence DESC LIMIT ?");
    values.add(search.limit());
    List<AuditRow> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql.toString())) {
      set(query, values.toArray());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(
              new AuditRow(
                  rows.getLong("sequence"),
                  Instant.parse(rows.getString("utc")),
                  rows.getString("utc_offset"),
                  rows.getString("actor"),
                  rows.getString("type"),
                  rows.getString("batch"),
                  rows.getString("fields")));
        }
      }
    }
    return found;
  }

  private static void also(StringBuilder sql, List<Object> values, String part, String value) {
    if (!value.isEmpty()) {
      sql.append(part);
      values.add(value);
    }
  }

  /// `Instant.MIN` and `MAX` are a fair way to say "since ever" and "for ever".
  private static long millis(Instant instant) {
    if (instant.equals(Instant.MIN)) {
      return Long.MIN_VALUE;
    }
    return instant.equals(Instant.MAX) ? Long.MAX_VALUE : instant.toEpochMilli();
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
