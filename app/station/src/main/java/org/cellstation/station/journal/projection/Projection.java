package org.cellstation.station.journal.projection;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Journal;
import org.cellstation.station.journal.JournalReader;
import org.h2.api.ErrorCode;

/// The journal as tables in an embedded H2 database: batches, the alarm log, the audit trail.
///
/// The database proves nothing and holds nothing of its own. When it is missing, damaged, of
/// another version or of another journal, it is made again from the journal; a damaged file is
/// moved aside and reported. {@link #catchUp} is turned by a {@link
/// org.cellstation.station.storage.WriterThread} in production; queries come from any thread. A
/// query sees what has been caught up with.
public final class Projection implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Projection.class.getName());
  private static final String NAME = "projection";
  private static final String FILE = NAME + ".mv.db";

  /// Entries per transaction.
  private static final int PORTION = 1_000;

  private final Path directory;
  private final Journal journal;
  private final InstantSource clock;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private Connection connection;
  private JournalReader reader;
  private volatile String trouble = "";

  /// @param ended empty while it runs
  public record BatchRow(
      String batch,
      String unit,
      String order,
      String recipe,
      String recipeVersion,
      Instant created,
      String createdBy,
      Optional<Instant> ended,
      String outcome) {}

  /// One line of the alarm log.
  ///
  /// @param value `NaN` when there was none
  public record AlarmRow(
      long sequence,
      Instant utc,
      String offset,
      String actor,
      String batch,
      String alarm,
      String priority,
      String message,
      String cause,
      String from,
      String to,
      double value,
      double limit,
      String comment) {}

  /// One line of the audit trail.
  ///
  /// @param fields the event's fields as canonical JSON
  public record AuditRow(
      long sequence,
      Instant utc,
      String offset,
      String actor,
      String type,
      String batch,
      String fields) {}

  /// What to look for; an empty text means "any".
  ///
  /// @param text anywhere in the event's fields, in any case
  /// @param to not included
  public record Search(
      String text, String actor, String type, String batch, Instant from, Instant to, int limit) {}

  private Projection(Path directory, Journal journal, InstantSource clock)
      throws IOException, SQLException {
    this.directory = directory;
    this.journal = journal;
    this.clock = clock;
    Files.createDirectories(directory);
    connection = connect(directory, clock, notices);
    reader = journal.reader(begin());
    notices.forEach(notice -> LOG.log(Level.WARNING, notice));
  }

  /// Opens the database, or begins a new one; {@link #catchUp} fills it.
  ///
  /// @throws IOException when not even a new database can be made there
  public static Projection open(Path directory, Journal journal, InstantSource clock)
      throws IOException {
    try {
      return new Projection(directory, journal, clock);
    } catch (SQLException refused) {
      throw new IOException(
          "The search database cannot be made in "
              + directory
              + ": "
              + refused.getMessage()
              + ". The journal is not touched by this; free space or rights there, and start again.",
          refused);
    }
  }

  private static Connection connect(Path directory, InstantSource clock, List<String> notices)
      throws SQLException, IOException {
    Path database = directory.resolve(NAME);
    try {
      Connection opened = Tables.open(database);
      try {
        Tables.position(opened);
        return opened;
      } catch (SQLException damaged) {
        opened.close();
        throw damaged;
      }
    } catch (SQLException damaged) {
      if (damaged.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
        throw damaged;
      }
      Path file = directory.resolve(FILE);
      if (Files.exists(file)) {
        notices.add(
            "The search database "
                + file
                + " was not readable ("
                + damaged.getMessage()
                + "). It is made again from the journal; nothing is lost.");
        Path aside = directory.resolve(FILE + ".damaged-" + clock.instant().toEpochMilli());
        Files.move(file, aside);
        notices.add("The unreadable search database was moved to " + aside + ".");
      }
      return Tables.open(database);
    }
  }

  /// Where to go on. A database that is not of this journal, or of another version, is emptied.
  private long begin() throws SQLException, IOException {
    Optional<Tables.Position> position = Tables.position(connection);
    if (position.isPresent()) {
      if (matches(position.get())) {
        return position.get().sequence();
      }
      notices.add("The search database did not fit the journal; it is made again from it.");
    }
    Tables.create(connection);
    return 0;
  }

  private boolean matches(Tables.Position position) throws IOException {
    if (position.sequence() == 0) {
      return true;
    }
    try (JournalReader at = journal.reader(position.sequence() - 1)) {
      return at.next().map(entry -> entry.hash().equals(position.hash())).orElse(false);
    }
  }

  /// What the start found, in the operator's words.
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /// Why searches may not show the newest events; empty when all is well.
  public String trouble() {
    return trouble;
  }

  /// Brings the tables up to the last committed event. Never throws: the journal is what counts.
  public synchronized void catchUp() {
    try {
      while (true) {
        List<Entry> portion = new ArrayList<>();
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
          portion.add(entry.get());
          if (portion.size() == PORTION) {
            break;
          }
        }
        if (portion.isEmpty()) {
          trouble = "";
          return;
        }
        store(portion);
      }
    } catch (SQLException | IOException refused) {
      boolean news = trouble.isEmpty();
      trouble =
          "The search database cannot be brought up to date ("
              + refused.getMessage()
              + "); searches do not show the newest events. The journal itself is not touched by"
              + " this. Free space on the disk or reconnect it, the station goes on by itself.";
      if (news) {
        LOG.log(Level.ERROR, trouble);
      }
      goBack();
    }
  }

  private void store(List<Entry> portion) throws SQLException {
    Tables.insert(connection, portion);
    Entry last = portion.getLast();
    Tables.moveTo(connection, new Tables.Position(last.sequence(), last.hash()));
    connection.commit();
  }

  /// The next attempt begins behind what the database really holds. A database that met a full disk
  /// shuts itself, so it is opened anew.
  private void goBack() {
    try {
      reader.close();
      reader = journal.reader(held());
    } catch (SQLException | IOException stillRefused) {
      LOG.log(Level.DEBUG, "the search database is still out of order", stillRefused);
    }
  }

  private long held() throws SQLException, IOException {
    try {
      connection.rollback();
      return Tables.position(connection).map(Tables.Position::sequence).orElse(0L);
    } catch (SQLException shut) {
      LOG.log(Level.DEBUG, "the search database has shut itself", shut);
    }
    connection.close();
    connection = connect(directory, clock, notices);
    return begin();
  }

  /// All batches, newest first.
  public synchronized List<BatchRow> batches() throws IOException {
    return ask(() -> Tables.batches(connection));
  }

  /// A batch's alarm log in order; with an empty name what belongs to no batch.
  public synchronized List<AlarmRow> alarms(String batch) throws IOException {
    return ask(() -> Tables.alarms(connection, batch));
  }

  /// Matching lines of the audit trail, newest first.
  public synchronized List<AuditRow> search(Search search) throws IOException {
    return ask(() -> Tables.search(connection, search));
  }

  @FunctionalInterface
  private interface Query<T> {
    List<T> run() throws SQLException;
  }

  private static <T> List<T> ask(Query<T> query) throws IOException {
    try {
      return query.run();
    } catch (SQLException refused) {
      throw new IOException(
          "The search database cannot answer ("
              + refused.getMessage()
              + "). Stop the station, delete "
              + FILE
              + " and start again: it is made again from the journal.",
          refused);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    reader.close();
    try {
      connection.close();
    } catch (SQLException refused) {
      throw new IOException("closing the search database", refused);
    }
  }
}
