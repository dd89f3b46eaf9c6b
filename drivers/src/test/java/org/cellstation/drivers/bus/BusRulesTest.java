package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.junit.jupiter.api.Test;

/// Who waits for whom on one line, and what is asked twice. Time is what the links were told to
/// wait, not what the machine took.
class BusRulesTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Framing ANY = (buffer, length) -> length;

  /// Asks for its own name.
  private static final class Named extends PolledInstrument {
    private String lost = "";

    Named(String id, int retries) {
      super(
          id,
          new Timing(SECOND, TIMEOUT, Duration.ZERO, retries),
          List.of(new Signal("value", "g")),
          List.of(new Setting("set", "rpm", 0, 100, Duration.ZERO)));
    }

    private void ask(Line line, String what) throws BusException {
      line.exchange(id(), (id() + what).getBytes(StandardCharsets.US_ASCII), ANY, timeout());
    }

    @Override
    public Identity identify(Line line) throws BusException {
      ask(line, " who");
      return new Identity("Maker", id(), "", "");
    }

    @Override
    public void poll(Line line, ReadingSink sink) throws BusException {
      ask(line, "?");
      sink.accept(new Tag(id() + ".value", "g").good(1, line.now()));
    }

    @Override
    public String lost() {
      return lost;
    }

    @Override
    public void write(Line line, Setting setting, double value) throws BusException {
      ask(line, "=" + (int) value);
    }
  }

  /// Answers everybody but the dead, and adds up what was waited for in vain.
  private static final class Tally implements Link {
    private final List<String> asked = new ArrayList<>();
    private final List<String> dead = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private String last = "";
    private Duration waited = Duration.ZERO;
    private int deafFor;
    private boolean open;

    @Override
    public String address() {
      return "tally";
    }

    @Override
    public void open() {
      open = true;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      last = new String(bytes, offset, length, StandardCharsets.US_ASCII);
      asked.add(last);
      meanwhile.run();
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) {
      if (timeout.isZero()) {
        return 0;
      }
      boolean deaf = deafFor-- > 0;
      if (deaf || dead.stream().anyMatch(last::startsWith)) {
        waited = waited.plus(timeout);
        return 0;
      }
      buffer[offset] = '!';
      return 1;
    }

    @Override
    public void close() {
      open = false;
    }
  }

  private final TestClock clock = new TestClock();
  private final List<Reading> readings = new ArrayList<>();
  private final Tally wire = new Tally();

  private Bus bus(int retries) {
    Bus bus =
        new Bus(
            "test",
            wire,
            List.of(new Named("A", retries), new Named("B", retries), new Named("C", retries)),
            clock,
            readings::add);
    bus.cycle();
    forget();
    return bus;
  }

  private void forget() {
    readings.clear();
    wire.asked.clear();
    wire.waited = Duration.ZERO;
  }

  private void cycle(Bus bus) {
    clock.advance(SECOND);
    bus.cycle();
  }

  @Test
  void waitsForADeadInstrumentItsOwnTimeoutOncePerBackOff() {
    Bus bus = bus(0);
    wire.dead.add("A");
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      forget();
      cycle(bus);
      waits.add(wire.waited.toMillis());
      // The neighbours are read each time, and nobody says anything that is not so.
      assertEquals(2, readings.stream().filter(Reading::isGood).count());
      assertEquals(1, readings.stream().filter(r -> r.cause() == Cause.NO_REPLY).count());
    }
    assertTrue(waits.stream().allMatch(w -> w == 0 || w == TIMEOUT.toMillis()), waits::toString);
    // At 0, 1, 3, 7, 15, 31 and 61 s.
    assertEquals(7, waits.stream().filter(w -> w > 0).count(), waits::toString);
  }

  @Test
  void asksAnInstrumentTwiceThatHasAnsweredUntilThen() {
    Bus bus = bus(1);
    wire.deafFor = 1;
    cycle(bus);
    assertEquals(List.of("A?", "A?", "B?", "C?"), wire.asked);
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertEquals(1, bus.instruments().getFirst().errors().get("NoReply"));
    assertEquals(LinkStatus.State.UP, bus.status().state());
  }

  @Test
  void asksADeadInstrumentTwiceOnlyWhenItIsLost() {
    Bus bus = bus(1);
    wire.dead.add("A");
    cycle(bus);
    assertEquals(2 * TIMEOUT.toMillis(), wire.waited.toMillis());
    forget();
    cycle(bus);
    assertEquals(TIMEOUT.toMillis(), wire.waited.toMillis());
  }

  @Test
  void neverRepeatsAWrite() {
    Bus bus = bus(1);
    bus.request("A.set", 3);
    wire.deafFor = 1;
    clock.advance(Duration.ofMillis(100));
    bus.cycle();
    assertEquals(List.of("A=3"), wire.asked);
  }

  @Test
  void writesBeforeTheNextPollWhatIsAskedForWhileItPolls() {
    Bus bus = bus(0);
    wire.meanwhile =
        () -> {
          wire.meanwhile = () -> {};
          bus.request("C.set", 9);
        };
    cycle(bus);
    assertEquals(List.of("A?", "C=9", "B?", "C?"), wire.asked);
  }

  /// Some keep a set-point in memory that wears out: what does not help is done ever more seldom.
  @Test
  void tellsAgainAtOnceWhatIsLostAndEverMoreSeldomWhatIsNotTaken() {
    Named forgetful = new Named("A", 0);
    Bus bus = new Bus("test", wire, List.of(forgetful), clock, readings::add);
    bus.request("A.set", 3);
    bus.cycle();
    forget();
    forgetful.lost = "its set-point is 0";
    cycle(bus);
    assertEquals(List.of("A?", "A who", "A=3"), wire.asked);
    LinkStatus status = bus.instruments().getFirst();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertEquals("its set-point is 0", status.detail());
    for (int i = 0; i < 62; i++) {
      bus.request("A.set", 3);
      cycle(bus);
      assertTrue(readings.getLast().isGood(), "it is read all the time");
      readings.clear();
    }
    // At 0, 1, 3, 7, 15, 31 and 61 s.
    assertEquals(7, wire.asked.stream().filter("A=3"::equals).count());
    forgetful.lost = "";
    cycle(bus);
    assertEquals(LinkStatus.State.UP, bus.status().state());
    forgetful.lost = "its set-point is 1";
    forget();
    bus.request("A.set", 3);
    cycle(bus);
    assertEquals(List.of("A?", "A who", "A=3"), wire.asked);
    clock.advance(Duration.ofMinutes(1));
    forget();
    cycle(bus);
    assertEquals(List.of("A?"), wire.asked, "nobody looks after it any more");
  }

  @Test
  void keepsWhatHappenedInItsLog() {
    Bus bus = bus(0);
    long from = bus.frames().snapshot().getLast().number() + 1;
    wire.dead.add("B");
    cycle(bus);
    assertEquals(
        List.of("SENT A GOOD", "RECEIVED A GOOD", "SENT B GOOD", "RECEIVED B NO_REPLY"),
        bus.frames().since(from).stream()
            .map(f -> f.direction() + " " + f.instrument() + " " + f.outcome())
            .limit(4)
            .toList());
    Frame unanswered = bus.frames().since(from + 3).getFirst();
    assertTrue(unanswered.why().contains("no reply to \"B?\""), unanswered.why());
    assertEquals(0, unanswered.length());
    assertEquals(clock.instant(), unanswered.instant());
  }

  @Test
  void measuresNothingOverAWireInMemory() {
    Bus bus = bus(0);
    assertEquals(RoundTrips.NONE, bus.status().roundTrips());
    assertEquals(RoundTrips.NONE, bus.instruments().getFirst().roundTrips());
  }

  @Test
  void saysUntilWhenItWaits() {
    Bus bus = bus(0);
    wire.dead.add("A");
    cycle(bus);
    assertEquals(clock.instant().plus(SECOND), bus.instruments().getFirst().backOffUntil());
    assertEquals(null, bus.instruments().get(1).backOffUntil());
    wire.dead.clear();
    cycle(bus);
    assertEquals(null, bus.instruments().getFirst().backOffUntil());
  }

  @Test
  void countsTransactionsThroughAllTroublesAndRoundTheirEnd() {
    BusLine line = new BusLine(wire, clock);
    int before = 0;
    for (int i = 0; i < 70_000; i++) {
      int id = line.nextTransaction();
      assertFalse(id == before);
      assertEquals((before + 1) & 0xFFFF, id);
      before = id;
    }
  }
}
