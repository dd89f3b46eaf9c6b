package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SartoriusTest {
  private static final String PRINT = "\u001BP";

  private final Faults faults =
      new Faults(Map.of("wt", Set.of(Fault.PROBE_LOST, Fault.UNSTABLE, Fault.ERROR_REPLY)));
  private double load;
  private final SartoriusSbi sbi =
      new SartoriusSbi(() -> load, 8200, 4, "WZA8202-N", "0031801165", faults.of("wt"));
  private final LineServer text = new SerialLine(faults.of("wt"), sbi);
  private final SartoriusXbpi xbpi =
      new SartoriusXbpi(0, () -> load, 1200, 3, "MSE1203S-100-DR", "0031801165", faults.of("wt"));
  private final LineServer binary = new SerialLine(faults.of("wt"), xbpi);

  private void settle() {
    for (int i = 0; i < 5; i++) {
      sbi.advance(1);
      xbpi.advance(1);
    }
  }

  private String ask(String hex) {
    Recorder recorder = new Recorder();
    byte[] request = HexFormat.of().parseHex(hex);
    binary.receive(request, 0, request.length, recorder);
    return HexFormat.of().withUpperCase().formatHex(recorder.bytes());
  }

  @Test
  void printsThePublishedLineHoweverTheRequestIsSplit() {
    load = 0.1234;
    settle();
    assertEquals("", Recorder.ask(text, "\u001B"));
    assertEquals("N     +   0.1234 g  \r\n", Recorder.ask(text, "P"));
    assertEquals("N     +   0.1234 g  \r\n", Recorder.ask(text, PRINT + "\r\n"));
  }

  @Test
  void leavesOutTheUnitWhileTheLoadMoves() {
    load = 100;
    assertEquals("N     + 100.0000    \r\n", Recorder.ask(text, PRINT));
    settle();
    assertEquals("N     + 100.0000 g  \r\n", Recorder.ask(text, PRINT));
  }

  @Test
  void printsShortLinesAndOtherUnits() {
    load = -12.3454;
    sbi.setUp(SartoriusSbi.Unit.KILOGRAM, false, false);
    settle();
    assertEquals("-   0.0123 kg \r\n", Recorder.ask(text, PRINT));
  }

  @Test
  void taresInSilenceOnceTheLoadStandsStill() {
    load = 100;
    assertEquals("", Recorder.ask(text, "\u001BU"));
    assertEquals("N     + 100.0000    \r\n", Recorder.ask(text, PRINT));
    settle();
    assertEquals("N     +   0.0000 g  \r\n", Recorder.ask(text, PRINT));
    sbi.powerUp();
    settle();
    assertEquals("N     +   0.0000 g  \r\n", Recorder.ask(text, PRINT));
  }

  @Test
  void tellsWhoItIsAndNothingToUnknownCommands() {
    assertEquals("WZA8202-N           \r\n", Recorder.ask(text, "\u001Bx1_"));
    assertEquals("SerNo.    0031801165\r\n", Recorder.ask(text, "\u001Bx2_\r\n"));
    assertEquals("BAC:        00-39-21\r\n", Recorder.ask(text, "\u001Bx3_"));
    assertEquals("", Recorder.ask(text, "SI\r\n\u001BO\u001Bf0_"));
  }

  @Test
  void saysWhatIsNoWeight() {
    load = 9000;
    settle();
    assertEquals("Stat     High       \r\n", Recorder.ask(text, PRINT));
    load = -1000;
    assertEquals("Stat     Low        \r\n", Recorder.ask(text, PRINT));
    assertEquals("Stat     Cal.Int.   \r\n", Recorder.ask(text, "\u001BZ" + PRINT));
    faults.set("wt", Fault.PROBE_LOST, true);
    assertEquals("Stat     ERR 054    \r\n", Recorder.ask(text, PRINT));
  }

  @Test
  void printsByItselfUntilItIsAsked() {
    sbi.setUp(SartoriusSbi.Unit.GRAM, true, true);
    settle();
    Recorder recorder = new Recorder();
    text.unasked(recorder);
    assertTrue(recorder.bytes().length > 0);
    Recorder.ask(text, PRINT);
    Recorder after = new Recorder();
    text.unasked(after);
    assertEquals(0, after.bytes().length);
  }

  @ParameterizedTest
  @CsvSource({"040109717F, 0441210066", "0401091E2C, 0B4148BBA3D70A3D30824507"})
  void answersAsRecordedHoweverTheRequestIsSplit(String request, String reply) {
    load = -0.005;
    settle();
    for (int split = 2; split < request.length(); split += 2) {
      assertEquals("", ask(request.substring(0, split)));
      assertEquals(reply, ask(request.substring(split)));
    }
  }

  @Test
  void weighsTaresAndRefusesInBinary() {
    load = 100;
    assertEquals("0B4148" + "42C8000000" + "304205", ask("0401091E2C").substring(0, 22));
    settle();
    assertEquals("0B4148" + "42C8000000" + "304245", ask("0401091E2C").substring(0, 22));
    assertEquals("03410044", ask("0401091422"));
    assertEquals("0B4148" + "0000000000" + "300245", ask("0401091E2C").substring(0, 22));
    load = 1300;
    assertEquals("0B4148" + "7FFFFFFFFF", ask("0401091E2C").substring(0, 16));
    assertEquals("0441010" + "44A", ask("040109FF0D"));
    assertEquals("", ask("0401051E28"));
    assertEquals("", ask("0401091E2D"));
    assertEquals("", ask("1B50"));
  }

  @Test
  void tellsWhoItIsInBinary() {
    assertTrue(ask("0401090210").startsWith("1741544D53453132303353"));
    assertEquals("08414500318011" + "65", ask("040109010F").substring(0, 16));
    assertEquals("0D414A00392100390139010001", ask("040109000E").substring(0, 26));
  }

  @Test
  void aWeightCanBeKeptFromSettlingAndEveryRequestRefused() {
    settle();
    faults.set("wt", Fault.UNSTABLE, true);
    assertEquals("N     +   0.0000    \r\n", Recorder.ask(text, PRINT));
    assertTrue(ask("0401091E2C").endsWith("300205CB"));
    faults.set("wt", Fault.ERROR_REPLY, true);
    assertEquals("Stat     ERR 054    \r\n", Recorder.ask(text, PRINT));
    assertEquals("0441010" + "64C", ask("0401091E2C"));
  }
}
