package org.cellstation.station.runtime;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.station.journal.Event;

/// A prompt as a person saw it who signs it: its words and what another person had entered.
record SignedPrompt(Prompt prompt, Map<String, String> entered) {
  private static final String VERIFICATION = "verification";

  /// Empty when no such prompt waits.
  static Optional<SignedPrompt> of(ProcedureStatus status, String id) {
    ProcedureStatus.Waiting waiting = status.waiting().get(id);
    return status.prompts().stream()
        .filter(prompt -> prompt.id().equals(id))
        .findFirst()
        .map(prompt -> new SignedPrompt(prompt, waiting == null ? Map.of() : waiting.entered()));
  }

  Event.Signed by(String batch, String printedName, boolean approved, String reason) {
    String meaning = prompt.signature().isEmpty() ? VERIFICATION : prompt.signature();
    return new Event.Signed(
        batch,
        meaning + (approved ? ": approved" : ": rejected"),
        printedName,
        sha256(),
        prompt.id() + ": " + prompt.text(),
        reason.strip());
  }

  /// Of its id, its words, and each answer as `name=value` in the order of the names, each on a
  /// line of its own, in UTF-8.
  private String sha256() {
    StringBuilder text = new StringBuilder(prompt.id()).append('\n').append(prompt.text());
    new TreeMap<>(entered)
        .forEach((name, value) -> text.append('\n').append(name).append('=').append(value));
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
