package org.cellstation.drivers.bus;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.Identification.Verdict;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;

/// One instrument's place on its bus: when it is due, whether it answers, what it has been told.
/// Owner thread only, except its {@link #health} and {@link #admission}, the switch, and the
/// requests to its outputs.
final class Seat {
  private static final System.Logger LOG = System.getLogger(Seat.class.getName());
  private static final String OFF = "switched off";

  /// For so long after the last request an instrument counts as looked after. A control scan renews
  /// its requests each time.
  private static final Duration ATTENDED = Duration.ofSeconds(10);

  private final Instrument instrument;
  private final List<Tag> tags;
  private final List<Output> outputs;
  private final Errands errands = new Errands();
  private final Admission admission;
  private final Health health;
  private final Backoff backoff;
  private final Backoff reminder;
  private final List<Reading> taken = new ArrayList<>();
  private final ReadingSink basket = taken::add;
  private Instant lastPoll = Instant.MIN;
  private Instant nextPoll = Instant.MIN;
  private Instant quietUntil = Instant.MIN;
  private Instant renewed = Instant.MIN;
  private boolean prepared;
  private boolean attended;
  private Cause trouble = Cause.NOT_YET_READ;
  private String refusal = "";
  private String lost = "";

  /// What somebody has asked for, on any thread.
  private volatile boolean wantedOff;

  private boolean off;

  Seat(Instrument instrument, BusSettings settings) {
    this.instrument = instrument;
    String prefix = instrument.id() + ".";
    this.tags =
        instrument.signals().stream().map(s -> new Tag(prefix + s.name(), s.unit())).toList();
    this.outputs =
        instrument.settings().stream().map(s -> new Output(prefix + s.name(), s)).toList();
    this.backoff = new Backoff(settings.firstBackOff(), settings.longestBackOff());
    this.reminder = new Backoff(settings.firstBackOff(), settings.longestBackOff());
    this.admission = new Admission(instrument);
    this.health = new Health(instrument.id());
  }

  Instrument instrument() {
    return instrument;
  }

  List<Tag> tags() {
    return tags;
  }

  List<Output> outputs() {
    return outputs;
  }

  Errands errands() {
    return errands;
  }

  Admission admission() {
    return admission;
  }

  Health health() {
    return health;
  }

  void wantOff(boolean wanted) {
    wantedOff = wanted;
  }

  /// Does what was asked for since the last cycle.
  ///
  /// @param busOff whether the whole bus is switched off
  void heed(Instant now, boolean busOff) {
    boolean wanted = busOff || wantedOff;
    if (wanted != off) {
      off = wanted;
      forget();
      backoff.reset();
      quietUntil = Instant.MIN;
      nextPoll = now;
      trouble = off ? Cause.DISABLED : Cause.NOT_YET_READ;
      LOG.log(Level.INFO, "{0} switched {1}", instrument.id(), off ? "off" : "on");
      if (off) {
        publish(LinkStatus.State.DISABLED, OFF);
      } else {
        publish(LinkStatus.State.DOWN, "not reached yet");
      }
    }
    Identification was = health.identification();
    Identification is = admission.current();
    if (!off && !was.equals(is)) {
      health.identified(is);
      if ((was.verdict() == Verdict.EXCHANGED) != (is.verdict() == Verdict.EXCHANGED)) {
        forget();
        backoff.reset();
        quietUntil = Instant.MIN;
      }
    }
  }

  /// Whether it says nothing, as far as anybody asks.
  boolean isSilent() {
    return off || trouble == Cause.NO_REPLY;
  }

  boolean isOff() {
    return off;
  }

  /// How often a failed poll may be repeated at once. What did not answer before is not asked
  /// twice: its neighbours would pay for it.
  int retries() {
    return trouble == Cause.NONE ? instrument.retries() : 0;
  }

  /// A poll in vain that is repeated at once.
  void missed(BusException e, long done) {
    health.exchanged(done);
    health.count(e);
  }

  boolean isPrepared() {
    return prepared;
  }

