package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cellstation.drivers.fixture.FarEnd;
import org.cellstation.drivers.fixture.Probe;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.fixture.Units;
import org.cellstation.drivers.fixture.Units.Accident;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a bus promises, whatever it runs over. Unit 1 has the accidents, unit 2 is its neighbour.
abstract class BusContract {
  private static final Duration SECOND = Duration.ofSeconds(1);

  /// Long enough for a loaded machine to answer in, short enough to be waited for.
  private static final Duration SICK_TIMEOUT = Duration.ofMillis(250);

  private static final Duration HEALTHY_TIMEOUT = Duration.ofSeconds(5);

  private final TestClock clock = new TestClock();
  private final List<Reading> readings = new ArrayList<>();
  private final Units units = new Units(transport() == Transport.TCP);
  private final FarEnd farEnd = farEnd(units);
  private Bus bus = bus(Duration.ZERO);

  abstract Transport transport();

  abstract FarEnd farEnd(Units units);

  private Bus bus(Duration refresh) {
    return new Bus(
        "test",
        farEnd.link(),
        List.of(
            new Probe("A", 1, transport(), SICK_TIMEOUT, refresh),
            new Probe("B", 2, transport(), HEALTHY_TIMEOUT, refresh)),
        clock,
        readings::add);
  }

  @BeforeEach
  void startHealthy() {
    bus.cycle();
    assertEquals(2, readings.size());
    assertTrue(readings.stream().allMatch(Reading::isGood));
    readings.clear();
    units.log().clear();
  }

  @AfterEach
  void close() {
    bus.close();
    farEnd.close();
  }

  private void cycleAfter(Duration time) {
    clock.advance(time);
    bus.cycle();
  }

  private List<Reading> of(String id) {
    return readings.stream().filter(r -> r.source().equals(id + ".value")).toList();
  }

  private LinkStatus instrument(int index) {
    return bus.instruments().get(index);
  }

  private static Cause expectedCause(Accident accident) {
    return switch (accident) {
      case SILENT, LATE -> Cause.NO_REPLY;
      case EXCEPTION -> Cause.REFUSED;
      default -> Cause.DAMAGED_REPLY;
    };
  }

  private boolean appliesHere(Accident accident) {
    return accident != Accident.WRONG_TRANSACTION || transport() == Transport.TCP;
  }

  @ParameterizedTest
  @EnumSource(Accident.class)
  void givesNoValueInTroubleAndLeavesTheNeighbourAlone(Accident accident) {
    if (!appliesHere(accident)) {
      return;
    }
    units.befall(1, accident);
    cycleAfter(SECOND);
    assertEquals(1, of("A").size());
    Reading bad = of("A").getFirst();
    assertEquals(Quality.BAD, bad.quality());
    assertEquals(expectedCause(accident), bad.cause());
    assertTrue(Double.isNaN(bad.value()));
    assertTrue(of("B").getFirst().isGood());
    assertEquals(LinkStatus.State.DOWN, instrument(0).state());
    assertFalse(instrument(0).detail().isEmpty());
    assertEquals(LinkStatus.State.UP, instrument(1).state());
    assertEquals(LinkStatus.State.DEGRADED, bus.status().state());
  }

  @ParameterizedTest
  @EnumSource(Accident.class)
  void isInStepAgainAsSoonAsTheTroubleIsOver(Accident accident) {
    if (!appliesHere(accident)) {
      return;
    }
    units.befall(1, accident);
    cycleAfter(SECOND);
    units.heal(1);
    units.withheld().forEach(farEnd::sendLate);
    readings.clear();
    cycleAfter(SECOND);
    assertTrue(of("A").getFirst().isGood());
    assertEquals(units.reads(1), of("A").getFirst().value());
    assertEquals(units.reads(2), of("B").getFirst().value());
    assertEquals(LinkStatus.State.UP, bus.status().state());
    assertEquals(clock.instant(), instrument(0).lastGood());
  }

  @Test
  void asksADeadInstrumentEverMoreSeldomButReportsItEachPeriod() {
    units.befall(1, Accident.SILENT);
    for (int i = 0; i < 12; i++) {
      cycleAfter(SECOND);
    }
    assertEquals(12, of("A").size());
    assertEquals(12, of("B").stream().filter(Reading::isGood).count());
    // At 1 s, and 1, 2, 4 s after each failure.
    assertEquals(4, units.log().stream().filter(l -> l.startsWith("1 ")).count());
    assertEquals(4, instrument(0).errors().get("NoReply"));
  }

  @Test
  void takesANeighboursLateAnswerForWhatItIs() {
    units.befall(1, Accident.LATE);
    cycleAfter(SECOND);
    units.delayUntilTheNextRequest();
    readings.clear();
    cycleAfter(SECOND);
    assertTrue(of("B").getFirst().isGood());
    assertEquals(units.reads(2), of("B").getFirst().value());
  }

