package org.cellstation.drivers.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.Identification.Verdict;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.reading.ReadingSink;
import org.cellstation.drivers.reading.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who answers: asked at each (re)connect, and held against who was accepted.
class BusIdentityTest {
  private static final Framing ANY = (buffer, length) -> length;
  private static final Identity FIRST = identity("1001");
  private static final Identity OTHER = identity("2002");

  /// Says on the wire what it is: `prepare`, `who`, `value`, `set`.
  private static final class Plain extends PolledInstrument {
    Plain() {
      super(
          "A",
          new Timing(Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ZERO),
          List.of(new Signal("value", "g")),
          List.of(new Setting("set", "rpm", 0, 100, Duration.ZERO)));
    }

    private static String ask(Line line, String word) throws BusException {
      byte[] request = word.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      byte[] reply = line.exchange("A", request, ANY, Duration.ofMillis(50));
      return new String(reply, java.nio.charset.StandardCharsets.US_ASCII);
    }

    @Override
    public void prepare(Line line) throws BusException {
      ask(line, "prepare");
    }

    @Override
    public Identity identify(Line line) throws BusException {
      String serial = ask(line, "who");
      if (serial.equals("pump")) {
        throw new BusException.OtherDevice(line.address(), "A", "it is a pump");
      }
      if (serial.equals("?")) {
        throw new BusException.Refused(line.address(), "A", "what is \"who\"?");
      }
      return identity(serial.equals("-") ? "" : serial);
    }

    @Override
    public void poll(Line line, ReadingSink sink) throws BusException {
      sink.accept(new Tag("A.value", "g").good(ask(line, "value").length(), line.now()));
    }

    @Override
    public void write(Line line, Setting setting, double value) throws BusException {
      ask(line, "set");
    }
  }

  private static Identity identity(String serial) {
    return new Identity("Maker", "Model", serial, "1.0");
  }

  private final TestClock clock = new TestClock();
  private final List<Reading> readings = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final MemoryFarEnd wire = new MemoryFarEnd(this::answer);
  private final Bus bus = new Bus("test", wire, List.of(new Plain()), clock, readings::add);

  /// What it answers to `who`, empty for nothing.
  private String serial = FIRST.serial();

  private boolean dead;

