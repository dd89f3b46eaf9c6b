package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cellstation.simulator.emulator.WatsonMarlow.Build;
import org.cellstation.simulator.emulator.WatsonMarlow.Protocol;
import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WatsonMarlowTest {
  private final FaultState none = new FaultState();
  private final WatsonMarlow pump = new WatsonMarlow(Build.PUMP_620, 1, Protocol.BASIC, none);
  private final LineServer line = new SerialLine(none, pump);

  private String ask(String command) {
    return Recorder.ask(line, command + "\r");
  }

  @Test
  void answersQuestionsOnly() {
    for (String command : new String[] {"1SP100.5", "1GO", "1RL", "1SI", "1TC", "1CA", "1W1~2@"}) {
      assertEquals("", ask(command), command);
    }
    assertEquals(-101.5, pump.turning());
    assertEquals("620Du 15.84 620R 9.6MM 101.5 CCW P/N 1 0 1 !\r", ask("1RS"));
    assertEquals("1\r", ask("1ZY"));
    assertEquals("", ask("1ST"));
    assertEquals("0\r", ask("1ZY"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2RS", "#RS", "RS", "1XX", "1", "", "1RS "})
  void staysSilentToWhatIsNotItsBusiness(String command) {
    assertEquals(command.equals("1RS "), !ask(command).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1SP221", "1SP-1", "1SPfast", "1SP", "2SP100"})
  void keepsItsSpeedWithoutAWord(String command) {
    ask("1SP50");
    ask("1GO");
    assertEquals("", ask(command));
    assertEquals(50, pump.turning());
  }

  @Test
  void everyPumpObeysABroadcast() {
    ask("#SP10");
    ask("#GO");
    assertEquals(10, pump.turning());
  }

  @Test
  void countsItsTachometerAndEndsADose() {
    ask("1SP60");
    ask("1DO10982");
    pump.advance(0.5);
    assertEquals(60, pump.turning());
    assertEquals("5491\r", ask("1RT"));
    pump.advance(0.5);
    assertEquals(0, pump.turning());
    pump.powerUp();
    ask("1TC");
    assertEquals("0\r", ask("1RT"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENHANCED_TWOS_COMPLEMENT | <1,ZY,??> | <1,0,47>",
        "ENHANCED_ONES_COMPLEMENT | <1,ZY,??> | <1,0,46>",
        "ENHANCED_TWOS_COMPLEMENT | x<1,ZY,??> | <1,0,47>",
        "ENHANCED_TWOS_COMPLEMENT | <1,ZY,00> | ''",
        "ENHANCED_TWOS_COMPLEMENT | <2,ZY,??> | ''",
        "ENHANCED_TWOS_COMPLEMENT | <0,ZY,??> | ''",
        "ENHANCED_TWOS_COMPLEMENT | <1,SP,103,??> | ''"
      })
  void closesEnhancedMessagesInEitherWay(Protocol protocol, String request, String reply) {
    LineServer enhanced = new SerialLine(none, new WatsonMarlow(Build.PUMP_530, 1, protocol, none));
    assertEquals(reply, Recorder.ask(enhanced, request));
  }
}
