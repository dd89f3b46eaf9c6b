package org.cellstation.drivers.bus;

import org.jspecify.annotations.Nullable;

/// Whether the instrument that answers is the one that was accepted.
///
/// @param found who it says it is, null when it was not asked or did not tell
/// @param accepted who it has to be; where nobody has accepted one yet, the first that was met
/// @param words for people, empty when there is nothing to say
public record Identification(
    Verdict verdict, @Nullable Identity found, @Nullable Identity accepted, String words) {
  public enum Verdict {
    /// Not reached since the start.
    NOT_ASKED,
    /// Tells a serial number, and nobody has accepted one yet: to be put on record.
    FIRST_MET,
    /// The accepted instrument.
    SAME,
    /// Tells no serial number, so that another one of its kind would not be noticed.
    UNCHECKABLE,
    /// Did not tell who it is, but does its work.
    UNTOLD,
    /// Another instrument than the accepted one, or one that does not tell its serial number any
    /// more: not read, not written, until it is accepted.
    EXCHANGED
  }

  public static final Identification NOT_ASKED =
      new Identification(Verdict.NOT_ASKED, null, null, "");

  /// What a person accepts who takes an instrument that does not tell who it is.
  private static final Identity NAMELESS = new Identity("unknown", "instrument", "", "");

  /// @param accepted by a person, null when nobody has accepted one yet
  /// @param before who was here before, null when nobody was
  static Identification judge(
      Identity found, @Nullable Identity accepted, @Nullable Identity before) {
    Identity expected = accepted == null ? before : accepted;
    if (!found.isUnique()) {
      return expected != null && expected.isUnique()
          ? exchanged(found, expected, " and tells no serial number")
          : new Identification(
              Verdict.UNCHECKABLE,
              found,
              expected,
              found + " tells no serial number: an exchange would not be noticed");
    }
    if (expected == null || !expected.isUnique()) {
      return firstMet(found);
    }
    if (expected.serial().equals(found.serial())) {
      return accepted == null
          ? firstMet(found)
          : new Identification(Verdict.SAME, found, expected, "");
    }
    return exchanged(found, expected, "");
  }

  private static Identification exchanged(Identity found, Identity expected, String remark) {
    return new Identification(
        Verdict.EXCHANGED,
        found,
        expected,
        "this is "
            + found
            + remark
            + ", expected is "
            + expected
            + ": accept it or put the other one back");
  }

  private static Identification firstMet(Identity found) {
    return new Identification(
        Verdict.FIRST_MET, found, found, "this is " + found + ", which nobody has accepted yet");
  }

  /// One that has told its serial number once knows the question: what does not any more is taken
  /// for another one.
  static Identification untold(String why, @Nullable Identity accepted) {
    if (accepted != null && accepted.isUnique()) {
      return exchanged(NAMELESS, accepted, " (" + why + ")");
    }
    return new Identification(
        Verdict.UNTOLD, null, accepted, "does not tell who it is, works all the same: " + why);
  }

  /// Whether somebody should look at it although the instrument works: it did not tell who it is,
  /// and nobody has accepted that.
  boolean isDoubtful() {
    return verdict == Verdict.UNTOLD && accepted == null;
  }
}
