package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

/// What each fault does to the bytes, the same on every kind of line.
final class LineFaultsTest {
  private static final String ASK = "01 03 0021 0001";
  private static final String SHARE = "0103020000";

  private final Faults faults =
      new Faults(
          Map.of(
              "line",
              Fault.union(Fault.OF_LINES, Set.of(Fault.ECHO)),
              "unit",
              Fault.union(Fault.OF_ANSWERS, Fault.OF_MODBUS),
              "scale",
              Fault.union(Fault.OF_ANSWERS, Set.of(Fault.ERROR_REPLY, Fault.UNSTABLE))));
  private final BronkhorstMfc mfc =
      new BronkhorstMfc(1, 500, "AIR", "M6212345A", () -> 2.5, faults.of("unit"));
  private final RtuLine rtu = new RtuLine(faults.of("line"), List.of(mfc));
  private final MettlerSics scale = new MettlerSics(() -> 12.34, "1", faults.of("scale"));
  private final SerialLine text = new SerialLine(faults.of("line"), scale);

  /// Keeps an answer, in what pieces it came, and whether the port went away behind it.
  private static final class Wire implements ByteSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean slow;
    private boolean gone;

    @Override
    public void write(byte[] from, int offset, int length) {
      bytes.write(from, offset, length);
    }

    @Override
    public void writeSlowly(byte[] from, int offset, int length) {
      slow = true;
      write(from, offset, length);
    }

    @Override
    public void hangUp() {
      gone = true;
    }

