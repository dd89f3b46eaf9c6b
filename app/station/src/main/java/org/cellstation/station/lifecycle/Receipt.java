package org.cellstation.station.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.cellstation.station.journal.Event;

/// That a transfer package was unpacked: a small file that is left for the station, which may be
/// running or not, to write into its journal.
///
/// @param sha256 of the recipe's text
/// @param fingerprint of the key that signed the package
/// @param packageSha256 of the package's bytes
/// @param account of this computer, in which a person did it
/// @param keyAccepted whether the site's key was accepted with it
public record Receipt(
    String recipe,
    String version,
    String sha256,
    String site,
    String fingerprint,
    String packageSha256,
    String account,
    Instant at,
    boolean keyAccepted) {
  private static final String FORMAT = "cellstation receipt 1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public byte[] json() {
    try {
      return JSON.writerWithDefaultPrettyPrinter()
          .writeValueAsBytes(
              JSON.createObjectNode()
                  .put("format", FORMAT)
                  .put("recipe", recipe)
                  .put("version", version)
                  .put("sha256", sha256)
                  .put("site", site)
                  .put("fingerprint", fingerprint)
                  .put("packageSha256", packageSha256)
                  .put("account", account)
                  .put("at", at.toString())
                  .put("keyAccepted", keyAccepted));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can be written", e);
    }
  }

  /// Empty when the bytes are no receipt.
  public static Optional<Receipt> read(byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || !root.path("format").asText().equals(FORMAT)) {
        return Optional.empty();
      }
      return Optional.of(
          new Receipt(
              root.path("recipe").asText(),
              root.path("version").asText(),
              root.path("sha256").asText(),
              root.path("site").asText(),
              root.path("fingerprint").asText(),
              root.path("packageSha256").asText(),
              root.path("account").asText(),
              Instant.parse(root.path("at").asText()),
              root.path("keyAccepted").asBoolean()));
    } catch (IOException | DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /// A name of its own for each time that a package is unpacked.
  public String fileName() {
    return "receipt-%s-%s.json"
        .formatted(at.toString().replace(":", ""), packageSha256.substring(0, 12));
  }

  /// What the journal is to hold of it, in this order.
  public List<Event> events() {
    Event received =
        new Event.PackageReceived(
            recipe, version, sha256, site, fingerprint, packageSha256, account, at);
    return keyAccepted
        ? List.of(new Event.SiteKeyAccepted(site, fingerprint, account, at), received)
        : List.of(received);
  }
}
