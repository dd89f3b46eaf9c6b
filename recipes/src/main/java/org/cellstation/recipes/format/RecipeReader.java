package org.cellstation.recipes.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.cellstation.recipes.model.Recipe;

/// Reads recipe text. Whatever the bytes are, the answer is a recipe or the list of everything
/// wrong with them, never an exception. Callable from any thread.
public final class RecipeReader {
  /// Some 40 000 lines; more is a mistaken file, and is refused before it is looked at.
  static final int MAX_BYTES = 2_000_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private RecipeReader() {}

  /// @param sourceName what faults call the text, for example its file name
  public static ReadResult read(String sourceName, byte[] bytes) {
    Faults faults = new Faults(sourceName);
    Optional<String> text = decode(bytes, faults);
    Optional<YamlNode> tree = text.flatMap(t -> YamlText.parse(withoutMark(t), faults));
    if (text.isEmpty() || tree.isEmpty()) {
      return faults.result();
    }
    YamlNode root = tree.get();
    SchemaCheck.check(root, faults);
    Recipe recipe = RecipeText.read(new Place(root, root.line(), ""), faults);
    return faults.none()
        ? new ReadResult.Valid(recipe, sha256(bytes), text.get())
        : faults.result();
  }

  private static Optional<String> decode(byte[] bytes, Faults faults) {
    if (bytes.length > MAX_BYTES) {
      faults.add(
          1,
          "",
          "the file holds " + bytes.length + " bytes, more than the " + MAX_BYTES + " allowed",
          "check that this is the recipe; split it if it is");
      return Optional.empty();
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
    chars.flip();
    if (result.isError()) {
      int line = 1 + (int) chars.chars().filter(c -> c == '\n').count();
      faults.add(line, "", "the text is not encoded in UTF-8", "save the file as UTF-8");
      return Optional.empty();
    }
    return Optional.of(chars.toString());
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
