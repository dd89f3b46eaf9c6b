package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

final class MettlerSicsTest {
  private final Faults faults = new Faults(Map.of("wt", Set.of(Fault.PROBE_LOST, Fault.BAD_CRC)));
  private double load;
  private final MettlerSics balance = new MettlerSics(() -> load, "B021002593", faults.of("wt"));
  private final LineServer line = new SerialLine(faults.of("wt"), balance);

  private void settle() {
    for (int i = 0; i < 5; i++) {
      balance.advance(1);
    }
  }

  @Test
  void aMovingWeightIsDynamicAndASettledOneStable() {
    load = 129.07;
    assertEquals("S D     129.07 g\r\n", Recorder.ask(line, "SI\r\n"));
    settle();
    assertEquals("S S     129.07 g\r\n", Recorder.ask(line, "SI\r\n"));
    for (int i = 0; i < 5; i++) {
      load += 3;
      balance.advance(1);
    }
    assertEquals("S D     144.07 g\r\n", Recorder.ask(line, "SI\r\n"));
  }

  @Test
  void sWaitsForStabilityAndAnswersLater() {
    load = 100;
    assertEquals("", Recorder.ask(line, "S\r\n"));
    settle();
    Recorder recorder = new Recorder();
    line.unasked(recorder);
    assertEquals(
        "S S     100.00 g\r\n",
        new String(recorder.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  @Test
  void sGivesUpOnAWeightThatNeverSettles() {
    assertEquals("", Recorder.ask(line, "S\r\n"));
    for (int i = 0; i < 11; i++) {
      load += 5;
      balance.advance(1);
    }
    assertEquals("S I\r\n", Recorder.ask(line, ""));
  }

  @Test
  void taresAndForgetsTheTare() {
    load = 2.486;
    settle();
    assertEquals("T S       2.49 g\r\n", Recorder.ask(line, "T\r\n"));
    load = 12.486;
    settle();
    assertEquals("S S      10.00 g\r\n", Recorder.ask(line, "SI\r\n"));
    assertEquals("TA A       2.49 g\r\n", Recorder.ask(line, "TA\r\n"));
    assertEquals("TAC A\r\n", Recorder.ask(line, "TAC\r\n"));
    assertEquals("TA A       5.00 g\r\n", Recorder.ask(line, "TA 5.00 g\r\n"));
    assertEquals("TA L\r\n", Recorder.ask(line, "TA five\r\n"));
    assertEquals("I4 A \"B021002593\"\r\n", Recorder.ask(line, "@\r\n"));
    assertEquals("TA A       0.00 g\r\n", Recorder.ask(line, "TA\r\n"));
  }

  @Test
  void showsOverloadUnderloadAndNegativeWeights() {
    load = 15_001;
    assertEquals("S +\r\n", Recorder.ask(line, "SI\r\n"));
    load = -101;
    assertEquals("S -\r\n", Recorder.ask(line, "SI\r\n"));
    load = -3.2;
    assertEquals("S D      -3.20 g\r\n", Recorder.ask(line, "SI\r\n"));
    load = 400;
    assertEquals("ZI +\r\n", Recorder.ask(line, "ZI\r\n"));
  }

  @Test
  void aLostLoadCellIsNoWeight() {
    faults.set("wt", Fault.PROBE_LOST, true);
    assertEquals("S S Error 14b\r\n", Recorder.ask(line, "SI\r\n").replace("S  S", "S S"));
  }

  @Test
  void unknownLowerCaseAndOverlongCommandsAreSyntaxErrors() {
    assertEquals("ES\r\n", Recorder.ask(line, "XX\r\n"));
    assertEquals("ES\r\n", Recorder.ask(line, "si\r\n"));
    assertEquals("ES\r\n", Recorder.ask(line, "S" + "I".repeat(200) + "\r\n"));
    assertTrue(Recorder.ask(line, "I0\r\n").endsWith("I0 A 1 \"TI\"\r\n"));
  }

  @Test
  void aSpoiledReplyIsNotAscii() {
    faults.set("wt", Fault.BAD_CRC, true);
    assertEquals('S' | 0x80, Recorder.ask(line, "SI\r\n").charAt(0));
  }

  @Test
  void saysItsSerialNumberOnceWhenItIsSwitchedOn() {
    settle();
    balance.powerUp();
    assertEquals("I4 A \"B021002593\"\r\nS D       0.00 g\r\n", Recorder.ask(line, "SI\r\n"));
    assertEquals("S D       0.00 g\r\n", Recorder.ask(line, "SI\r\n"));
  }
}
