package org.cellstation.drivers.watsonmarlow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The status lines that the manuals print, and what only looks like one.
class PumpStatusTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "620Du 15.84 620R 9.6MM 220.0 CW P/N 1 123456789 1 ! | 620Du | 220.0 | true | true",
        "505Di 0.7 505l 1.6mm 53.5 CW P/N 1 157810 1 ! | 505Di | 53.5 | true | true",
        "520Du 15.84 520R 9.6MM 220.0 CW P/N 1 123456789 1 ! | 520Du | 220.0 | true | true",
        "323Du 110 CW 1 ! | 323Du | 110 | true | true",
        "323Du 110 CCW 0 ! | 323Du | 110 | false | false",
        "720Du 84.9 720 R 25MM 0.5 CCW P/N 16 1 0 ! | 720Du | 0.5 | false | false"
      })
  void readsTheMakersLinesFromTheirEnd(
      String line, String type, double rpm, boolean clockwise, boolean running) {
    assertEquals(new PumpStatus(type, rpm, clockwise, running, false), PumpStatus.ofWords(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "1 !",
        "CW 1 !",
        "110 CW 1 !",
        "323Du 110 CW 1",
        "323Du 110 CW 2 !",
        "323Du 11O CW 1 !",
        "323Du -110 CW 1 !",
        "323Du 110 UP 1 !",
        "323Du 110 CW  1 !",
        "620Du 15.84 620R 9.6MM 220.0 CW P/N 1 123456789 !",
        "620Du 15.84 620R 9.6MM CW P/N 1 123456789 1 !"
      })
  void makesNoStatusOfAnythingElse(String line) {
    assertNull(PumpStatus.ofWords(line));
  }

  @ParameterizedTest
  @CsvSource({
    "620Du 15.84 620R 9.6MM 220.0 CW P/N 1 123456789 1 !, 1",
    "720Du 84.9 720 R 25MM 0.5 CCW P/N 16 1 0 !, 16",
    "323Du 110 CW 1 !, 0",
    "620Du 15.84 620R 9.6MM 220.0 CW P/N, 0",
    "620Du 15.84 620R 9.6MM 220.0 CW P/N x 1 1 !, 0"
  })
  void saysOfWhichPumpTheStatusIs(String line, int number) {
    assertEquals(number, PumpStatus.number(line));
  }

  @Test
  void noBeginningOfALineIsAStatus() {
    String whole = "620Du 15.84 620R 9.6MM 220.0 CW P/N 1 123456789 1 !";
    for (int length = 0; length < whole.length(); length++) {
      assertNull(PumpStatus.ofWords(whole.substring(0, length)));
    }
  }

  @Test
  void readsTheFieldsOfTheEnhancedProtocolFromTheirEnd() {
    List<String> printed =
        List.of("530Du,15.12,520R,9.6,220.0,CW,123456789,12345,1,0,0,0,0,0,0".split(",", -1));
    assertEquals(new PumpStatus("530Du", 220, true, true, false), PumpStatus.ofFields(printed));
    List<String> leaking =
        List.of("630Du,1,2,more,9.6,20.5,CCW,1,12345,0,1,0,0,0,0,0".split(",", -1));
    assertEquals(new PumpStatus("630Du", 20.5, false, false, true), PumpStatus.ofFields(leaking));
    assertNull(PumpStatus.ofFields(printed.subList(0, 11)));
    assertNull(PumpStatus.ofFields(printed.subList(0, 14)));
  }
}
