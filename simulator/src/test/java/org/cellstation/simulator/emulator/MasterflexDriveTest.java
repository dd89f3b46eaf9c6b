package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.api.Test;

final class MasterflexDriveTest {
  private static final String ACK = "\u0006";
  private static final String NAK = "\u0015";

  private final FaultState none = new FaultState();
  private final MasterflexDrive drive = new MasterflexDrive(none);
  private final LineServer line = new SerialLine(none, drive);

  private String ask(String command) {
    return Recorder.ask(line, "\u0002" + command + "\r");
  }

  @Test
  void hasNoNumberAtPowerUpAndHearsOnlyItsOwnAfterwards() {
    assertEquals("", ask("P02I"));
    assertEquals("\u0002P?1\r", Recorder.ask(line, "\u0005"));
    assertEquals(ACK, ask("P02"));
    assertEquals("", Recorder.ask(line, "\u0005"));
    assertEquals("\u0002P02I00010\r", ask("P02I"));
    assertEquals("", ask("P03I"));
    assertEquals(ACK, ask("P02U05"));
    assertEquals("\u0002P05I00010\r", ask("P05I"));
    drive.powerUp();
    assertEquals("", ask("P05I"));
  }

  @Test
  void runsUntilItIsHaltedOrItsRevolutionsAreDone() {
    ask("P02");
    assertEquals(ACK, ask("P02S-120G0"));
    assertEquals(-120, drive.turning());
    assertEquals("\u0002S-0120.0\r", ask("P02S"));
    drive.advance(30);
    assertEquals("\u0002C0000060.00\r", ask("P02C"));
    assertEquals(ACK, ask("P02H"));
    assertEquals(0, drive.turning());
    assertEquals(ACK, ask("P02V1V1"));
    assertEquals("\u0002E00002.00\r", ask("P02E"), "each V adds");
    assertEquals("\u0002P02I10020\r", ask("P02I"));
    assertEquals(ACK, ask("P02G"));
    drive.advance(0.5);
    assertEquals("\u0002P02I10030\r", ask("P02I"));
    drive.advance(0.5);
    assertEquals("\u0002P02I10010\r", ask("P02I"));
    assertEquals(ACK, ask("P02Z0"));
    assertEquals("\u0002C0000000.00\r", ask("P02C"));
  }

  @Test
  void saysNoToWhatItCannotDoAndNothingToEverybody() {
    ask("P02");
    assertEquals(NAK, ask("P02S100"), "without a sign");
    assertEquals(NAK, ask("P02S+601"));
    assertEquals(NAK, ask("P02G"), "no revolutions to go");
    assertEquals(NAK, ask("P02U90"));
    assertEquals(NAK, ask("P02X"));
    assertEquals("", ask("P99S+100G0"));
    assertEquals(100, drive.turning());
    assertEquals("", ask("P99H"));
    assertEquals(0, drive.turning());
  }

  @Test
  void dropsALineThatWasCancelled() {
    ask("P02");
    assertEquals("\u0002S+0000.0\r", Recorder.ask(line, "\u0002P02S+100\u0018\u0002P02S\r"));
  }
}
