package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HamiltonArcTest {
  private static final String LOG_IN_SPECIALIST = "01 10 10bf 0004 08 0030000079ce00f4";
  private static final String LOG_IN_ADMINISTRATOR = "01 10 10bf 0004 08 000c00005dea0114";

  private final Faults faults = new Faults(Map.of("ph", Set.of(Fault.PROBE_LOST)));
  private double truth = 7;
  private final HamiltonArc arc = HamiltonArc.ph(1, () -> truth, () -> 37, faults.of("ph"));
  private final RtuLine line = new RtuLine(faults.of("ph"), List.of(arc));

  private float value(int wire) {
    String hex = Recorder.rtu(line, "01 03 %04x 000a".formatted(wire));
    byte[] reply = HexFormat.of().parseHex(hex);
    return Float.intBitsToFloat(Registers.get32LowFirst(reply, 7));
  }

  private int status(int wire) {
    byte[] reply = HexFormat.of().parseHex(Recorder.rtu(line, "01 03 %04x 000a".formatted(wire)));
    return Registers.get32LowFirst(reply, 11);
  }

  @Test
  void powersUpAsUserInItsOwnUnit() {
    assertEquals("0103080003000000000000", Recorder.rtu(line, "01 03 10bf 0004"));
    assertEquals(7, value(0x0829));
    assertEquals(37, value(0x0969));
    assertEquals("01031070480000", Recorder.rtu(line, "01 03 081f 0008").substring(0, 14));
  }

  @Test
  void unitsChangeOnlyForASpecialist() {
    String toMillivolt = "01 10 0829 0002 04 00000020";
    assertEquals("019003", Recorder.rtu(line, toMillivolt));
    assertEquals("011010bf0004", Recorder.rtu(line, LOG_IN_SPECIALIST));
    assertEquals("011008290002", Recorder.rtu(line, toMillivolt));
    assertEquals(0, value(0x0829), 1e-6, "0 mV at pH 7");
    assertEquals("019003", Recorder.rtu(line, "01 10 0829 0002 04 00040000"), "degC is no pH unit");
  }

  @Test
  void aWrongPasswordIsRefused() {
    assertEquals("019003", Recorder.rtu(line, "01 10 10bf 0004 08 0030000079cf00f4"));
    assertEquals("0103080003000000000000", Recorder.rtu(line, "01 03 10bf 0004"));
  }

  @Test
  void aProductCalibrationShiftsTheValue() {
    String initial = "01 10 14db 0002 04 00010000";
    String assign = "01 10 14c9 0002 04 666640e6";
    assertEquals("019003", Recorder.rtu(line, initial), "not for a user");
    assertEquals("011010bf0004", Recorder.rtu(line, LOG_IN_ADMINISTRATOR));
    assertEquals("019003", Recorder.rtu(line, assign), "nothing to assign to");
    assertEquals("011014db0002", Recorder.rtu(line, initial));
    truth = 7.5;
    assertEquals("011014c90002", Recorder.rtu(line, assign));
    assertEquals(7.7, value(0x0829), 1e-5, "7.2 assigned to what was 7.0");
    assertEquals("010300001400", "0103" + Recorder.rtu(line, "01 03 14c5 0006").substring(6, 14));
  }

  @Test
  void aPointFarFromItsStandardFailsAndShows() {
    Recorder.rtu(line, LOG_IN_ADMINISTRATOR);
    assertEquals("011014290002", Recorder.rtu(line, "01 10 1429 0002 04 51ec4080"));
    assertEquals(7, value(0x0829), "4.01 while the probe reads 7: not taken");
    assertEquals(0x0C, status(0x0829), "calibration status and warning");
    assertEquals("0040", Recorder.rtu(line, "01 03 1425 0006").substring(6, 10));
    assertEquals("0002", Recorder.rtu(line, "01 03 127f 0008").substring(14, 18));
    truth = 4.21;
    Recorder.rtu(line, "01 10 1429 0002 04 51ec4080");
    assertEquals(4.01, value(0x0829), 1e-6);
    assertEquals(0, status(0x0829));
  }

  /// Bits 0 to 7 of the point's status.
  @ParameterizedTest
  @CsvSource({
    "6.90, 851f40db, 01, 6.86 is closer than 1 pH to the point at 7",
    "4.01, 00004090, 02, 4.5 is no standard",
    "2.40, 51ec4080, 20, reads low",
    "5.60, 51ec4080, 40, reads high"
  })
  void saysWhyAPointIsNotTaken(double reads, String standard, String bits, String why) {
    Recorder.rtu(line, LOG_IN_ADMINISTRATOR);
    truth = reads;
    Recorder.rtu(line, "01 10 1429 0002 04 " + standard);
    assertEquals("00" + bits, Recorder.rtu(line, "01 03 1425 0006").substring(6, 10), why);
  }

  @Test
  void aValueThatStillMovesIsNotTaken() {
    Recorder.rtu(line, LOG_IN_ADMINISTRATOR);
    arc.advance(1);
    truth = 4.1;
    arc.advance(1);
    Recorder.rtu(line, "01 10 1429 0002 04 51ec4080");
    assertEquals("0080", Recorder.rtu(line, "01 03 1425 0006").substring(6, 10));
    for (int i = 0; i < 60; i++) {
      arc.advance(1);
    }
    Recorder.rtu(line, "01 10 1429 0002 04 51ec4080");
    assertEquals("0000", Recorder.rtu(line, "01 03 1425 0006").substring(6, 10));
  }

  @Test
  void powersUpAsUserWithItsCalibration() {
    truth = 4.21;
    Recorder.rtu(line, LOG_IN_ADMINISTRATOR);
    Recorder.rtu(line, "01 10 1429 0002 04 51ec4080");
    Recorder.rtu(line, "01 10 14db 0002 04 00010000");
    arc.powerUp();
    assertEquals("0103080003000000000000", Recorder.rtu(line, "01 03 10bf 0004"));
    assertEquals(4.01, value(0x0829), 1e-6);
    assertEquals("0000", Recorder.rtu(line, "01 03 14c5 0006").substring(10, 14), "begun: gone");
    assertEquals("0002", Recorder.rtu(line, "01 03 1249 0006").substring(6, 10), "power-ups");
  }

  @Test
  void aLostProbeShowsAsAnErrorNotAsAValue() {
    faults.set("ph", Fault.PROBE_LOST, true);
    assertEquals(0x10, status(0x0829));
    assertEquals(14, value(0x0829));
    assertEquals("0020", Recorder.rtu(line, "01 03 12bf 0008").substring(6, 10));
    assertEquals(0, status(0x0969), "the temperature is still good");
  }

  @Test
  void everyWriteWearsTheFlash() {
    Recorder.rtu(line, LOG_IN_SPECIALIST);
    Recorder.rtu(line, "01 10 0829 0002 04 00000020");
    Recorder.rtu(line, "01 10 0829 0002 04 10000000");
    assertEquals(2, arc.flashWrites());
  }

  /// Frames that the manual's values give, checksum and all.
  @ParameterizedTest
  @CsvSource({
    "010310050002D0CA, 0103040004000",
    "010313070002714E, 01030400",
    "0103082700027660, 01030410000020",
    "0103081F000877AA, 0103107048",
    "011010BF0004080030000079CE00F497E7, 011010BF0004F4EE",
    "0110142900020451EC40802FB4, 019003",
    "011014C9000204666640E68E48, 019003",
    "011008290002040000002057C5, 019003"
  })
  void answersPrintedRequests(String request, String reply) {
    Recorder recorder = new Recorder();
    byte[] frame = HexFormat.of().parseHex(request);
    line.receive(frame, 0, frame.length, recorder);
    String answer = HexFormat.of().withUpperCase().formatHex(recorder.bytes());
    assertEquals(reply, answer.substring(0, reply.length()));
  }

  @Test
  void answersAnOxygenValueAsPrinted() {
    var oxygen = HamiltonArc.dissolvedOxygen(1, () -> 40, () -> 37, faults.of("ph"));
    var bus = new RtuLine(faults.of("ph"), List.of(oxygen));
    Recorder recorder = new Recorder();
    byte[] frame = HexFormat.of().parseHex("01030829000A1665");
    bus.receive(frame, 0, frame.length, recorder);
    assertEquals(
        "0103140020000000004220000000000000000000004396A4DC",
        HexFormat.of().withUpperCase().formatHex(recorder.bytes()));
  }
}
