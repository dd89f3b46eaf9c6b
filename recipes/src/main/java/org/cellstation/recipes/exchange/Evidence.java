package org.cellstation.recipes.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;

/// What the rehearsal reports among some files say of a recipe's text.
public enum Evidence {
  /// There is no report.
  NONE,
  /// There are reports, of other texts.
  OF_ANOTHER_TEXT,
  FAILED,
  /// A rehearsal of exactly this text met what was expected of it.
  PASSED;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FORMAT = "cellstation rehearsal 1";

  /// @param sha256 of the recipe's text, hex
  /// @param files by name; reports are the JSON files that say they are
  public static Evidence of(String sha256, Map<String, byte[]> files) {
    Evidence best = NONE;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      if (file.getKey().endsWith(".json")) {
        Evidence found = in(file.getValue(), sha256);
        best = found.compareTo(best) > 0 ? found : best;
      }
    }
    return best;
  }

  private static Evidence in(byte[] json, String sha256) {
    try {
      JsonNode root = JSON.readTree(json);
      if (root == null || !root.path("format").asText().equals(FORMAT)) {
        return NONE;
      }
      if (!root.path("recipe").path("sha256").asText().equals(sha256)) {
        return OF_ANOTHER_TEXT;
      }
      return root.path("passed").asBoolean() ? PASSED : FAILED;
    } catch (IOException noReport) {
      return NONE;
    }
  }

  /// For people.
  public String words() {
    return switch (this) {
      case NONE -> "no rehearsal report is with it";
      case OF_ANOTHER_TEXT -> "the rehearsal report with it is of another text than this one";
      case FAILED -> "the rehearsal with it is of exactly this text, and failed";
      case PASSED -> "the rehearsal with it is of exactly this text, and passed";
    };
  }
}