  @Test
  void goesOnPollingWhenTheClockIsSetBack() {
    cycleAfter(Duration.ofHours(-1));
    assertEquals(2, readings.size());
    assertEquals(clock.instant().plus(SECOND), bus.cycle());
  }

  @Test
  void writesBeforeThePollAndTheNewestValueOnly() {
    bus.request("A.set", 10);
    bus.request("A.set", 20);
    cycleAfter(SECOND);
    assertEquals(List.of("1 write 5=20", "1 read 0", "2 read 0"), units.log());
  }

  @Test
  void writesBetweenPollsWithoutPolling() {
    bus.request("B.set", 7);
    cycleAfter(Duration.ofMillis(100));
    assertEquals(List.of("2 write 5=7"), units.log());
  }

  @Test
  void doesNotRepeatAnUnchangedValue() {
    bus.request("A.set", 10);
    cycleAfter(SECOND);
    bus.request("A.set", 10);
    cycleAfter(SECOND);
    assertEquals(1, units.log().stream().filter("1 write 5=10"::equals).count());
  }

  @Test
  void repeatsAnUnchangedValueWhereTheDeviceNeedsIt() {
    bus.close();
    bus = bus(Duration.ofSeconds(3));
    bus.request("A.set", 10);
    for (int i = 0; i < 9; i++) {
      cycleAfter(SECOND);
    }
    assertEquals(3, units.log().stream().filter("1 write 5=10"::equals).count());
  }

  @Test
  void preparesAndTellsADeviceAgainThatWasAway() {
    bus.request("A.set", 10);
    cycleAfter(SECOND);
    units.befall(1, Accident.SILENT);
    cycleAfter(SECOND);
    bus.request("A.set", 30);
    units.heal(1);
    units.log().clear();
    cycleAfter(SECOND);
    assertEquals(List.of("1 write 9=1", "1 write 5=30", "1 read 0", "2 read 0"), units.log());
  }

  @Test
  void reportsEveryInstrumentWhileTheLinkIsGoneAndRestoresAllWhenItIsBack() {
    bus.request("A.set", 10);
    cycleAfter(SECOND);
    farEnd.vanish();
    readings.clear();
    cycleAfter(SECOND);
    cycleAfter(SECOND);
    assertEquals(4, readings.size());
    assertTrue(readings.stream().allMatch(r -> r.cause() == Cause.LINK_DOWN));
    assertEquals(LinkStatus.State.DOWN, bus.status().state());
    assertTrue(bus.status().detail().startsWith(bus.address()), bus.status().detail());
    farEnd.comeBack();
    units.log().clear();
    readings.clear();
    cycleAfter(Duration.ofSeconds(30));
    assertEquals(2, readings.size());
    assertTrue(readings.stream().allMatch(Reading::isGood));
    assertEquals(
        List.of("1 write 9=1", "1 write 5=10", "2 write 9=1", "1 read 0", "2 read 0"), units.log());
    assertEquals(LinkStatus.State.UP, bus.status().state());
    assertTrue(bus.status().errors().containsKey("LinkLost"));
  }

  @Test
  void keepsReadingWhenASetPointIsRefusedAndTriesItAgain() {
    bus.request("A.set", 10);
    units.befall(1, Accident.EXCEPTION);
    cycleAfter(Duration.ofMillis(100));
    units.heal(1);
    cycleAfter(Duration.ofMillis(900));
    assertTrue(of("A").getFirst().isGood());
    assertEquals(LinkStatus.State.DEGRADED, instrument(0).state());
    cycleAfter(SECOND);
    assertEquals(LinkStatus.State.UP, instrument(0).state());
    assertEquals(2, units.log().stream().filter("1 write 5=10"::equals).count());
  }

  @Test
  void refusesWhatIsNotAnOutputOrNotInRange() {
    var unknown = assertThrows(IllegalArgumentException.class, () -> bus.request("A.speed", 1));
    assertTrue(String.valueOf(unknown.getMessage()).contains("A.set"));
    Stream.of(-0.1, 100.1, Double.NaN, Double.POSITIVE_INFINITY)
        .forEach(
            value ->
                assertThrows(IllegalArgumentException.class, () -> bus.request("A.set", value)));
    cycleAfter(SECOND);
    assertFalse(units.log().stream().anyMatch(l -> l.contains("write")));
  }

  @Test
  void saysWhenThereIsWorkAgain() {
    Instant due = bus.cycle();
    assertEquals(TestClock.START.plus(SECOND), due);
    clock.advance(Duration.ofMillis(2500));
    assertEquals(TestClock.START.plusMillis(3500), bus.cycle());
  }

  @Test
  void saysNothingAfterItWasClosed() {
    bus.close();
    cycleAfter(SECOND);
    assertEquals(List.of(), readings);
    assertEquals(LinkStatus.State.DOWN, bus.status().state());
  }
}