    String hex() {
      return HexFormat.of().formatHex(bytes.toByteArray());
    }
  }

  private Wire askRtu() {
    Wire wire = new Wire();
    byte[] frame = sealed(ASK);
    rtu.receive(frame, 0, frame.length, wire);
    return wire;
  }

  private static byte[] sealed(String hex) {
    byte[] frame = HexFormat.of().parseHex(hex.replace(" ", "") + "0000");
    int crc = Crc16.of(frame, 0, frame.length - 2);
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >> 8);
    return frame;
  }

  private static String sealedHex(String hex) {
    return HexFormat.of().formatHex(sealed(hex));
  }

  @Test
  void aModbusUnitCanBeOfAnotherAddressRefuseWithEachCodeBreakOffAndRepeatItself() {
    assertEquals(sealedHex(SHARE), askRtu().hex());
    Map<Fault, String> expected =
        Map.of(
            Fault.WRONG_ID, sealedHex("0203020000"),
            Fault.EXCEPTION_1, sealedHex("018301"),
            Fault.EXCEPTION_2, sealedHex("018302"),
            Fault.EXCEPTION_3, sealedHex("018303"),
            Fault.EXCEPTION_4, sealedHex("018304"),
            Fault.EXCEPTION_5, sealedHex("018305"),
            Fault.EXCEPTION_6, sealedHex("018306"),
            Fault.TRUNCATED, "010302",
            Fault.TWO_FRAMES, sealedHex(SHARE).repeat(2));
    expected.forEach(
        (fault, hex) -> {
          faults.set("unit", fault, true);
          assertEquals(hex, askRtu().hex(), fault.text());
          faults.clear();
          assertEquals(sealedHex(SHARE), askRtu().hex(), "after " + fault.text());
        });
  }

  @Test
  void aRefusedOrUnpoweredWriteIsNotCarriedOutAndPowerUpTakesBackWhatWasSet() {
    String set = "01 06 0021 3E80";
    assertEquals("010600213e80", Recorder.rtu(rtu, set));
    assertEquals(250, mfc.setPoint());
    faults.set("unit", Fault.EXCEPTION_6, true);
    assertEquals("018606", Recorder.rtu(rtu, "01 06 0021 0000"));
    assertEquals(250, mfc.setPoint());
    faults.clear();
    faults.set("unit", Fault.POWER_LOST, true);
    assertEquals("", Recorder.rtu(rtu, set));
    assertEquals(0, mfc.setPoint());
    faults.set("unit", Fault.POWER_LOST, false);
    assertEquals("010600213e80", Recorder.rtu(rtu, set));
    assertEquals(250, mfc.setPoint(), "lost once, not again and again");
  }

  @Test
  void aLossOfPowerTooShortToBeSeenStillTakesBackWhatWasSet() {
    assertEquals("010600213e80", Recorder.rtu(rtu, "01 06 0021 3E80"));
    faults.set("unit", Fault.POWER_LOST, true);
    faults.clear();
    assertEquals("0103020000", Recorder.rtu(rtu, ASK));
  }

  @Test
  void whatIsWrongWithABusIsWrongWithEachInstrumentOnIt() {
    Faults skid = new Faults();
    Set<Fault> modbus = Fault.union(Fault.OF_ANSWERS, Fault.OF_MODBUS);
    FaultState first = skid.add("FIC-1", modbus);
    FaultState second = skid.add("FIC-2", Fault.union(modbus, Set.of(Fault.MFC_STUCK)));
    FaultState elsewhere = skid.add("FIC-3", modbus);
    FaultState gas = skid.addLine("gas", Fault.OF_LINES, List.of(first, second));
    assertEquals(Fault.union(Fault.OF_LINES, modbus), skid.possibleAt("gas"));
    List<BronkhorstMfc> units =
        List.of(
            new BronkhorstMfc(1, 500, "AIR", "M1", () -> 2.5, first),
            new BronkhorstMfc(2, 500, "AIR", "M2", () -> 2.5, second));
    RtuLine line = new RtuLine(gas, units);
    Map<Fault, String> answers =
        Map.of(
            Fault.SILENT, "",
            Fault.EXCEPTION_1, "8301",
            Fault.EXCEPTION_4, "8304",
            Fault.EXCEPTION_6, "8306");
    answers.forEach(
        (fault, answer) -> {
          skid.set("gas", fault, true);
          assertEquals(Map.of("gas", Set.of(fault)), skid.active(), "at the bus alone");
          for (int unit = 1; unit <= 2; unit++) {
            String expected = answer.isEmpty() ? "" : "0" + unit + answer;
            assertEquals(expected, Recorder.rtu(line, "0" + unit + " 03 0021 0001"));
          }
          assertFalse(elsewhere.any());
          skid.set("gas", fault, false);
          assertFalse(first.any());
        });
    skid.set("gas", Fault.WRONG_ID, true);
    assertEquals("0303020000", Recorder.rtu(line, "02 03 0021 0001"));
    skid.clear();
  }

  @Test
  void aBusWithoutPowerTakesItFromEachInstrumentOnItEvenWhenNobodyLooked() {
    Faults skid = new Faults();
    FaultState unit = skid.add("FIC-1", Fault.OF_ANSWERS);
    FaultState gas = skid.addLine("gas", Fault.OF_LINES, List.of(unit));
    BronkhorstMfc valve = new BronkhorstMfc(1, 500, "AIR", "M1", () -> 2.5, unit);
    RtuLine line = new RtuLine(gas, List.of(valve));
    String set = "01 06 0021 3E80";
    assertEquals("010600213e80", Recorder.rtu(line, set));
    skid.set("gas", Fault.POWER_LOST, true);
    assertFalse(unit.powered());
    assertEquals("", Recorder.rtu(line, set));
    unit.supply(false);
    skid.set("gas", Fault.POWER_LOST, false);
    assertFalse(unit.powered(), "the mains are still out");
    unit.supply(true);
    assertTrue(unit.powered());
    assertEquals("0103020000", Recorder.rtu(line, ASK), "as switched on");
    assertEquals("010600213e80", Recorder.rtu(line, set));
    skid.set("gas", Fault.POWER_LOST, true);
    skid.clear();
    line.seeToPower();
    assertEquals(0, valve.setPoint());
    assertFalse(gas.any());
    assertFalse(unit.any());
  }

  @Test
  void aLineCanEchoCarryForeignFramesAndDeliverByteByByte() {
    faults.set("line", Fault.ECHO, true);
    assertEquals(sealedHex(ASK) + sealedHex(SHARE), askRtu().hex());
    faults.clear();
    faults.set("line", Fault.FOREIGN_TRAFFIC, true);
    assertEquals(sealedHex("6303021234") + sealedHex(SHARE), askRtu().hex());
    Wire idle = new Wire();
    rtu.unasked(idle);
    assertEquals(sealedHex("6303021234"), idle.hex(), "with nobody asked");
    faults.clear();
    faults.set("line", Fault.BYTE_BY_BYTE, true);
    Wire slow = askRtu();
    assertTrue(slow.slow);
    assertEquals(sealedHex(SHARE), slow.hex());
  }

  @Test
  void aPortVanishesInTheMiddleOfAnAnswerAndComesBack() {
    assertTrue(rtu.present());
    faults.set("line", Fault.VANISHED, true);
    assertFalse(rtu.present());
    Wire half = askRtu();
    assertEquals("010302", half.hex());
    assertTrue(half.gone);
    assertEquals("", askRtu().hex(), "nothing after that");
    faults.clear();
    assertTrue(rtu.present());
    assertEquals(sealedHex(SHARE), askRtu().hex());
  }

  @Test
  void aSpoiledCharacterIsAnotherOneEachTimeAndNeverAsciiAgain() {
    scale.advance(2);
    scale.advance(2);
    assertEquals("S S      12.34 g\r\n", Recorder.ask(text, "SI\r\n"));
    faults.set("scale", Fault.BAD_CRC, true);
    String whole = "S S      12.34 g\r\n";
    for (int i = 0; i < 2 * whole.length(); i++) {
      String damaged = Recorder.ask(text, "SI\r\n");
      for (int k = 0; k < whole.length(); k++) {
        int expected = whole.charAt(k) ^ (k == i % whole.length() ? 0x80 : 0);
        assertEquals(expected, damaged.charAt(k));
      }
    }
  }

  @Test
  void aTextInstrumentRefusesInItsOwnWordsAndAWeightCanStayUnsteady() {
    scale.advance(2);
    scale.advance(2);
    faults.set("scale", Fault.ERROR_REPLY, true);
    assertEquals("ES\r\n", Recorder.ask(text, "SI\r\n"));
    faults.clear();
    faults.set("scale", Fault.UNSTABLE, true);
    assertEquals("S D      12.34 g\r\n", Recorder.ask(text, "SI\r\n"));
  }

  @Test
  void theAnswerBeforeComesWithTheOneThatWasAskedFor() {
    faults.set("scale", Fault.TWO_FRAMES, true);
    assertEquals("I3 A \"1.40\"\r\n".repeat(2), Recorder.ask(text, "I3\r\n"));
    assertEquals("I3 A \"1.40\"\r\nDW A\r\n", Recorder.ask(text, "DW\r\n"));
  }

  @Test
  void aFaultOfTheLineIsOneOfEveryInstrumentOnIt() {
    faults.set("line", Fault.BAD_CRC, true);
    assertEquals("damaged", Recorder.rtu(rtu, ASK));
    faults.set("line", Fault.UNPLUGGED, true);
    assertEquals("", Recorder.rtu(rtu, ASK));
  }
}