  /// Also when the clock was set back.
  boolean pollIsDue(Instant now) {
    return !now.isBefore(nextPoll) || now.isBefore(lastPoll);
  }

  Instant nextPoll() {
    return nextPoll;
  }

  /// Whether there is something to tell the device, and it may be talked to.
  boolean hasWork(Instant now) {
    if (off) {
      return false;
    }
    if (!prepared) {
      return !now.isBefore(quietUntil) || now.isBefore(lastPoll);
    }
    if (!errands.isEmpty()) {
      return true;
    }
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).isDue(now)) {
        return true;
      }
    }
    return false;
  }

  Instant nextDue() {
    Instant due = nextPoll;
    if (off) {
      return due;
    }
    if (!prepared) {
      return quietUntil.isBefore(due) ? quietUntil : due;
    }
    for (int i = 0; i < outputs.size(); i++) {
      Instant output = outputs.get(i).due();
      if (output.isBefore(due)) {
        due = output;
      }
    }
    return due;
  }

  /// On the grid of its period; polls that were missed are not made up for.
  void schedulePoll(Instant now) {
    nextPoll = nextOnGrid(now);
    lastPoll = now;
  }

  private Instant nextOnGrid(Instant now) {
    if (nextPoll.equals(Instant.MIN) || now.isBefore(lastPoll)) {
      return now.plus(instrument.period());
    }
    if (nextPoll.isAfter(now)) {
      return nextPoll;
    }
    Instant next = nextPoll.plus(instrument.period());
    return next.isAfter(now) ? next : now.plus(instrument.period());
  }

  /// The link under it is new: it is tried at once, and told everything again.
  void reconnected() {
    forget();
    backoff.reset();
    quietUntil = Instant.MIN;
  }

  private void forget() {
    prepared = false;
    lost = "";
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).forget();
    }
  }

  /// Prepares the device where needed and tells it what is due. A device that comes back is polled
  /// at once; one that was only reminded is not, so that everybody can see for a while that it was.
  void settle(Line line, Instant now) throws BusException {
    if (!prepared) {
      try {
        admission.admit(line);
      } finally {
        health.identified(admission.current());
      }
      prepared = true;
      nextPoll = lost.isEmpty() && nextPoll.isAfter(now) ? now : nextPoll;
    }
    for (int i = 0; i < outputs.size(); i++) {
      Output output = outputs.get(i);
      if (output.isDue(now)) {
        write(output, line, now);
      }
    }
    try {
      errands.run(line);
    } catch (BusException.Refused e) {
      // Whoever sent the errand is told; the instrument itself is well.
      health.count(e);
    }
  }

  /// Nobody waits for an instrument that is not there.
  void failErrandsUnlessReached() {
    if (!prepared && trouble != Cause.NONE && !errands.isEmpty()) {
      String detail = health.quickStatus().detail();
      errands.fail(
          trouble == Cause.DISABLED || trouble == Cause.EXCHANGED
              ? new BusException.Withheld("bus", instrument.id(), trouble, detail)
              : new BusException.NoReply("bus", instrument.id(), detail));
    }
  }

  /// A refused set-point says nothing about what the instrument measures.
  private void write(Output output, Line line, Instant now) throws BusException {
    try {
      output.write(instrument, line);
    } catch (BusException.Refused e) {
      output.refused(now.plus(instrument.period()));
      health.count(e);
      if (!message(e).equals(refusal)) {
        refusal = message(e);
        LOG.log(Level.WARNING, "{0} not taken: {1}", output.name(), refusal);
      }
    }
  }

  /// All readings of one poll, or none.
  void poll(Line line, ReadingSink sink) throws BusException {
    taken.clear();
    instrument.poll(line, basket);
    attended = isAttended(line.now());
    if (attended) {
      instrument.feed(line);
    }
    sink.acceptAll(taken);
  }

  /// Nobody can neglect what nobody has asked for anything yet: a platform that stands still must
  /// not begin to rock because the station only watches it. Also after the clock was set back: then
  /// only from the next renewal on.
  private boolean isAttended(Instant now) {
    boolean requested = false;
    for (int i = 0; i < outputs.size(); i++) {
      Output output = outputs.get(i);
      requested |= output.isRequested();
      if (output.takeRenewal()) {
        renewed = now;
      }
    }
    return !requested || (!now.isBefore(renewed) && now.isBefore(renewed.plus(ATTENDED)));
  }

  /// @param done exchanges that were good
  void settled(Instant now, long done) {
    if (done > 0) {
      health.exchanged(done);
      health.good(now);
      if (trouble == Cause.NONE) {
        publishHealth();
      }
    }
  }

  void polled(Instant now, long done) {
    health.exchanged(done);
    health.good(now);
    backoff.reset();
    if (trouble != Cause.NONE) {
      Level level = trouble == Cause.NOT_YET_READ ? Level.DEBUG : Level.INFO;
      LOG.log(level, "{0} answers", instrument.id());
      trouble = Cause.NONE;
    }
    remind(now);
    publishHealth();
  }

  /// Has a device that lost what it was told prepared and told again: at once the first time, and
  /// ever more seldom where that does not help, because some keep set-points in memory that wears
  /// out. What it measures stays good meanwhile. While nobody looks after it, a device that has
  /// gone to its safe set-point by itself is right.
  private void remind(Instant now) {
    String words = attended ? instrument.lost() : "";
    if (words.isEmpty()) {
      reminder.reset();
      lost = "";
      return;
    }
    if (lost.isEmpty()) {
      LOG.log(Level.WARNING, "{0} has lost what it was told: {1}", instrument.id(), words);
    }
    if (reminder.isDue(now)) {
      reminder.failed(now);
      forget();
      quietUntil = Instant.MIN;
    }
    lost = words;
  }

  private void publishHealth() {
    boolean refused = false;
    for (int i = 0; i < outputs.size(); i++) {
      refused |= outputs.get(i).isRefused();
    }
    if (!refused) {
      refusal = "";
    }
    Identification who = health.identification();
    if (!lost.isEmpty()) {
      health.publish(LinkStatus.State.DEGRADED, Cause.REFUSED, lost, null);
    } else if (refused) {
      health.publish(LinkStatus.State.DEGRADED, Cause.REFUSED, refusal, null);
    } else if (who.isDoubtful()) {
      health.publish(LinkStatus.State.DEGRADED, Cause.REFUSED, who.words(), null);
    } else {
      health.publish(LinkStatus.State.UP, Cause.NONE, instrument.remark(), null);
    }
  }

  /// A refusal costs no time: tried again at the next poll. Silence and noise cost the neighbours
  /// time, so they are tried ever more seldom.
  void failed(BusException e, Instant now, long done) {
    health.exchanged(done);
    if (!(e instanceof BusException.Withheld)) {
      health.count(e);
    }
    forget();
    if (e instanceof BusException.Refused) {
      quietUntil = nextOnGrid(now);
    } else {
      backoff.failed(now);
      quietUntil = backoff.due();
    }
    down(e.readingCause(), message(e));
  }

  /// Trouble that is not its own: the link under it is gone.
  void linkLost(String detail) {
    forget();
    quietUntil = Instant.MIN;
    if (!off) {
      down(Cause.LINK_DOWN, detail);
    }
  }

  private void down(Cause cause, String detail) {
    if (trouble != cause) {
      LOG.log(Level.WARNING, "{0} lost: {1}", instrument.id(), detail);
    }
    trouble = cause;
    publish(LinkStatus.State.DOWN, detail);
  }

  private void publish(LinkStatus.State state, String detail) {
    health.publish(state, trouble, detail, quietUntil.equals(Instant.MIN) ? null : quietUntil);
  }

  void reportTrouble(Instant now, ReadingSink sink) {
    for (int i = 0; i < tags.size(); i++) {
      sink.accept(tags.get(i).bad(trouble, now));
    }
  }

  static String message(BusException e) {
    return String.valueOf(e.getMessage());
  }
}
