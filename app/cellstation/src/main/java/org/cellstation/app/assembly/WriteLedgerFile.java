package org.cellstation.app.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.cellstation.drivers.profiled.WriteLedger;

/// Counts writes to memory that wears out in a text file of the data directory, one line each:
/// instrument and setting, writes in life, begin of the day's count, writes in the day, between
/// tabs. Who exchanges a device deletes its lines.
final class WriteLedgerFile implements WriteLedger {
  private static final int COLUMNS = 4;

  private final Path file;
  private final Map<String, Count> counts = new TreeMap<>();

  private WriteLedgerFile(Path file) {
    this.file = file;
  }

  /// @throws InputException when the file is there and cannot be understood
  static WriteLedgerFile open(Path file) throws InputException {
    var ledger = new WriteLedgerFile(file);
    try {
      if (Files.exists(file)) {
        int number = 0;
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          number++;
          ledger.take(line, number);
        }
      }
    } catch (IOException unreadable) {
      throw new InputException(
          file + " cannot be read: " + unreadable.getMessage() + ". Check its permissions.");
    }
    return ledger;
  }

  private void take(String line, int number) throws InputException {
    if (line.isBlank()) {
      return;
    }
    String[] columns = line.split("\t", -1);
    try {
      if (columns.length == COLUMNS) {
        counts.put(
            columns[0],
            new Count(
                Integer.parseInt(columns[1]),
                Instant.parse(columns[2]),
                Integer.parseInt(columns[3])));
        return;
      }
    } catch (NumberFormatException | DateTimeException wrong) {
      throw damaged(number);
    }
    throw damaged(number);
  }

  private InputException damaged(int line) {
    return new InputException(
        file
            + ":"
            + line
            + ": this is no count of memory writes. Restore the file from a copy, or delete the"
            + " line when the device it counts for has been exchanged.");
  }

  @Override
  public synchronized Count count(String memory) {
    return counts.getOrDefault(memory, Count.NONE);
  }

  @Override
  public synchronized void keep(String memory, Count count) {
    counts.put(memory, count);
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (name, kept) ->
            text.append(name)
                .append('\t')
                .append(kept.inLife())
                .append('\t')
                .append(kept.dayBegan())
                .append('\t')
                .append(kept.inDay())
                .append('\n'));
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.writeString(next, text);
      try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
