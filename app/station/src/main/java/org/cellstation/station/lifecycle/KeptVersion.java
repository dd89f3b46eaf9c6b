package org.cellstation.station.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.Past;
import org.cellstation.station.api.RecipeBook.State;
import org.jspecify.annotations.Nullable;

/// A recipe version as the journal has it, from its first submission on.
///
/// @param signed the state that the last signed step led to; {@link VersionBook#state} says what it
///   is at an instant
/// @param order in which versions were made effective, 0 for one that never was
/// @param effectiveFrom null unless it was made effective
/// @param expires null when it never does
/// @param withdrawn null unless it was
/// @param history oldest first
public record KeptVersion(
    RecipeText content,
    State signed,
    long order,
    @Nullable Instant effectiveFrom,
    @Nullable Instant expires,
    @Nullable Instant withdrawn,
    List<Past> history) {
  /// By effect: which of two comes into force later.
  static final Comparator<KeptVersion> BY_EFFECT =
      Comparator.comparing(KeptVersion::from).thenComparingLong(KeptVersion::order);

  public KeptVersion {
    history = List.copyOf(history);
  }

  /// One recipe text, read and valid.
  ///
  /// @param sha256 of the text's UTF-8 bytes, hex
  public record RecipeText(
      String recipe, String version, String sha256, String title, String text) {
    /// Recipe and version, for messages.
    public String label() {
      return recipe + " " + version;
    }
  }

  static KeptVersion registered(RecipeText content) {
    return new KeptVersion(content, State.DRAFT, 0, null, null, null, List.of());
  }

  KeptVersion after(Past step, long nextOrder, @Nullable Instant from, @Nullable Instant until) {
    List<Past> longer = new ArrayList<>(history);
    longer.add(step);
    return switch (step.to()) {
      case EFFECTIVE ->
          new KeptVersion(content, State.EFFECTIVE, nextOrder, from, until, null, longer);
      case WITHDRAWN ->
          new KeptVersion(
              content, State.WITHDRAWN, order, effectiveFrom, expires, step.at(), longer);
      default ->
          new KeptVersion(content, step.to(), order, effectiveFrom, expires, withdrawn, longer);
    };
  }

  /// With what happened by nobody's hand, before a person does the next step.
  KeptVersion with(Past past) {
    List<Past> longer = new ArrayList<>(history);
    longer.add(past);
    return new KeptVersion(content, signed, order, effectiveFrom, expires, withdrawn, longer);
  }

  /// Whether it was, is or will be in force. One that was withdrawn before its day never was.
  boolean hasEffect() {
    return effectiveFrom != null && (withdrawn == null || !withdrawn.isBefore(from()));
  }

  Instant from() {
    return effectiveFrom == null ? Instant.MAX : effectiveFrom;
  }

  boolean expired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  /// Whether this person submitted it at any time.
  boolean isAuthor(String user) {
    return history.stream()
        .map(Past::signature)
        .anyMatch(
            signature ->
                signature != null
                    && signature.meaning().equals(Action.SUBMIT.meaning())
                    && signature.user().equals(user));
  }

  /// Of the text's UTF-8 bytes, hex.
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Hex.
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java runtime has SHA-256", missing);
    }
  }
}
