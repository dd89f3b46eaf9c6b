package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// What a transfer package holds, and who says so. Its bytes are what is signed.
///
/// @param site that made the package, as it calls itself
/// @param key of the site, in X.509 form
/// @param program and its version
/// @param entries sorted by name
public record Manifest(
    String site,
    SitePublicKey key,
    Instant made,
    String program,
    String recipeId,
    String recipeVersion,
    String recipeTitle,
    List<Entry> entries) {
  private static final String FORMAT = "cellpack 1";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public Manifest {
    entries = List.copyOf(entries);
  }

  /// @param sha256 of its bytes, hex
  public record Entry(String name, long bytes, String sha256) {}

  byte[] json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("site", site);
    root.put("publicKey", Base64.getEncoder().encodeToString(key.encoded()));
    root.put("made", made.toString());
    root.put("program", program);
    root.putObject("recipe")
        .put("id", recipeId)
        .put("version", recipeVersion)
        .put("title", recipeTitle);
    ArrayNode list = root.putArray("entries");
    for (Entry entry : entries) {
      list.addObject()
          .put("name", entry.name)
          .put("bytes", entry.bytes)
          .put("sha256", entry.sha256);
    }
    try {
      return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n")
          .getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can be written", e);
    }
  }

  /// Empty when the bytes are no manifest of a known form.
  static Optional<Manifest> read(byte[] json) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || !root.path("format").asText().equals(FORMAT)) {
        return Optional.empty();
      }
      byte[] key = Base64.getDecoder().decode(root.path("publicKey").asText());
      Instant made = Instant.parse(root.path("made").asText());
      List<Entry> entries = new ArrayList<>();
      for (JsonNode entry : root.path("entries")) {
        entries.add(
            new Entry(
                entry.path("name").asText(),
                entry.path("bytes").asLong(-1),
                entry.path("sha256").asText()));
      }
      JsonNode recipe = root.path("recipe");
      return SitePublicKey.of(key)
          .map(
              known ->
                  new Manifest(
                      plain(root.path("site")),
                      known,
                      made,
                      plain(root.path("program")),
                      plain(recipe.path("id")),
                      plain(recipe.path("version")),
                      plain(recipe.path("title")),
                      entries));
    } catch (IOException | IllegalArgumentException | DateTimeParseException notOne) {
      return Optional.empty();
    }
  }

  /// Without what could make a screen show something else.
  private static String plain(JsonNode text) {
    return text.asText().replaceAll("\\p{C}", " ").strip();
  }
}
