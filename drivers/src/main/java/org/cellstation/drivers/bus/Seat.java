package org.cellstation.drivers.bus;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.jspecify.annotations.Nullable;

/// One instrument's place on its bus: when it is due, whether it answers, what it has been told.
/// Owner thread only, except {@link #status} and the requests to its outputs.
final class Seat {
  private static final System.Logger LOG = System.getLogger(Seat.class.getName());

  /// For so long after the last request an instrument counts as looked after. A control scan renews
  /// its requests each time.
  private static final Duration ATTENDED = Duration.ofSeconds(10);

  private final Instrument instrument;
  private final List<Tag> tags;
  private final List<Output> outputs;
  private final Errands errands = new Errands();
  private final Backoff backoff;
  private final List<Reading> taken = new ArrayList<>();
  private final ReadingSink basket = taken::add;
  private Instant lastPoll = Instant.MIN;
  private Instant nextPoll = Instant.MIN;
  private Instant quietUntil = Instant.MIN;
  private Instant renewed = Instant.MIN;
  private boolean prepared;
  private Cause trouble = Cause.NOT_YET_READ;
  private String refusal = "";
  private @Nullable Instant lastGood;
  private long exchanges;
  private Map<String, Long> errors = Map.of();
  private volatile LinkStatus status;

  Seat(Instrument instrument, BusSettings settings) {
    this.instrument = instrument;
    String prefix = instrument.id() + ".";
    this.tags =
        instrument.signals().stream().map(s -> new Tag(prefix + s.name(), s.unit())).toList();
    this.outputs =
        instrument.settings().stream().map(s -> new Output(prefix + s.name(), s)).toList();
    this.backoff = new Backoff(settings.firstBackOff(), settings.longestBackOff());
    this.status =
        new LinkStatus(
            instrument.id(), LinkStatus.State.DOWN, "not reached yet", null, 0, Map.of());
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

  LinkStatus status() {
    return status;
  }

  boolean isSilent() {
    return trouble == Cause.NO_REPLY;
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
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).forget();
    }
  }

  /// Prepares the device where needed and tells it what is due. A device that comes back is polled
  /// at once.
  void settle(Line line, Instant now) throws BusException {
    if (!prepared) {
      instrument.prepare(line);
      prepared = true;
      nextPoll = nextPoll.isAfter(now) ? now : nextPoll;
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
      count(e);
    }
  }

  /// Nobody waits for an instrument that is not there.
  void failErrandsUnlessReached() {
    if (!prepared && !errands.isEmpty()) {
      errands.fail(new BusException.NoReply("bus", instrument.id(), status.detail()));
    }
  }

  /// A refused set-point says nothing about what the instrument measures.
  private void write(Output output, Line line, Instant now) throws BusException {
    try {
      output.write(instrument, line);
    } catch (BusException.Refused e) {
      output.refused(now.plus(instrument.period()));
      count(e);
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
    if (isAttended(line.now())) {
      instrument.feed(line);
    }
    for (int i = 0; i < taken.size(); i++) {
      sink.accept(taken.get(i));
    }
  }

  /// Also after the clock was set back: then only from the next renewal on.
  private boolean isAttended(Instant now) {
    for (int i = 0; i < outputs.size(); i++) {
      if (outputs.get(i).takeRenewal()) {
        renewed = now;
      }
    }
    return !now.isBefore(renewed) && now.isBefore(renewed.plus(ATTENDED));
  }

  /// @param done exchanges that were good
  void settled(Instant now, long done) {
    if (done > 0) {
      exchanges += done;
      lastGood = now;
      if (trouble == Cause.NONE) {
        publishHealth();
      }
    }
  }

  void polled(Instant now, long done) {
    exchanges += done;
    lastGood = now;
    backoff.reset();
    if (trouble != Cause.NONE) {
      Level level = trouble == Cause.NOT_YET_READ ? Level.DEBUG : Level.INFO;
      LOG.log(level, "{0} answers", instrument.id());
      trouble = Cause.NONE;
    }
    publishHealth();
  }

  private void publishHealth() {
    boolean refused = false;
    for (int i = 0; i < outputs.size(); i++) {
      refused |= outputs.get(i).isRefused();
    }
    if (!refused) {
      refusal = "";
    }
    publish(refused ? LinkStatus.State.DEGRADED : LinkStatus.State.UP, refusal);
  }

  /// A refusal costs no time: tried again at the next poll. Silence and noise cost the neighbours
  /// time, so they are tried ever more seldom.
  void failed(BusException e, Instant now, long done) {
    exchanges += done;
    count(e);
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
    down(Cause.LINK_DOWN, detail);
  }

  private void down(Cause cause, String detail) {
    if (trouble != cause) {
      LOG.log(Level.WARNING, "{0} lost: {1}", instrument.id(), detail);
    }
    trouble = cause;
    publish(LinkStatus.State.DOWN, detail);
  }

  void reportTrouble(Instant now, ReadingSink sink) {
    for (int i = 0; i < tags.size(); i++) {
      sink.accept(tags.get(i).bad(trouble, now));
    }
  }

  private void count(BusException e) {
    Map<String, Long> counts = new HashMap<>(errors);
    counts.merge(e.getClass().getSimpleName(), 1L, Long::sum);
    errors = Map.copyOf(counts);
  }

  private void publish(LinkStatus.State state, String detail) {
    status = new LinkStatus(instrument.id(), state, detail, lastGood, exchanges, errors);
  }

  static String message(BusException e) {
    return String.valueOf(e.getMessage());
  }
}
