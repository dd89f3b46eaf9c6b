package org.cellstation.app.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cellstation.app.assembly.InputException;
import org.cellstation.recipes.exchange.SitePublicKey;

/// Whose packages are taken: one line a site, each accepted by a person who compared the
/// fingerprint. A text file, so that it can be looked at and a line be removed.
public final class AcceptedSites {
  private static final String HEAD = "# key\tsite\taccepted\n";

  private final Path file;

  /// @param data the station's data directory
  public AcceptedSites(Path data) {
    file = data.resolve("keys").resolve("accepted-sites.tsv");
  }

  /// What the site of that key was called when it was accepted.
  ///
  /// @throws InputException when the list cannot be understood
  public Optional<String> name(SitePublicKey key) throws InputException, IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    String wanted = text(key);
    Optional<String> found = Optional.empty();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] columns = line.split("\t", -1);
      if (columns.length != 3) {
        throw new InputException(
            file
                + ", line "
                + (i + 1)
                + ": not `key`, `site` and `accepted` with tabs between them. Mend or remove it.");
      }
      if (columns[0].equals(wanted)) {
        found = Optional.of(columns[1]);
      }
    }
    return found;
  }

  /// From now on.
  public void accept(SitePublicKey key, String site, Instant now) throws IOException {
    Files.createDirectories(file.getParent());
    String line = text(key) + "\t" + site.replaceAll("\\p{Cntrl}", " ") + "\t" + now + "\n";
    Files.writeString(
        file,
        Files.exists(file) ? line : HEAD + line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /// Whether a person has written the fingerprint of this key, with or without blanks.
  public static boolean same(String written, SitePublicKey key) {
    return plain(written).equals(plain(key.fingerprint()));
  }

  private static String plain(String fingerprint) {
    return fingerprint.replaceAll("[\\s:-]", "").toUpperCase(Locale.ROOT);
  }

  private static String text(SitePublicKey key) {
    return Base64.getEncoder().encodeToString(key.encoded());
  }
}
