package org.cellstation.station.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cellstation.station.lifecycle.Receipt;
import org.cellstation.station.lifecycle.VersionBook;

/// The receipts of transfer packages that were unpacked into the station's data directory, also
/// while it was not running. Read on any thread.
final class Receipts {
  private static final long LARGEST = 100_000;

  private final Path folder;
  private final VersionBook book;

  /// Whose texts those are that the journal does not know of yet.
  private volatile Map<String, String> sites = Map.of();

  /// @param folder of everything that was received; may not exist
  Receipts(Path folder, VersionBook book) {
    this.folder = folder;
    this.book = book;
  }

  /// Which site sent exactly this text, if any did.
  Optional<String> site(String sha256) {
    return book.receivedFrom(sha256).or(() -> Optional.ofNullable(sites.get(sha256)));
  }

  /// Those that the journal does not hold yet. Reads files.
  List<Receipt> fresh() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Receipt> fresh = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(Receipts::isReceipt).sorted().toList()) {
        Optional<Receipt> receipt =
            Files.size(file) > LARGEST ? Optional.empty() : Receipt.read(Files.readAllBytes(file));
        if (receipt.isEmpty()) {
          warn(file + " is damaged; the journal does not say what was received");
        }
        receipt.filter(r -> !book.holds(r)).ifPresent(fresh::add);
      }
    } catch (IOException unreadable) {
      warn(folder + " cannot be read: " + unreadable.getMessage());
    }
    Map<String, String> found = new HashMap<>();
    fresh.forEach(receipt -> found.put(receipt.sha256(), receipt.site()));
    sites = Map.copyOf(found);
    return fresh;
  }

  private static boolean isReceipt(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.startsWith("receipt-") && name.endsWith(".json") && Files.isRegularFile(file);
  }

  private static void warn(String words) {
    System.getLogger(Receipts.class.getName()).log(System.Logger.Level.WARNING, words);
  }
}
