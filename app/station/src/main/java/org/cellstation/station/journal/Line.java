package org.cellstation.station.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;

/// One line of a journal file:
///
/// `{"sequence":1,"utc":"...","offset":"+01:00","actor":"...","type":"...","event":{...},
/// "previous":"<64 hex>","hash":"<64 hex>"}`
///
/// `hash` is the SHA-256 of the same line without `,"hash":"..."`, so any text tool and any
/// `sha256sum` can check it.
final class Line {
  /// What stands before the first line.
  static final String GENESIS = "0".repeat(64);

  private static final String HASH_KEY = ",\"hash\":\"";
  private static final String PREVIOUS_KEY = ",\"previous\":\"";
  private static final int HASH_PART = HASH_KEY.length() + 64 + "\"}".length();
  private static final int PREVIOUS_PART = PREVIOUS_KEY.length() + 64 + "\"".length();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Line() {}

  /// An event that has its place but not yet its hash.
  ///
  /// @param json of the event alone
  @SuppressWarnings("ArrayRecordComponent") // moved through once, never compared
  record Draft(long sequence, Instant utc, String offset, String actor, String type, byte[] json) {}

  /// The whole line, without its line end.
  static byte[] write(Draft draft, String previous, MessageDigest sha256) {
    CanonicalJson json =
        new CanonicalJson()
            .raw("{\"sequence\":")
            .number(draft.sequence())
            .raw(",\"utc\":")
            .string(draft.utc().toString())
            .raw(",\"offset\":")
            .string(draft.offset())
            .raw(",\"actor\":")
            .string(draft.actor())
            .raw(",\"type\":")
            .string(draft.type())
            .raw(",\"event\":")
            .raw(draft.json())
            .raw(PREVIOUS_KEY)
            .raw(previous)
            .raw("\"");
    sha256.update(json.toBytes());
    sha256.update((byte) '}');
    String hash = HexFormat.of().formatHex(sha256.digest());
    return json.raw(HASH_KEY).raw(hash).raw("\"}").toBytes();
  }

  /// The hash that a whole, checked line carries.
  static String hash(byte[] line) {
    return new String(line, line.length - 66, 64, StandardCharsets.US_ASCII);
  }

  /// What is wrong with a line at its place in the chain; empty when nothing is.
  static String fault(byte[] line, long sequence, String previous, MessageDigest sha256) {
    int end = line.length - HASH_PART;
    int link = end - PREVIOUS_PART;
    String start = "{\"sequence\":" + sequence + ",\"utc\":";
    if (link < start.length()
        || !matches(line, end, HASH_KEY)
        || !matches(line, line.length - 2, "\"}")) {
      return "this is not a whole line of a journal";
    }
    sha256.update(line, 0, end);
    sha256.update((byte) '}');
    if (!hash(line).equals(HexFormat.of().formatHex(sha256.digest()))) {
      return "the line does not match its hash: it was changed after it was written";
    }
    if (!matches(line, 0, start)) {
      return "event "
          + sequence
          + " is missing here: a line was removed, repeated or moved; this line begins "
          + new String(line, 0, start.length(), StandardCharsets.UTF_8);
    }
    if (!matches(line, link, PREVIOUS_KEY + previous + "\"")) {
      return "the line does not follow the one before it: its previous hash is another";
    }
    return "";
  }

  static Entry read(byte[] line) throws IOException {
    try {
      JsonNode json = MAPPER.readTree(line);
      return new Entry(
          json.required("sequence").longValue(),
          Instant.parse(json.required("utc").textValue()),
          json.required("offset").textValue(),
          json.required("actor").textValue(),
          EventCodec.decode(json.required("type").textValue(), json.required("event")),
          json.required("previous").textValue(),
          json.required("hash").textValue());
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException unreadable) {
      throw new IOException(
          "this journal line is not readable by this version of the program ("
              + unreadable.getMessage()
              + "); open it with the version that wrote it or a newer one: "
              + new String(line, 0, Math.min(line.length, 200), StandardCharsets.UTF_8),
          unreadable);
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static boolean matches(byte[] line, int at, String ascii) {
    if (at + ascii.length() > line.length) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (line[at + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
