package org.cellstation.drivers.nut;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NutUpsTest {
  private final Bench bench =
      new Bench(
          new NutUps(
              "UPS-1",
              "ups",
              new Timing(Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ZERO)));

  private Bench tells(String variable, String value) {
    return bench.text(
        "GET VAR ups " + variable + "\\n", "VAR ups " + variable + " \"" + value + "\"\\n");
  }

  private Bench healthy(String status) {
    tells("ups.status", status);
    tells("battery.charge", "87.5");
    return tells("battery.runtime", "1860");
  }

  @ParameterizedTest
  @CsvSource({
    "OL, 1, 0, 0",
    "OL CHRG, 1, 0, 0",
    "OB DISCHRG, 0, 0, 0",
    "OB LB DISCHRG, 0, 1, 0",
    "OL RB, 1, 0, 1",
    "FSD OB LB, 0, 1, 0"
  })
  void readsTheWordsOfTheStatus(String status, double mains, double low, double replace) {
    healthy(status);
    assertEquals(mains, bench.poll("mains").value());
    assertEquals(low, bench.poll("battery low").value());
    assertEquals(replace, bench.poll("replace battery").value());
    assertEquals(87.5, bench.poll("charge").value());
    assertEquals(1860, bench.poll("runtime").value());
    assertEquals("s", bench.poll("runtime").unit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFF", "BYPASS", "OLD", "WAIT"})
  void mainsIsBadWhereTheStatusDoesNotTell(String status) {
    healthy(status);
    assertEquals(Quality.BAD, bench.poll("mains").quality());
    assertEquals(Quality.GOOD, bench.poll("charge").quality());
  }

  @ParameterizedTest
  @CsvSource({
    "DATA-STALE, no fresh data of ups",
    "DRIVER-NOT-CONNECTED, driver for ups does not run",
    "UNKNOWN-UPS, knows no UPS ups",
    "ACCESS-DENIED, does not talk to this computer",
    "UNKNOWN-COMMAND, the server says UNKNOWN-COMMAND"
  })
  void whatTheServerCannotVouchForIsBadAndSaysWhy(String error, String words) {
    healthy("OL");
    bench.poll();
    bench.text("GET VAR ups ups.status\\n", "ERR " + error + "\\n");
    for (Reading reading : bench.poll()) {
      assertEquals(Quality.BAD, reading.quality());
      assertEquals(Cause.REFUSED, reading.cause());
    }
    String detail = bench.bus().instruments().getFirst().detail();
    assertTrue(detail.contains(words), detail);
  }

  @Test
  void aUpsWithoutRuntimeStillTellsTheRest() {
    healthy("OL");
    bench.text("GET VAR ups battery.runtime\\n", "ERR VAR-NOT-SUPPORTED\\n");
    assertEquals(Quality.BAD, bench.poll("runtime").quality());
    assertEquals(1, bench.poll("mains").value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VAR ups ups.status OL",
        "VAR ups ups.status \"OL",
        "VAR ups ups.status \"OL\" \"OB\"",
        "VAR other ups.status \"OL\"",
        "VAR ups battery.charge \"100\"",
        "VAR ups ups.status \"OL OB\"",
        "OK",
        ""
      })
  void neverMakesAStatusOfAnythingElse(String reply) {
    healthy("OL");
    bench.text("GET VAR ups ups.status\\n", reply + "\\n");
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("mains").cause());
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "-1", "full", ""})
  void neverMakesAChargeOfAnythingElse(String charge) {
    healthy("OL");
    tells("battery.charge", charge);
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("charge").cause());
  }

  @Test
  void takesQuotesAndBackslashesInValues() {
    assertEquals("a \"b\" \\c", NutReply.value("VAR ups x \"a \\\"b\\\" \\\\c\"", "ups", "x"));
    assertNull(NutReply.value("VAR ups x \"a\\\"", "ups", "x"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void readsTheSameHoweverTheReplyIsSplit(int piece) {
    healthy("OL CHRG").inPiecesOf(piece);
    assertEquals(1, bench.poll("mains").value());
  }

  @Test
  void tellsWhoItIsAsFarAsItIsKnown() throws BusException {
    healthy("OL");
    tells("device.mfr", "EATON");
    tells("device.model", "5PX 1500");
    tells("device.serial", "G117E34017");
    bench.text("GET VAR ups ups.firmware\\n", "ERR VAR-NOT-SUPPORTED\\n");
    assertEquals(new Identity("EATON", "5PX 1500", "G117E34017", ""), bench.identity());
  }
}
