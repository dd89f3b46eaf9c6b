package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LambdaDriveTest {
  private final FaultState none = new FaultState();
  private final LambdaDrive drive = new LambdaDrive(2, none);
  private final LineServer line = new SerialLine(none, drive);

  private String ask(String text) {
    return Recorder.ask(line, text + "\r");
  }

  @Test
  void turnsAsTheMakersExampleSaysAndTellsItBack() {
    assertEquals("", ask("#0201r123EE"));
    assertEquals(123 / 999.0, drive.turning());
    assertEquals("<0102r12307\r", ask("#0201G2D"));
    assertEquals("", ask("#0201g4D"), "local");
    assertEquals(0, drive.turning());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#0201r123EF", "#0301r123EF", "#0201r12BB", "#0201x123F4", "#r1", "0201r123CB"})
  void passesOverWhatIsDamagedOrForSomebodyElse(String text) {
    assertEquals("", ask(text));
    assertEquals(0, drive.turning());
  }

  @Test
  void obeysABroadcastWithoutAnAnswer() {
    assertEquals("", ask("#0001r123EC"));
    assertEquals(123 / 999.0, drive.turning());
    assertEquals("", ask("#0001G2B"));
  }
}
