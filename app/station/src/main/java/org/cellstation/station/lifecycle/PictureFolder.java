package org.cellstation.station.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cellstation.recipes.format.Pictures;
import org.cellstation.recipes.model.QuestionPicture;
import org.cellstation.recipes.model.Recipe;

/// The pictures of recipes: those that lie beside them, as their authors put them there, and those
/// that are kept by their content, so that a recipe shows what it was approved with whatever
/// happens to the files beside it. Callable from any thread.
public final class PictureFolder implements Pictures {
  private static final long LARGEST = 10_000_000;
  private static final List<String> ENDINGS = List.of("png", "jpg", "jpeg");

  private final Path beside;
  private final Path kept;

  /// @param recipes the folder that the recipes stand in
  public PictureFolder(Path recipes) {
    beside = recipes;
    kept = recipes.resolve("pictures");
  }

  @Override
  public Optional<String> beside(String file) {
    return read(beside.resolve(file)).map(KeptVersion::sha256);
  }

  @Override
  public boolean kept(String sha256) {
    return byContent(sha256).isPresent();
  }

  /// The image that a recipe names. One with the wrong content is as good as none.
  public Optional<byte[]> find(String words) {
    Optional<QuestionPicture> named = QuestionPicture.of(words);
    if (named.isEmpty()) {
      return Optional.empty();
    }
    String sha256 = named.get().sha256();
    Optional<byte[]> there = read(beside.resolve(named.get().file()));
    return sha256.isEmpty()
        ? there
        : there
            .filter(bytes -> KeptVersion.sha256(bytes).equals(sha256))
            .or(() -> byContent(sha256));
  }

  private Optional<byte[]> byContent(String sha256) {
    return ENDINGS.stream()
        .flatMap(ending -> read(kept.resolve(sha256 + "." + ending)).stream())
        .filter(bytes -> KeptVersion.sha256(bytes).equals(sha256))
        .findFirst();
  }

  /// Every image of a recipe, by the name under which its content is kept.
  public Map<String, byte[]> of(Recipe recipe) {
    Map<String, byte[]> images = new LinkedHashMap<>();
    recipe.questions().stream()
        .flatMap(question -> QuestionPicture.of(question.picture()).stream())
        .forEach(
            picture ->
                find(picture.toString())
                    .ifPresent(bytes -> images.put(keptName(picture, bytes), bytes)));
    return images;
  }

  private static String keptName(QuestionPicture picture, byte[] bytes) {
    return KeptVersion.sha256(bytes) + picture.file().substring(picture.file().lastIndexOf('.'));
  }

  /// Keeps images by their content.
  ///
  /// @param images as {@link #of} names them
  public void keep(Map<String, byte[]> images) throws IOException {
    if (!images.isEmpty()) {
      Files.createDirectories(kept);
    }
    for (Map.Entry<String, byte[]> image : images.entrySet()) {
      Path file = kept.resolve(image.getKey());
      Path part = Files.createTempFile(kept, ".incoming-", ".part");
      try {
        Files.write(part, image.getValue());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    }
  }

  private static Optional<byte[]> read(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
