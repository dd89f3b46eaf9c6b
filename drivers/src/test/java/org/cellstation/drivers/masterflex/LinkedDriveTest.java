package org.cellstation.drivers.masterflex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.RotorScale;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedDriveTest {
  private static final String ACK = "06";
  private static final String NAK = "15";
  private static final String ENQ = "05";

  private final Bench bench = bench(0);

  private static Bench bench(double perRevolution) {
    return new Bench(
        new LinkedDrive(
            "P-401",
            2,
            RotorScale.of(perRevolution, 600),
            true,
            new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO)));
  }

  /// STX, text, carriage return.
  private static String hex(String text) {
    byte[] bytes = (text + "\r").getBytes(StandardCharsets.US_ASCII);
    return "02" + HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static Bench standing(Bench bench) {
    return bench
        .hex(hex("P02I"), hex("P02I10010"))
        .hex(hex("P02R"), ACK)
        .hex(hex("P02S"), hex("S+0000.0"))
        .hex(hex("P02C"), hex("C0000012.34"));
  }

  private static Bench running(Bench bench) {
    return bench.hex(hex("P02I"), hex("P02I10030")).hex(hex("P02S"), hex("S+0100.0"));
  }

  @BeforeEach
  void answer() {
    standing(bench);
  }

  @Test
  void writesWhatIsKnownToWork() {
    List<Vectors.Vector> vectors = Vectors.of(List.of("masterflex"));
    assertEquals(2, vectors.size());
    Vectors.Vector assign = vectors.getFirst();
    Vectors.Vector run = vectors.getLast();
    Bench fresh = bench(0).hex(ENQ, hex("P?1")).hex(assign.request(), assign.reply());
    fresh.hex(hex("P02R"), ACK);
    fresh.poll();
    assertEquals(List.of(hex("P02I")), fresh.sent(), "one timeout at a time");
    fresh.poll();
    assertEquals(List.of(ENQ, assign.request(), hex("P02R")), fresh.sent().subList(0, 3));
    bench.poll();
    bench.sent();
    running(bench.hex(run.request(), run.reply())).bus().request("P-401.speed", 100);
    assertEquals(100, bench.poll("speed").value());
    assertEquals(List.of(run.request(), hex("P02S"), hex("P02I")), bench.sent().subList(0, 3));
  }

  /// Of two drives without a number either may answer.
  @Test
  void givesNoNumberAwayOnALineOfSeveralDrives() {
    Timing timing = new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO);
    LinkedDrive drive = new LinkedDrive("P-401", 2, RotorScale.of(0, 600), true, timing);
    LinkedDrive other = new LinkedDrive("P-402", 3, RotorScale.of(0, 600), true, timing);
    Bench shared = new Bench(drive).hex(ENQ, hex("P?1"));
    drive.share(List.of(drive, other));
    shared.poll();
    shared.poll();
    assertEquals(List.of(hex("P02I"), ENQ), shared.sent());
    assertTrue(shared.bus().status().detail().contains("number it by hand"));
  }

  @Test
  void goesOnWithADriveThatStillHasItsNumber() {
    bench.poll();
    assertEquals(List.of(hex("P02I"), hex("P02R")), bench.sent().subList(0, 2));
  }

  @Test
  void readsSpeedAndCumulativeRevolutions() {
    List<Reading> readings = running(bench).poll();
    assertEquals(List.of(100.0, 12.34), readings.stream().map(Reading::value).toList());
    assertEquals(List.of("rpm", "rev"), readings.stream().map(Reading::unit).toList());
  }

  @Test
  void readsFlowAndVolumeByItsCalibration() {
    List<Reading> readings = running(standing(bench(2))).poll();
    assertEquals(List.of(200.0, 24.68), readings.stream().map(Reading::value).toList());
    assertEquals(List.of("mL/min", "mL"), readings.stream().map(Reading::unit).toList());
  }

  @Test
  void believesTheStatusAndNotANakToTheStart() {
    bench.poll();
    running(bench.hex(hex("P02S+100.5G0"), NAK));
    bench.hex(hex("P02S"), hex("S+0100.5")).bus().request("P-401.speed", 100.5);
    bench.poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void saysWhatTheDriveDidNotDo() {
    bench.poll();
    bench.hex(hex("P02S+100G0"), ACK).bus().request("P-401.speed", 100);
    bench.poll();
    assertTrue(bench.bus().status().detail().contains("set-point not taken"));
    bench.hex(hex("P02S"), hex("S+0100.0")).poll();
    assertTrue(bench.bus().status().detail().contains("did not start"));
    running(bench.hex(hex("P02H"), ACK)).bus().request("P-401.speed", 0);
    bench.poll();
    assertTrue(bench.bus().status().detail().contains("did not stop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"P03I10030", "P02I1003", "P02I10000", "S+0100.0", ""})
  void takesNoStatusFromAnythingElse(String reply) {
    bench.poll();
    assertEquals(Cause.DAMAGED_REPLY, bench.hex(hex("P02I"), hex(reply)).poll("speed").cause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"S+01O0.0", "C0000100.0", "S", "+0100.0"})
  void takesNoSpeedFromAnythingElse(String reply) {
    bench.poll();
    running(bench).hex(hex("P02S"), hex(reply));
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("speed").cause());
  }

  @Test
  void endsAReplyWhereItEndsHoweverItIsSplit() {
    byte[] frame = HexFormat.of().parseHex(hex("S+0100.0"));
    for (int length = 0; length < frame.length; length++) {
      assertEquals(Framing.INCOMPLETE, LinkFraming.INSTANCE.frameLength(frame, length));
    }
    assertEquals(frame.length, LinkFraming.INSTANCE.frameLength(frame, frame.length));
    assertEquals(1, LinkFraming.INSTANCE.frameLength(new byte[] {0x06, 0x02}, 2));
    assertEquals(Framing.GARBAGE, LinkFraming.INSTANCE.frameLength(new byte[] {'S'}, 1));
  }

  @Test
  void isHaltedWhenNobodyRenewsItsSetting() {
    running(bench.hex(hex("P02S+100G0"), ACK).hex(hex("P02H"), ACK));
    bench.bus().request("P-401.speed", 100);
    for (int second = 0; second < 69; second++) {
      bench.poll();
    }
    assertTrue(!bench.sent().contains(hex("P02H")));
    bench.poll();
    assertTrue(bench.sent().contains(hex("P02H")));
  }
}
