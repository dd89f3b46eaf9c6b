package org.cellstation.drivers.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.CodeReader.Scan;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.cellstation.drivers.scan.Code;
import org.cellstation.drivers.scan.Codes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SerialScannerTest {
  private static final String LABEL = "]d2010541234500001310ABC123\u001D17290331";
  private static final Duration PERIOD = Duration.ofMillis(250);

  private final TestClock clock = new TestClock();
  private final List<Reading> readings = new ArrayList<>();
  private final SerialScanner scanner =
      new SerialScanner("SC-1", new Timing(PERIOD, Duration.ofMillis(500), Duration.ZERO));
  private final MemoryFarEnd wire = new MemoryFarEnd(request -> List.of());
  private final Bus bus = new Bus("scan", wire, List.of(scanner), clock, readings::add);

  @BeforeEach
  void open() {
    poll();
  }

  private Reading poll() {
    clock.advance(PERIOD);
    bus.cycle();
    return readings.getLast();
  }

  private void says(String text) {
    wire.sendLate(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> taken() {
    List<String> texts = new ArrayList<>();
    for (var scan = scanner.nextScan(); scan.isPresent(); scan = scanner.nextScan()) {
      texts.add(scan.get().text());
    }
    return texts;
  }

  /// A wrong baud rate or a cable that picks up noise makes lines as well.
  @Test
  void takesNoLineForACodeThatHoldsAnythingButText() {
    says("\u00F8\u00801Z\r" + LABEL + "\r");
    assertEquals(Cause.DAMAGED_REPLY, poll().cause());
    assertTrue(bus.instruments().getFirst().detail().contains("this is no code"));
    assertEquals(List.of(LABEL), taken());
    clock.advance(Duration.ofSeconds(30));
    poll();
    assertEquals(1, poll().value());
  }

  @Test
  void keepsACodeUntilSomebodyTakesIt() {
    says(LABEL + "\r");
    Reading reading = poll();
    assertEquals(1, reading.value());
    assertEquals(Quality.GOOD, reading.quality());
    Scan scan = scanner.nextScan().orElseThrow();
    assertEquals(new Scan(LABEL, clock.instant(), "SC-1"), scan);
    assertInstanceOf(Code.Gs1.class, Codes.read(scan.text(), 2026));
    assertTrue(scanner.nextScan().isEmpty());
  }

  @Test
  void takesACodeHoweverItIsSplitOverPolls() {
    String sent = LABEL + "\r\n";
    for (int split = 1; split < sent.length(); split++) {
      says(sent.substring(0, split));
      poll();
      says(sent.substring(split));
      poll();
      assertEquals(List.of(LABEL), taken(), "split at " + split);
    }
  }

  @Test
  void takesSeveralCodesOfOnePollInTheirOrder() {
    says("A\rB\r\n\r\nC\rD");
    poll();
    assertEquals(List.of("A", "B", "C"), taken());
    says("D\r");
    poll();
    assertEquals(List.of("DD"), taken());
  }

  @Test
  void halfACodeIsNeverGluedToTheNext() {
    says("]d2010541");
    poll();
    for (int i = 0; i < 5; i++) {
      poll();
    }
    assertEquals(Cause.DAMAGED_REPLY, poll().cause());
    clock.advance(Duration.ofSeconds(30));
    poll();
    says("B\r");
    assertEquals(1, poll().value());
    assertEquals(List.of("B"), taken());
  }

  @Test
  void whatWasBegunBeforeAnUnplugIsForgotten() {
    says("]d2010541");
    poll();
    wire.vanish();
    assertEquals(Cause.LINK_DOWN, poll().cause());
    wire.comeBack();
    clock.advance(Duration.ofSeconds(30));
    poll();
    says("B\r");
    poll();
    assertEquals(List.of("B"), taken());
  }

  @Test
  void anEndlessCodeIsReportedAndDropped() {
    says("x".repeat(2000));
    poll();
    says("x".repeat(400));
    assertEquals(Cause.DAMAGED_REPLY, poll().cause());
  }

  @Test
  void forgetsTheOldestOfTooMany() {
    for (int i = 0; i < 70; i++) {
      says(i + "\r");
      poll();
    }
    List<String> left = taken();
    assertEquals(64, left.size());
    assertEquals("6", left.getFirst());
    assertEquals("69", left.getLast());
  }
}
