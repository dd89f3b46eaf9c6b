package org.cellstation.drivers.watsonmarlow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.RotorScale;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CasePumpTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);
  private static final String RUNNING_AT_120 =
      "520Du 15.84 520R 9.6MM 120.5 CW P/N 1 123456789 1 !\\r";
  private static final String READY_AT_120 =
      "520Du 15.84 520R 9.6MM 120.5 CW P/N 1 123456789 0 !\\r";

  private static Bench basic() {
    return new Bench(CasePump.basic("P-201", 1, RotorScale.of(0, 220), true, TIMING));
  }

  private static Bench enhanced() {
    return new Bench(CasePump.enhanced("P-201", 1, RotorScale.of(0.5, 220), false, TIMING));
  }

  /// In a message of this pump, closed with the checksum that the manual's text describes.
  private static String closed(String fields) {
    int sum = 0;
    for (int i = 0; i < fields.length(); i++) {
      sum += fields.charAt(i);
    }
    return "<" + fields + String.format("%02X", ~sum & 0xFF) + ">";
  }

  @Test
  void readsThePublishedExchanges() {
    List<Vectors.Vector> vectors = Vectors.of(List.of("watson_marlow"));
    assertEquals(2, vectors.size());
    Vectors.Vector status = vectors.getFirst();
    Vectors.Vector running = vectors.getLast();
    Bench bench =
        basic()
            .text(status.request(), status.reply() + "\\r")
            .text(running.request(), running.reply() + "\\r");
    assertEquals(220, bench.poll("speed").value());
    assertEquals(List.of(status.request()), bench.sent());
    bench.bus().request("P-201.speed", 0);
    bench.poll();
    assertEquals(List.of("1ST\\r", running.request(), status.request()), bench.sent());
    assertTrue(bench.bus().status().detail().contains("did not stop"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void stepsOverItsOwnEchoHoweverItIsSplit(int piece) {
    Reading reading =
        basic().inPiecesOf(piece).text("1RS\\r", "1RS\\r" + RUNNING_AT_120).poll("speed");
    assertEquals(120.5, reading.value());
    assertEquals("rpm", reading.unit());
  }

  @Test
  void setsSpeedAndDirectionReadsThemBackThenStarts() {
    Bench bench = basic().text("1RS\\r", READY_AT_120).text("1ZY\\r", "1\\r");
    assertEquals(0, bench.poll("speed").value());
    bench.sent();
    bench.bus().request("P-201.speed", 120.5);
    bench.poll();
    assertEquals(
        List.of("1SP120.5\\r", "1RR\\r", "1RS\\r", "1GO\\r", "1ZY\\r", "1RS\\r"),
        bench.sent().subList(0, 6));
    bench.text("1RS\\r", RUNNING_AT_120).poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  /// A moment without power looks like a hand on its keys. A person who means it does it twice.
  @Test
  void isStartedAgainWhenItStandsAndLeftAloneWhenItStandsAgain() {
    Bench bench = basic().text("1RS\\r", RUNNING_AT_120).text("1ZY\\r", "1\\r");
    bench.bus().request("P-201.speed", 120.5);
    bench.poll();
    bench.sent();
    bench.text("1RS\\r", READY_AT_120);
    assertEquals(0, bench.poll("speed").value());
    assertTrue(bench.bus().status().detail().contains("it was told 120.5"));
    assertTrue(bench.sent().contains("1GO\\r"));
    bench.text("1RS\\r", RUNNING_AT_120).poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
    bench.sent();
    bench.text("1RS\\r", READY_AT_120);
    assertEquals(Cause.SENSOR_FAULT, bench.poll("speed").cause());
    assertEquals(Cause.SENSOR_FAULT, bench.poll("speed").cause());
    assertEquals(List.of("1RS\\r", "1RS\\r"), bench.sent());
    assertTrue(bench.bus().instruments().getFirst().detail().contains("stopped at its keys"));
    bench.text("1ZY\\r", "0\\r").bus().request("P-201.speed", 0);
    assertTrue(bench.poll("speed").isGood());
  }

  @Test
  void doesNotStartAgainWhatTurns() {
    Bench bench = basic().text("1RS\\r", RUNNING_AT_120);
    bench.bus().request("P-201.speed", 120.5);
    bench.poll();
    assertEquals(List.of("1SP120.5\\r", "1RR\\r", "1RS\\r", "1RS\\r"), bench.sent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120.5 | 323Du 110 CW 0 !\\r | 1\\r | set-point not taken",
        "110 | 323Du 110 CCW 0 !\\r | 1\\r | direction not taken",
        "110 | 323Du 110 CW 0 !\\r | 0\\r | did not start",
        "0.04 | 323Du 110 CW 0 !\\r | 1\\r | less than it can turn"
      })
  void saysWhatThePumpDidNotDo(double rpm, String status, String running, String words) {
    Bench bench = basic().text("1RS\\r", status).text("1ZY\\r", running);
    bench.bus().request("P-201.speed", rpm);
    assertTrue(bench.poll("speed").isGood());
    assertEquals(LinkStatus.State.DEGRADED, bench.bus().status().state());
    assertTrue(bench.bus().status().detail().contains(words), bench.bus().status().detail());
  }

  @Test
  void givesAFlowByItsCalibrationAndTurnsTheOtherWayRound() {
    String status = closed("1,530Du,15.12,520R,9.6,103.0,CCW,123456789,12345,1,0,0,0,0,0,0,");
    Bench bench = enhanced().text("<1,RS,??>", status).text("<1,ZY,??>", closed("1,0,"));
    Reading reading = bench.poll("flow");
    assertEquals(51.5, reading.value());
    assertEquals("mL/min", reading.unit());
    bench.sent();
    bench.bus().request("P-201.flow", 51.5);
    bench.poll();
    String standing = closed("1,530Du,15.12,520R,9.6,103.0,CCW,123456789,12345,0,0,0,0,0,0,0,");
    bench.text("<1,RS,??>", standing).bus().request("P-201.flow", 0);
    bench.poll();
    assertEquals(
        List.of(
            "<1,SP,103,??>",
            "<1,RL,??>",
            "<1,RS,??>",
            "<1,RS,??>",
            "<1,ST,??>",
            "<1,ZY,??>",
            "<1,RS,??>"),
        bench.sent());
  }

  @Test
  void showsThePrintedStatusTurningTheWrongWayAsANegativeFlow() {
    String status = closed("1,530Du,15.12,520R,9.6,220.0,CW,123456789,12345,1,0,0,0,0,0,0,");
    assertEquals(-110, enhanced().text("<1,RS,??>", status).poll("flow").value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<1,530Du,15.12,520R,9.6,103.0,CW,123456789,12345,1,0,0,0,0,0,0,00>",
        "<1,530Du,15.12,520R,9.6,103.0,CW,123456789,12345,1,0,0,0,0,0,0,??>",
        "<1,0,47>",
        "<0,0,48>"
      })
  void takesNoValueFromADamagedOrForeignMessage(String reply) {
    assertEquals(Cause.DAMAGED_REPLY, enhanced().text("<1,RS,??>", reply).poll("flow").cause());
  }

  @Test
  void takesNoValueFromTheMessageOfAnotherPump() {
    String foreign = closed("2,530Du,15.12,520R,9.6,103.0,CW,123456789,12345,1,0,0,0,0,0,0,");
    assertEquals(Cause.DAMAGED_REPLY, enhanced().text("<1,RS,??>", foreign).poll("flow").cause());
  }

  /// One wrong bit of one's complement can give two's complement.
  @Test
  void aPumpIsHeldToTheWayItMadeItsFirstChecksum() {
    String sound = closed("1,530Du,15.12,520R,9.6,102.0,CCW,1,1,1,0,0,0,0,0,0,");
    String spoilt = sound.replace("102.0", "103.0");
    Bench bench = enhanced().text("<1,RS,??>", sound);
    assertEquals(51, bench.poll("flow").value());
    assertEquals(Cause.DAMAGED_REPLY, bench.text("<1,RS,??>", spoilt).poll("flow").cause());
  }

  @Test
  void aLeakSpoilsTheReading() {
    String leak = closed("1,530Du,15.12,520R,9.6,103.0,CCW,123456789,12345,1,1,0,0,0,0,0,");
    assertEquals(Cause.SENSOR_FAULT, enhanced().text("<1,RS,??>", leak).poll("flow").cause());
  }

  @Test
  void isStoppedWhenNobodyRenewsItsSettingAndStartedWhenSomebodyDoes() {
    Bench bench = basic().text("1RS\\r", RUNNING_AT_120).text("1ZY\\r", "0\\r");
    bench.bus().request("P-201.speed", 120.5);
    for (int second = 0; second < 69; second++) {
      assertTrue(bench.poll("speed").isGood());
    }
    assertTrue(!bench.sent().contains("1ST\\r"));
    bench.poll();
    assertEquals(List.of("1RS\\r", "1ST\\r", "1ZY\\r", "1RS\\r"), bench.sent());
    bench.text("1RS\\r", READY_AT_120).text("1ZY\\r", "1\\r");
    bench.poll();
    bench.bus().request("P-201.speed", 120.5);
    assertEquals(Cause.REFUSED, bench.poll("speed").cause());
    bench.sent();
    bench.poll();
    assertTrue(bench.sent().contains("1GO\\r"), "it is told everything again");
  }
}
