package org.cellstation.drivers.bus;

import java.lang.System.Logger.Level;
import java.util.Objects;
import org.cellstation.drivers.bus.Identification.Verdict;
import org.cellstation.drivers.reading.Cause;
import org.jspecify.annotations.Nullable;

/// Who may work at one instrument's place. {@link #accept} from any thread, all else on the bus's
/// owner thread.
final class Admission {
  private static final System.Logger LOG = System.getLogger(Admission.class.getName());

  /// How often the question is put in vain before an instrument that has never answered it is taken
  /// as it is.
  private static final int PATIENCE = 2;

  private final Instrument instrument;
  private volatile @Nullable Identity accepted;
  private @Nullable Identity judgedBy;
  private Identification last = Identification.NOT_ASKED;
  private int unanswered;
  private String whyUnanswered = "";

  Admission(Instrument instrument) {
    this.instrument = instrument;
  }

  void accept(Identity identity) {
    accepted = identity;
  }

  /// What was found the last time it was asked, judged by who is accepted now.
  Identification current() {
    Identity wanted = accepted;
    Identity found = last.found();
    if (found != null && !Objects.equals(wanted, judgedBy)) {
      judgedBy = wanted;
      last = Identification.judge(found, wanted, last.found());
    }
    return last;
  }

  /// Prepares what answers, and asks who it is. Where it has to be a certain instrument it is asked
  /// first, so that another one is never written to.
  ///
  /// @throws BusException.Withheld when it is another instrument
  void admit(Line line) throws BusException {
    if (expectsOne()) {
      identify(line);
      instrument.prepare(line);
    } else {
      instrument.prepare(line);
      identify(line);
    }
  }

  private boolean expectsOne() {
    Identity wanted = accepted == null ? last.accepted() : accepted;
    return wanted != null && wanted.isUnique();
  }

  private void identify(Line line) throws BusException {
    Identification before = last;
    judgedBy = accepted;
    last = ask(line);
    if (last.verdict() != before.verdict() && !last.words().isEmpty()) {
      LOG.log(Level.INFO, "{0}: {1}", instrument.id(), last.words());
    }
    if (last.verdict() == Verdict.EXCHANGED) {
      throw new BusException.Withheld(
          line.address(), instrument.id(), Cause.EXCHANGED, last.words());
    }
  }

  private Identification ask(Line line) throws BusException {
    Identity wanted = judgedBy;
    Identity known = wanted == null ? last.accepted() : wanted;
    // One that has told it before knows the question: then silence is not about that.
    boolean neverTold = last.found() == null && (known == null || !known.isUnique());
    if (unanswered >= PATIENCE && neverTold) {
      unanswered = 0;
      return Identification.untold(whyUnanswered, wanted);
    }
    try {
      Identity found = instrument.identify(line);
      unanswered = 0;
      return Identification.judge(found, wanted, last.accepted());
    } catch (BusException.Refused e) {
      // Old firmware may not know the question: no reason to keep it from its work.
      return Identification.untold(Seat.message(e), known);
    } catch (BusException.NoReply e) {
      unanswered++;
      whyUnanswered = Seat.message(e);
      throw e;
    } catch (BusException.DamagedReply e) {
      unanswered++;
      whyUnanswered = Seat.message(e);
      throw e;
    }
  }
}
