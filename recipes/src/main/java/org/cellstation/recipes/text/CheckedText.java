package org.cellstation.recipes.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// A text whose shape was checked: its tree, its exact words and the hash of its bytes. Whatever
/// the bytes are, reading them ends in this or in faults, never in an exception.
///
/// @param root the whole tree; where the faults name a wrong shape, it has that shape
/// @param text the bytes as text, unchanged
/// @param sha256 of the bytes, hex
public record CheckedText(Place root, String text, String sha256) {
  /// Some 40 000 lines; more is a mistaken file, and is refused before it is looked at.
  public static final int MAX_BYTES = 2_000_000;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /// The bytes of a file. One that is larger than any text is read only so far that it is refused.
  public static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  /// Empty when there is no tree to look at; the faults then say why.
  public static Optional<CheckedText> read(byte[] bytes, SchemaCheck shape, Faults faults) {
    Optional<String> text = decode(bytes, faults);
    Optional<YamlNode> tree = text.flatMap(t -> YamlText.parse(withoutMark(t), faults));
    if (text.isEmpty() || tree.isEmpty()) {
      return Optional.empty();
    }
    YamlNode root = tree.get();
    shape.check(root, faults);
    return Optional.of(
        new CheckedText(new Place(root, root.line(), ""), text.get(), sha256(bytes)));
  }

  private static Optional<String> decode(byte[] bytes, Faults faults) {
    if (bytes.length > MAX_BYTES) {
      faults.add(
          1,
          "",
          bytes.length == MAX_BYTES + 1
              ? "the file holds more bytes than the " + MAX_BYTES + " allowed"
              : "the file holds "
                  + bytes.length
                  + " bytes, more than the "
                  + MAX_BYTES
                  + " allowed",
          "check that this is the right file; split it if it is");
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
