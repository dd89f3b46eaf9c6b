package org.cellstation.drivers.bus;

import org.cellstation.drivers.reading.Cause;

/// Trouble on a bus: where it happened and what it means for the readings concerned.
public abstract sealed class BusException extends Exception {
  private final Cause cause;

  private BusException(Cause cause, String message) {
    super(message);
    this.cause = cause;
  }

  /// The cause that the affected readings carry.
  public Cause readingCause() {
    return cause;
  }

  /// The port or socket cannot be opened, or is gone. The link is dropped and opened again later.
  public static final class LinkLost extends BusException {
    public LinkLost(String link, String detail) {
      super(Cause.LINK_DOWN, link + ": " + detail);
    }
  }

  /// No complete reply within the timeout.
  public static final class NoReply extends BusException {
    public NoReply(String link, String unit, String request) {
      super(Cause.NO_REPLY, link + ", " + unit + ": no reply to " + request);
    }
  }

  /// A reply that is damaged, foreign or malformed. It never becomes a value.
  public static final class DamagedReply extends BusException {
    public DamagedReply(String link, String unit, String detail) {
      super(Cause.DAMAGED_REPLY, link + ", " + unit + ": " + detail);
    }

    /// The same with what a person should check.
    DamagedReply(DamagedReply plain, String advice) {
      super(Cause.DAMAGED_REPLY, plain.getMessage() + "; " + advice);
      initCause(plain);
    }
  }

  /// The instrument understood and refused.
  public static final class Refused extends BusException {
    public Refused(String link, String unit, String detail) {
      super(Cause.REFUSED, link + ", " + unit + ": " + detail);
    }
  }

  /// What answers is another kind of device than the one that was asked for: nothing that it says
  /// means what it seems to mean.
  public static final class OtherDevice extends BusException {
    public OtherDevice(String link, String unit, String detail) {
      super(Cause.EXCHANGED, link + ", " + unit + ": " + detail);
    }
  }

  /// Not asked at all, on purpose: switched off, or another instrument than the one accepted.
  public static final class Withheld extends BusException {
    public Withheld(String link, String unit, Cause cause, String detail) {
      super(cause, link + ", " + unit + ": " + detail);
    }
  }
}