  private List<byte[]> answer(byte[] request) {
    String word = new String(request, java.nio.charset.StandardCharsets.US_ASCII);
    asked.add(word);
    String reply = word.equals("who") ? serial : "ok";
    return dead || reply.isEmpty()
        ? List.of()
        : List.of(reply.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private void cycle() {
    clock.advance(Duration.ofSeconds(1));
    readings.clear();
    asked.clear();
    bus.cycle();
  }

  private LinkStatus status() {
    return bus.instruments().getFirst();
  }

  private Verdict verdict() {
    return status().identification().verdict();
  }

  private void exchange(String other) {
    dead = true;
    cycle();
    dead = false;
    serial = other;
    clock.advance(Duration.ofSeconds(30));
  }

  @Test
  void tellsWhoItMetFirstAndGoesToWork() {
    assertEquals(Verdict.NOT_ASKED, verdict());
    cycle();
    assertEquals(List.of("prepare", "who", "value"), asked);
    assertEquals(Verdict.FIRST_MET, verdict());
    assertEquals(FIRST, status().identification().found());
    assertTrue(readings.getFirst().isGood());
    assertEquals(LinkStatus.State.UP, status().state());
    cycle();
    assertEquals(List.of("value"), asked);
  }

  @Test
  void knowsTheAcceptedInstrument() {
    bus.accept("A", FIRST);
    cycle();
    assertEquals(Verdict.SAME, verdict());
    assertEquals("", status().identification().words());
  }

  @Test
  void needsNoSecondPreparationWhenTheOneAtWorkIsAccepted() {
    cycle();
    bus.accept("A", FIRST);
    cycle();
    assertEquals(List.of("value"), asked);
    assertEquals(Verdict.SAME, verdict());
  }

  @Test
  void neitherReadsNorWritesAnotherInstrumentUntilItIsAccepted() {
    bus.accept("A", FIRST);
    serial = OTHER.serial();
    bus.request("A.set", 5);
    cycle();
    assertEquals(List.of("who"), asked);
    assertEquals(Cause.EXCHANGED, readings.getFirst().cause());
    assertFalse(readings.getFirst().isGood());
    assertEquals(LinkStatus.State.DOWN, status().state());
    assertEquals(Cause.EXCHANGED, status().cause());
    assertEquals(OTHER, status().identification().found());
    assertEquals(FIRST, status().identification().accepted());
    assertTrue(status().detail().contains("1001") && status().detail().contains("2002"));
    cycle();
    assertEquals(List.of("who"), asked);
    var errand = bus.perform("A", line -> 1);
    bus.cycle();
    assertInstanceOf(BusException.Withheld.class, errand.exceptionNow());

    bus.accept("A", OTHER);
    cycle();
    assertEquals(List.of("who", "prepare", "set", "value"), asked);
    assertTrue(readings.getFirst().isGood());
    assertEquals(Verdict.SAME, verdict());
  }

  @Test
  void noticesAnExchangeAfterAReconnectAlsoWhenNobodyHadAcceptedTheFirst() {
    cycle();
    exchange(OTHER.serial());
    cycle();
    assertEquals(Cause.EXCHANGED, readings.getFirst().cause());
    assertEquals(FIRST, status().identification().accepted());
    assertEquals(List.of("who"), asked);
  }

  @Test
  void takesTheRightOneBackWithoutAPerson() {
    bus.accept("A", FIRST);
    serial = OTHER.serial();
    cycle();
    serial = FIRST.serial();
    cycle();
    assertEquals(List.of("who", "prepare", "value"), asked);
    assertTrue(readings.getFirst().isGood());
  }

  @Test
  void turnsBadWhenAnotherOneIsExpectedThanTheOneAtWork() {
    cycle();
    bus.accept("A", OTHER);
    cycle();
    assertEquals(Cause.EXCHANGED, readings.getFirst().cause());
  }

  @Test
  void saysThatAnExchangeWouldNotBeNoticedWithoutASerialNumber() {
    serial = "-";
    cycle();
    assertEquals(Verdict.UNCHECKABLE, verdict());
    assertEquals(LinkStatus.State.UP, status().state());
    assertTrue(status().identification().words().contains("no serial number"));
  }

  /// Without a number, or without any answer but no.
  @ParameterizedTest
  @ValueSource(strings = {"-", "?"})
  void takesOneThatTellsItsSerialNumberNoMoreForAnotherOneUntilItIsAccepted(String answer) {
    bus.accept("A", FIRST);
    serial = answer;
    cycle();
    assertEquals(Cause.EXCHANGED, readings.getFirst().cause());
    assertEquals(LinkStatus.State.DOWN, status().state());
    assertTrue(status().detail().contains("1001"), status().detail());
    assertFalse(asked.contains("value"));
    Identity found = status().identification().found();
    assertNotNull(found);
    bus.accept("A", found);
    cycle();
    assertTrue(readings.getFirst().isGood());
    assertEquals(LinkStatus.State.UP, status().state());
  }

  @Test
  void takesOneThatToldItsSerialNumberForAnotherOneWhenItTellsNoneAfterwards() {
    cycle();
    exchange("-");
    cycle();
    assertEquals(Cause.EXCHANGED, readings.getFirst().cause());
    exchange(FIRST.serial());
    cycle();
    assertTrue(readings.getFirst().isGood());
  }

  /// However often it is asked: unlike one that does not know the question.
  @Test
  void readsNothingOfWhatSaysThatItIsAnotherKindOfDevice() {
    serial = "pump";
    bus.request("A.set", 5);
    for (int i = 0; i < 40; i++) {
      cycle();
      assertEquals(Cause.EXCHANGED, readings.getFirst().cause());
      assertFalse(asked.contains("value") || asked.contains("set"));
    }
    assertEquals(LinkStatus.State.DOWN, status().state());
    assertTrue(status().detail().contains("it is a pump"), status().detail());
    serial = FIRST.serial();
    clock.advance(Duration.ofSeconds(30));
    cycle();
    assertTrue(readings.getFirst().isGood());
  }

  @Test
  void letsAnInstrumentWorkThatRefusesToTellWhoItIs() {
    serial = "?";
    cycle();
    assertTrue(readings.getFirst().isGood());
    assertEquals(Verdict.UNTOLD, verdict());
    assertEquals(LinkStatus.State.DEGRADED, status().state());
    assertTrue(status().detail().contains("does not tell who it is"), status().detail());
    bus.accept("A", identity(""));
    exchange("?");
    cycle();
    assertEquals(LinkStatus.State.UP, status().state());
  }

  @Test
  void letsAnInstrumentWorkThatDoesNotKnowTheQuestionAfterTwoTries() {
    serial = "";
    for (int i = 0; i < 4; i++) {
      cycle();
    }
    assertTrue(readings.getFirst().isGood());
    assertEquals(Verdict.UNTOLD, verdict());
    assertEquals(2, status().errors().get("NoReply"));
  }

  @Test
  void asksAnInstrumentThatHasToldItsNameBeforeUntilItAnswersAgain() {
    serial = "-";
    cycle();
    assertEquals(Verdict.UNCHECKABLE, verdict());
    exchange("");
    for (int i = 0; i < 40; i++) {
      cycle();
      assertEquals(Cause.NO_REPLY, readings.getFirst().cause());
    }
    serial = "-";
    for (int i = 0; i < 40; i++) {
      cycle();
    }
    assertTrue(readings.getFirst().isGood());
    assertEquals(LinkStatus.State.UP, status().state());
  }

  @Test
  void doesNotTrustAnExpectedInstrumentThatFallsSilentWhenAsked() {
    bus.accept("A", FIRST);
    serial = "";
    for (int i = 0; i < 40; i++) {
      cycle();
      assertEquals(Cause.NO_REPLY, readings.getFirst().cause());
      assertFalse(asked.contains("value"));
    }
    assertNull(status().identification().found());
  }
}
