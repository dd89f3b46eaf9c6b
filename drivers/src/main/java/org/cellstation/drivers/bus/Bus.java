package org.cellstation.drivers.bus;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.jspecify.annotations.Nullable;

/// One physical bus and the instruments on it: one request in flight, writes before polls, a dead
/// instrument costs the others at most its own timeout once per back-off, a dead link costs nobody
/// outside this bus anything.
///
/// Whoever calls {@link #cycle} owns it: a {@link BusWorker}'s thread, or the one thread of a
/// virtual station. {@link #request}, the status methods and {@link #close} may be called from any
/// thread.
public final class Bus implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Bus.class.getName());

  private final String id;
  private final BoundedLink link;
  private final InstantSource clock;
  private final ReadingSink sink;
  private final BusLine line;
  private final List<Seat> seats;
  private final Map<String, Output> outputs;
  private final Backoff reopen;
  private boolean lost = true;
  private volatile boolean closed;
  private volatile String linkTrouble = "not opened yet";
  private volatile long linkLosses;
  private volatile @Nullable Instant reopenDue;
  private volatile boolean off;
  private boolean wasOff;

  public Bus(
      String id, Link link, List<Instrument> instruments, InstantSource clock, ReadingSink sink) {
    this(id, link, instruments, clock, sink, BusSettings.DEFAULT);
  }

  /// @throws IllegalArgumentException when two instruments share an id, or two signals or settings
  ///   of an instrument share a name
  public Bus(
      String id,
      Link link,
      List<Instrument> instruments,
      InstantSource clock,
      ReadingSink sink,
      BusSettings settings) {
    this.id = id;
    this.link = new BoundedLink(link);
    this.clock = clock;
    this.sink = sink;
    this.line = new BusLine(this.link, clock, settings.frames());
    this.seats = instruments.stream().map(i -> new Seat(i, settings)).toList();
    this.reopen = new Backoff(settings.firstBackOff(), settings.longestBackOff());
    this.outputs = outputsByName(id, seats);
    List<Instrument> members = List.copyOf(instruments);
    members.forEach(member -> member.share(members));
  }

  private static Map<String, Output> outputsByName(String bus, List<Seat> seats) {
    Map<String, Output> outputs = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    Set<String> sources = new HashSet<>();
    for (Seat seat : seats) {
      boolean unique = ids.add(seat.instrument().id());
      for (Tag tag : seat.tags()) {
        unique &= sources.add(tag.source());
      }
      for (Output output : seat.outputs()) {
        unique &= outputs.put(output.name(), output) == null;
      }
      if (!unique) {
        throw new IllegalArgumentException(
            "bus " + bus + ": instrument " + seat.instrument().id() + " is there twice");
      }
    }
    return outputs;
  }

  public String id() {
    return id;
  }

  public String address() {
    return link.address();
  }

  public List<Instrument> members() {
    return seats.stream().map(Seat::instrument).toList();
  }

  /// What may be written, by output name (`P-101.channel1`).
  public Map<String, Instrument.Setting> outputs() {
    Map<String, Instrument.Setting> settings = new LinkedHashMap<>();
    outputs.forEach((name, output) -> settings.put(name, output.setting()));
    return settings;
  }

  /// Asks for a value to be written before the next poll. The newest value wins, and is written
  /// again whenever the device has been away.
  ///
  /// @param output instrument id, dot, setting name
  /// @throws IllegalArgumentException for an unknown output, or a value outside its range
  public void request(String output, double value) {
    Output known = outputs.get(output);
    if (known == null) {
      throw new IllegalArgumentException(
          "bus " + id + " has no output " + output + "; it has " + outputs.keySet());
    }
    known.request(value);
  }

  /// Has a piece of work done on an instrument between its polls, once the instrument is reached.
  ///
  /// @return completes on the owner thread; with a {@link BusException} when the instrument is not
  ///   reached, refuses, or the bus ends first
  /// @throws IllegalArgumentException for an unknown instrument
  public <T> CompletableFuture<T> perform(String instrument, Errand<T> errand) {
    return seat(instrument).errands().add(errand);
  }

  private Seat seat(String instrument) {
    for (Seat seat : seats) {
      if (seat.instrument().id().equals(instrument)) {
        return seat;
      }
    }
    throw new IllegalArgumentException(
        "bus "
            + id
            + " has no instrument "
            + instrument
            + "; it has "
            + members().stream().map(Instrument::id).toList());
  }

  /// Switches an instrument off: nothing more is sent to it, and its readings are BAD.
  ///
  /// @throws IllegalArgumentException for an unknown instrument
  public void disable(String instrument) {
    seat(instrument).wantOff(true);
  }

  /// Switches an instrument on again. It is prepared and told everything anew.
  ///
  /// @throws IllegalArgumentException for an unknown instrument
  public void enable(String instrument) {
    seat(instrument).wantOff(false);
  }

  /// Switches the whole bus off and closes its link, so that other programs can use it.
  public void disable() {
    off = true;
  }

  /// Switches the bus on again, without those instruments that are switched off themselves.
  public void enable() {
    off = false;
  }

  /// Says who an instrument has to be: from the records at the start, or because a person accepts
  /// an exchange. Another one is neither read nor written.
  ///
  /// @throws IllegalArgumentException for an unknown instrument
  public void accept(String instrument, Identity identity) {
    seat(instrument).admission().accept(identity);
  }

  /// The newest frames on this bus, for any thread.
  public FrameLog frames() {
    return line.log();
  }

  /// One duty cycle on the owner thread. Trouble on the bus becomes BAD readings, never an
  /// exception.
  ///
  /// @return when there is work again, in process time
  public Instant cycle() {
    Instant now = clock.instant();
    heed(now);
    settleAll(now);
    for (int i = 0; i < seats.size() && !closed; i++) {
      Seat seat = seats.get(i);
      if (seat.pollIsDue(now)) {
        seat.schedulePoll(now);
        boolean good = seat.isPrepared() && poll(seat, now);
        if (!good && !closed) {
          seat.reportTrouble(clock.instant(), sink);
        }
        // What was asked for meanwhile need not wait for the other polls.
        settleAll(now);
      }
    }
    return nextDue();
  }

  /// Does what was asked for since the last cycle.
  private void heed(Instant now) {
    boolean wantedOff = off;
    if (wantedOff != wasOff) {
      wasOff = wantedOff;
      LOG.log(Level.INFO, "bus {0} switched {1}", id, wantedOff ? "off" : "on");
      lost = true;
      linkTrouble = "not opened yet";
      reopen.reset();
      reopenDue = null;
      if (wantedOff) {
        link.close();
      }
    }
    for (int i = 0; i < seats.size(); i++) {
      seats.get(i).heed(now, wantedOff);
    }
  }

  private void settleAll(Instant now) {
    for (int i = 0; i < seats.size() && !closed; i++) {
      Seat seat = seats.get(i);
      if (seat.hasWork(now) && connected(now)) {
        settle(seat, now);
      }
      seat.failErrandsUnlessReached();
    }
  }

  private boolean connected(Instant now) {
    if (link.isOpen()) {
      return true;
    }
    if (!reopen.isDue(now)) {
      return false;
    }
    try {
      link.open();
    } catch (BusException.LinkLost e) {
      lose(e, now);
      return false;
    }
    if (closed) {
      link.close();
      return false;
    }
    if (lost) {
      lost = false;
      linkTrouble = "";
      reopenDue = null;
      Level level = linkLosses > 0 ? Level.INFO : Level.DEBUG;
      LOG.log(level, "bus {0}: {1} is open", id, link.address());
      for (Seat seat : seats) {
        seat.reconnected();
      }
    }
    return true;
  }

  private void settle(Seat seat, Instant now) {
    long before = line.exchanges();
    line.turnTo(seat.instrument(), seat.health().roundTrips());
    try {
      seat.settle(line, now);
      line.approve();
      seat.settled(clock.instant(), line.exchanges() - before);
    } catch (BusException e) {
      failed(seat, e, now, line.exchanges() - before);
    }
  }

  private boolean poll(Seat seat, Instant now) {
    int retries = seat.retries();
    while (connected(now)) {
      long before = line.exchanges();
      line.turnTo(seat.instrument(), seat.health().roundTrips());
      try {
        seat.poll(line, sink);
        line.approve();
        seat.polled(clock.instant(), line.exchanges() - before);
        reopen.reset();
        return true;
      } catch (BusException e) {
        if (retries == 0 || !mayPass(e)) {
          failed(seat, e, now, line.exchanges() - before);
          return false;
        }
        retries--;
        line.judge(e);
        seat.missed(e, line.exchanges() - before);
        line.loseStepBeforeRepeating();
      }
    }
    return false;
  }

  private static boolean mayPass(BusException e) {
    return e instanceof BusException.NoReply || e instanceof BusException.DamagedReply;
  }

  private void failed(Seat seat, BusException what, Instant now, long done) {
    BusException e = line.explained(what);
    line.judge(e);
    switch (e) {
      case BusException.LinkLost gone -> lose(gone, now);
      case BusException.Refused refused -> seat.failed(refused, now, done);
      case BusException.OtherDevice stranger -> seat.failed(stranger, now, done);
      case BusException.Withheld withheld -> seat.failed(withheld, now, done);
      case BusException.DamagedReply damaged -> {
        seat.failed(damaged, now, done);
        line.loseStep();
      }
      case BusException.NoReply silent -> {
        seat.failed(silent, now, done);
        line.loseStep();
        if (nobodyAnswers()) {
          // A port or socket may be dead without saying so.
          link.close();
        }
      }
    }
  }

  private boolean nobodyAnswers() {
    for (Seat seat : seats) {
      if (!seat.isSilent()) {
        return false;
      }
    }
    return true;
  }

  private void lose(BusException.LinkLost e, Instant now) {
    link.close();
    reopen.failed(now);
    reopenDue = reopen.due();
    if (closed) {
      return;
    }
    String detail = Seat.message(e);
    if (!lost || !detail.equals(linkTrouble)) {
      LOG.log(Level.WARNING, "bus {0}: {1}", id, detail);
    }
    lost = true;
    linkTrouble = detail;
    countLoss();
    for (Seat seat : seats) {
      seat.linkLost(detail);
    }
  }

  /// Written by the owner thread alone.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void countLoss() {
    linkLosses++;
  }

  private Instant nextDue() {
    if (closed) {
      return Instant.MAX;
    }
    Instant due = Instant.MAX;
    boolean awaited = false;
    for (int i = 0; i < seats.size(); i++) {
      Seat seat = seats.get(i);
      Instant wanted = lost ? seat.nextPoll() : seat.nextDue();
      due = wanted.isBefore(due) ? wanted : due;
      awaited |= !seat.isOff();
    }
    Instant reopening = reopenDue;
    if (awaited && reopening != null && reopening.isBefore(due)) {
      return reopening;
    }
    return due;
  }

  /// The bus as a whole, from any thread.
  public LinkStatus status() {
    List<LinkStatus> members = new ArrayList<>(seats.size());
    for (Seat seat : seats) {
      members.add(seat.health().quickStatus());
    }
    return BusSummary.of(
        id,
        off,
        link.isHanging() ? hanging() : linkTrouble,
        linkLosses,
        reopenDue,
        members,
        line.roundTrips().summary());
  }

  /// How the bus as a whole is, without the sums of a whole status; from any thread.
  public LinkStatus.State state() {
    int on = 0;
    int down = 0;
    boolean troubled = false;
    for (int i = 0; i < seats.size(); i++) {
      LinkStatus.State state = seats.get(i).health().quickStatus().state();
      if (state != LinkStatus.State.DISABLED) {
        on++;
        down += state == LinkStatus.State.DOWN ? 1 : 0;
        troubled |= state != LinkStatus.State.UP;
      }
    }
    boolean linked = linkTrouble.isEmpty() && !link.isHanging();
    return BusSummary.state(off, linked, on, down, troubled);
  }

  /// Who answers at each place, without the sums of a whole status; from any thread.
  public void eachIdentification(BiConsumer<String, Identification> look) {
    for (Seat seat : seats) {
      look.accept(seat.instrument().id(), seat.health().quickStatus().identification());
    }
  }

  /// Each instrument, in the order of the configuration, from any thread.
  public List<LinkStatus> instruments() {
    boolean hanging = link.isHanging();
    return seats.stream()
        .map(seat -> seat.health().status())
        .map(status -> hanging ? status.down(Cause.LINK_DOWN, hanging()) : status)
        .toList();
  }

  private String hanging() {
    return link.address() + ": a transfer hangs in the system; check the adapter";
  }

  /// Ends all work and closes the link. No reading comes after this, except those of a poll that is
  /// under way. Ends in time also where closing hangs in the system.
  @Override
  public void close() {
    closed = true;
    linkTrouble = "closed";
    link.close();
    for (Seat seat : seats) {
      seat.errands().end(new BusException.LinkLost(link.address(), "closed"));
    }
  }

  /// Ends all work at the next opportunity, without touching the link.
  void stop() {
    closed = true;
  }
}
