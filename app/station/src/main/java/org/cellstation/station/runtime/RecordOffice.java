package org.cellstation.station.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cellstation.drivers.bus.Frame;
import org.cellstation.drivers.bus.FrameLog;
import org.cellstation.station.api.Station.RecordReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Trend;
import org.cellstation.station.batch.BatchRecord;
import org.cellstation.station.batch.BatchRecordJson;
import org.cellstation.station.batch.BatchRecordPdf;
import org.cellstation.station.batch.RecordAssembly;
import org.cellstation.station.batch.TrendSource;
import org.cellstation.station.config.StationConfiguration;
import org.cellstation.station.config.StationConfiguration.VariableConfiguration;
import org.cellstation.station.historian.Historian;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.journal.Journal;

/// Writes batch records from journal and historian, and answers for trends. Any thread but the
/// control thread.
final class RecordOffice {
  /// In a file's name, UTC.
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StationConfiguration configuration;
  private final String version;
  private final Path folder;
  private final Journal journal;
  private final Historian historian;

  RecordOffice(
      StationConfiguration configuration,
      String version,
      Path folder,
      Journal journal,
      Historian historian) {
    this.configuration = configuration;
    this.version = version;
    this.folder = folder;
    this.journal = journal;
    this.historian = historian;
  }

  RecordReply write(String user, String batch) {
    try {
      List<Entry> entries = new ArrayList<>();
      journal.forEach(entries::add);
      Optional<BatchRecord> record =
          RecordAssembly.of(
              configuration.name(), "Cellstation " + version, batch, entries, trends());
      if (record.isEmpty()) {
        return new RecordReply.Refused("The journal knows no batch " + batch + ".");
      }
      byte[] json = BatchRecordJson.bytes(record.get());
      byte[] pdf = BatchRecordPdf.bytes(record.get());
      Files.createDirectories(folder);
      Path jsonFile = put(batch + ".json", json);
      Path pdfFile = put(batch + ".pdf", pdf);
      journal.append(user, new Event.BatchRecordWritten(batch, sha256(json), sha256(pdf)));
      return new RecordReply.Written(pdfFile, jsonFile);
    } catch (IOException trouble) {
      return new RecordReply.Refused(
          "The record cannot be written to "
              + folder
              + ": "
              + trouble.getMessage()
              + ". Free space on that disk, then ask again.");
    }
  }

  /// @param bus named in the file's name
  Reply saveFrames(String bus, List<Frame> frames, Instant now) {
    if (frames.isEmpty()) {
      return Reply.refused("Nothing has stood on a bus " + bus + " yet: there is nothing to save.");
    }
    try {
      StringBuilder text = new StringBuilder();
      FrameLog.save(frames, text);
      Files.createDirectories(folder);
      Path file =
          put(
              "frames-" + bus + "-" + STAMP.format(now) + ".tsv",
              text.toString().getBytes(StandardCharsets.UTF_8));
      return Reply.done(frames.size() + " frames saved to " + file);
    } catch (IOException trouble) {
      return Reply.refused(
          "The frames cannot be written to "
              + folder
              + ": "
              + trouble.getMessage()
              + ". Free space on that disk, then save again.");
    }
  }

  /// A record is there whole or not at all.
  private Path put(String name, byte[] bytes) throws IOException {
    Path part = Files.write(folder.resolve(name + ".part"), bytes);
    return Files.move(
        part,
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has SHA-256", missing);
    }
  }

  /// A trend of one process variable; without numbers when its files cannot be read.
  ///
  /// @throws IllegalArgumentException for a unit or variable that is not configured
  Trend trend(String unit, String variable, Instant from, Instant to, int buckets) {
    VariableConfiguration source = source(unit, variable);
    try {
      Historian.Trend trend = historian.trend(source.source(), from, to, buckets);
      return new Trend(unit, variable, source.unit(), from, to, trend.min(), trend.max());
    } catch (IOException unreadable) {
      System.getLogger(RecordOffice.class.getName())
          .log(System.Logger.Level.WARNING, "A trend cannot be read", unreadable);
      double[] nothing = new double[buckets];
      Arrays.fill(nothing, Double.NaN);
      return new Trend(unit, variable, source.unit(), from, to, nothing, nothing);
    }
  }

  private TrendSource trends() {
    return new TrendSource() {
      @Override
      public Trend trend(String unit, String variable, Instant from, Instant to, int buckets) {
        return RecordOffice.this.trend(unit, variable, from, to, buckets);
      }

      @Override
      public boolean measures(String unit, String variable) {
        return found(unit, variable).isPresent();
      }
    };
  }

  private Optional<VariableConfiguration> found(String unit, String variable) {
    return configuration.units().stream()
        .filter(configured -> configured.id().equals(unit))
        .flatMap(configured -> Stream.ofNullable(configured.variables().get(variable)))
        .findFirst();
  }

  private VariableConfiguration source(String unit, String variable) {
    return found(unit, variable)
        .orElseThrow(() -> new IllegalArgumentException(unit + " has no variable " + variable));
  }
}
