package org.cellstation.station.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.cellstation.station.api.RecipeBook.Unsaved;
import org.cellstation.station.lifecycle.KeptVersion;

/// One text for each person who writes recipes and has not saved: a file that is replaced while
/// they type. One thread at a time.
final class UnsavedTexts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;

  /// @param recipes the station's recipe folder; the texts stand in a folder of their own in it,
  ///   where nobody looks for recipes
  UnsavedTexts(Path recipes) {
    folder = recipes.resolve("unsaved");
  }

  /// A user id may hold what no file name can.
  private Path file(String user) {
    return folder.resolve(KeptVersion.sha256(user).substring(0, 16) + ".json");
  }

  /// A damaged file is moved aside, so that nothing of it is written over.
  synchronized Optional<Unsaved> find(String user) throws IOException {
    Path file = file(user);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (root != null && root.path("text").isTextual()) {
        return Optional.of(
            new Unsaved(
                root.path("file").asText(),
                root.path("replaces").asText(),
                root.path("origin").asText(),
                root.path("before").asText(),
                root.path("text").asText(),
                root.path("windows").asBoolean()));
      }
    } catch (JsonProcessingException damaged) {
      System.getLogger(UnsavedTexts.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "An unsaved recipe text cannot be read and is kept as {0}.damaged",
              file);
    }
    Files.move(
        file,
        file.resolveSibling(file.getFileName() + ".damaged"),
        StandardCopyOption.REPLACE_EXISTING);
    return Optional.empty();
  }

  /// Whole, or as it was before, also when the power goes.
  synchronized void keep(String user, Unsaved unsaved) throws IOException {
    Files.createDirectories(folder);
    byte[] bytes =
        JSON.writeValueAsBytes(
            JSON.createObjectNode()
                .put("user", user)
                .put("file", unsaved.file())
                .put("replaces", unsaved.replaces())
                .put("origin", unsaved.origin())
                .put("before", unsaved.before())
                .put("text", unsaved.text())
                .put("windows", unsaved.windows()));
    Path file = file(user);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (var channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  synchronized void drop(String user) throws IOException {
    Files.deleteIfExists(file(user));
  }
}
