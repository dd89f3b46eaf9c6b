package org.cellstation.station.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes the one canonical form of a value, in UTF-8, without any space: what is hashed must be
/// the same bytes whenever the same thing is written.
///
/// A `double` is the shortest decimal that reads back to the same bits (`Double.toString`); `NaN`
/// is `null`, because JSON has no such number and "no value" is what it means; an infinity is the
/// string `"Infinity"` or `"-Infinity"`. In strings only what JSON demands is escaped (controls as
/// `\\u00xx`). Half a surrogate pair is no character: it becomes U+FFFD, because UTF-8 cannot hold
/// it and other JSON readers refuse it.
final class CanonicalJson {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private byte[] bytes = new byte[512];
  private int length;

  CanonicalJson raw(String ascii) {
    room(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  CanonicalJson raw(byte[] json) {
    room(json.length);
    System.arraycopy(json, 0, bytes, length, json.length);
    length += json.length;
    return this;
  }

  CanonicalJson number(long value) {
    return raw(Long.toString(value));
  }

  CanonicalJson number(double value) {
    if (Double.isNaN(value)) {
      return raw("null");
    }
    return Double.isInfinite(value) ? string(Double.toString(value)) : raw(Double.toString(value));
  }

  CanonicalJson string(String text) {
    room(6 * text.length() + 2);
    bytes[length++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
      } else if (c < 0x20) {
        escape(c);
      } else if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xC0 | (c >> 6));
        continuation(c);
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xE0 | (c >> 12));
        continuation(c >> 6);
        continuation(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        bytes[length++] = (byte) (0xF0 | (point >> 18));
        continuation(point >> 12);
        continuation(point >> 6);
        continuation(point);
      } else {
        bytes[length++] = (byte) 0xEF;
        bytes[length++] = (byte) 0xBF;
        bytes[length++] = (byte) 0xBD;
      }
    }
    bytes[length++] = '"';
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void continuation(int bits) {
    bytes[length++] = (byte) (0x80 | (bits & 0x3F));
  }

  private void escape(char c) {
    bytes[length++] = '\\';
    bytes[length++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(c >> shift) & 0xF];
    }
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
