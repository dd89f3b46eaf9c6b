package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegloIccTest {
  private final Faults faults = new Faults(Map.of("channel", Set.of(Fault.PUMP_STALLED)));
  private final FaultState none = new FaultState();
  private final RegloIcc pump = new RegloIcc(none, List.of(faults.of("channel"), none, none, none));
  private final LineServer line = new SerialLine(none, pump);

  private String ask(String command) {
    return Recorder.ask(line, command + "\r");
  }

  private void channels() {
    ask("1~1");
  }

  @Test
  void hasOnePumpAddressUntilChannelsAreAskedFor() {
    assertEquals("0\r\n", ask("1~"));
    assertEquals("", ask("2E"), "another pump's address");
    assertEquals("*", ask("1~1"));
    assertEquals("-", ask("2E"));
    assertEquals("#", ask("5E"));
  }

  @ParameterizedTest
  @CsvSource({
    "1300-3, 1300E-3, 0.0013",
    "5000+1, 5000E+1, 50",
    "9999-9, 9999E-9, 9.999e-9",
    "0000+0, 0000E+0, 0",
    "1000+2, 1000E+2, 100"
  })
  void flowRatesHaveAnImpliedPoint(String sent, String answered, double flow) {
    channels();
    assertEquals(answered + "\r\n", ask("1f" + sent));
    assertEquals(answered + "\r\n", ask("1f"));
    ask("1M");
    ask("1H");
    assertEquals(flow, pump.delivered(1), flow * 1e-9);
  }

  @Test
  void runsOneChannelAndNotTheOthers() {
    channels();
    ask("2M");
    ask("2f2500+0");
    assertEquals("*", ask("2H"));
    assertEquals("+", ask("2E"));
    assertEquals("-", ask("1E"));
    assertEquals(2.5, pump.delivered(2), 1e-12);
    ask("2f5000+0");
    assertEquals(5, pump.delivered(2), 1e-12, "a new rate counts at once");
    assertEquals("#", ask("2L"), "not while it turns");
    assertEquals("*", ask("2M"), "the mode it is in");
    ask("2K");
    assertEquals(-5, pump.delivered(2), 1e-12);
    assertEquals("*", ask("2I"));
    assertEquals(0, pump.delivered(2));
  }

  @Test
  void saysWhyItCannotStart() {
    channels();
    ask("1M");
    assertEquals("-", ask("1H"));
    assertEquals("R 1000E+2\r\n", ask("1xe"));
    assertEquals("#", ask("1f2000+2"), "more than the head can do");
    ask("1f1000+1");
    ask("1O");
    ask("1xf1");
    assertEquals("-", ask("1H"));
    assertEquals("V 9999E+3\r\n", ask("1xe"));
    ask("1v1000+0");
    ask("1Q");
    assertEquals("-", ask("1H"));
    assertEquals("C 0\r\n", ask("1xe"));
  }

  @Test
  void dispensesAVolumeAndReportsIt() {
    channels();
    ask("1xE1");
    ask("3O");
    ask("3xf1");
    ask("3f6000+1");
    ask("3v3000+0");
    assertEquals("*", ask("3H"));
    pump.advance(1);
    assertEquals("^U3|A|0000000002|0000001000|0000\r\n+", ask("3E"), "events come between replies");
    pump.advance(1);
    pump.advance(1);
    assertEquals("^X3|A\r\n-", ask("3E"));
    assertEquals("3.000 ml\r\n", ask("3:"));
    assertEquals("*", ask("1xE0"));
    assertEquals("0\r\n", ask("1xE"));
  }

  @Test
  void repeatsTimedCycles() {
    channels();
    ask("1P");
    ask("1S001000");
    ask("1xT00000020");
    ask("1xP00000010");
    ask("1\"0002");
    assertEquals("*", ask("1H"));
    StringBuilder pattern = new StringBuilder();
    for (int second = 0; second < 6; second++) {
      pattern.append(pump.delivered(1) > 0 ? 'x' : '-');
      pump.advance(1);
    }
    assertEquals("xx-xx-", pattern.toString());
    assertEquals("-", ask("1E"));
  }

  @Test
  void aBlockedHeadTripsOnOverCurrent() {
    channels();
    ask("1xE1");
    ask("1M");
    ask("1f1000+1");
    ask("1H");
    faults.set("channel", Fault.PUMP_STALLED, true);
    assertEquals(0, pump.delivered(1));
    assertEquals("+", ask("1E"), "for a moment it believes it turns");
    pump.advance(1);
    ask("0x!");
    pump.advance(1);
    assertEquals("^X1|3\r\n-", ask("1E"));
  }

  @Test
  void whatItDoesNotKnowIsRefused() {
    channels();
    assertEquals("#", ask("1&"));
    assertEquals("#", ask(""));
    assertEquals("#", ask("x"));
    assertEquals("#", ask("1f12"));
    assertEquals("#", ask("1S12"));
    assertEquals("#", ask("@9"));
    assertEquals("*", ask("@2"));
    assertEquals("2\r\n", ask("0x!"));
  }
}
