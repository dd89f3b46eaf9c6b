package org.cellstation.drivers.huber;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PbThermostatTest {
  private static final List<Vector> PUBLISHED = Vectors.of(List.of("huber_pb"));
  private static final Vector NAME = Vectors.of(List.of("huber_lai")).getFirst();

  private final Bench bench =
      new Bench(
          new PbThermostat(
              "TCU-101",
              -40,
              200,
              new Timing(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ZERO)));

  @BeforeEach
  void answer() {
    for (Vector vector : PUBLISHED) {
      bench.bytes(vector.requestBytes(), vector.replyBytes());
    }
    holds("01", "0E74");
    holds("07", "0E60");
    holds("03", "01F4");
    holds("04", "FF38");
    holds("05", "0000");
    holds("06", "0000");
    holds("0A", "0013");
    holds("30", "F060");
    bench.text("{M140001\\r\\n", "{S140001\\r\\n").text("{M160001\\r\\n", "{S160001\\r\\n");
  }

  private void holds(String address, String value) {
    bench.text(question(address), "{S" + address + value + "\\r\\n");
  }

  private static String question(String address) {
    return "{M" + address + "****\\r\\n";
  }

  static List<Vector> published() {
    return PUBLISHED;
  }

  @ParameterizedTest
  @MethodSource("published")
  void sendsThePublishedRequests(Vector vector) {
    assertEquals(4, PUBLISHED.size());
    String value = vector.request().substring(4, 8);
    if (!value.equals("****")) {
      holds("00", value);
      bench.bus().request("TCU-101.setpoint", (short) Integer.parseInt(value, 16) / 100.0);
    } else {
      bench.text("{M0004DA\\r\\n", "{S0004DA\\r\\n").bus().request("TCU-101.setpoint", 12.42);
    }
    bench.poll();
    assertTrue(bench.sent().contains(vector.request()));
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void readsHundredthsOfADegreeHoweverRepliesAreSplit(int piece) {
    bench.inPiecesOf(piece);
    List<Reading> readings = bench.poll();
    assertEquals(
        List.of(37.0, 36.8, 12.42, 500.0, -200.0, 0.0, 0.0),
        readings.stream().map(Reading::value).toList());
    assertTrue(readings.stream().allMatch(Reading::isGood));
  }

  @ParameterizedTest
  @CsvSource({"F2DF, -33.61", "FFFF, -0.01", "0000, 0", "3A98, 150", "C505, -150.99"})
  void readsTwosComplement(String value, double celsius) {
    holds("07", value);
    assertEquals(celsius, bench.poll("process").value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"7FFF", "C504"})
  void makesNoTemperatureOfAMissingSensor(String value) {
    holds("07", value);
    Reading reading = bench.poll("process");
    assertEquals(Cause.SENSOR_FAULT, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
    assertTrue(bench.poll("bath").isGood());
  }

  @Test
  void startsCirculationAndControlFirst() {
    bench.poll();
    assertEquals(
        List.of(question("00"), "{M160001\\r\\n", "{M140001\\r\\n", question("0A")),
        bench.sent().subList(0, 4));
  }

  @Test
  void bringsAnOldSetPointBackIntoItsRangeBeforeItStarts() {
    holds("00", "C568");
    bench.text("{M00F060\\r\\n", "{S00F060\\r\\n");
    bench.poll();
    assertEquals("{M00F060\\r\\n", bench.sent().get(1));
  }

  /// Bits counted from the lowest: control, circulation, pump, error.
  @Test
  void startsAThermostatThatHasStoppedAgain() {
    bench.poll();
    holds("0A", "0012");
    assertEquals(Cause.REFUSED, bench.poll("bath").cause());
    bench.sent();
    holds("0A", "0013");
    assertTrue(bench.poll("bath").isGood());
    assertTrue(bench.sent().contains("{M140001\\r\\n"));
  }

  @Test
  void doubtsTemperaturesWhileTheThermostatReportsAnError() {
    holds("0A", "0100");
    holds("05", "FF91");
    List<Reading> readings = bench.poll();
    assertEquals(Quality.UNCERTAIN, readings.get(0).quality());
    assertEquals(-111, readings.get(5).value());
  }

  @Test
  void sendsNoSetPointBeyondTheThermostatsOwnLimits() {
    bench.bus().request("TCU-101.setpoint", 150.01);
    bench.poll();
    assertTrue(bench.sent().stream().noneMatch(s -> s.equals("{M003A99\\r\\n")));
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("limits -40.0 .. 150.0"), detail);
  }

  @Test
  void saysWhenASetPointWasNotTaken() {
    bench.text("{M0009C4\\r\\n", "{S0007D0\\r\\n").bus().request("TCU-101.setpoint", 25);
    bench.poll();
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("set-point not taken: sent 25.0 degC, holds 20.0"), detail);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{S010E7",
        "{S01GE74\\r\\n",
        "{S01****\\r\\n",
        "{M010E74\\r\\n",
        "{S020E74\\r\\n",
        "{S010E744\\r\\n",
        "S010E74\\r\\n",
        "{S010E74\\n"
      })
  void takesNoValueFromAnythingElse(String reply) {
    Reading reading = bench.text(question("01"), reply).poll("bath");
    assertEquals(Cause.DAMAGED_REPLY, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void stepsOverALateAnswerToAnotherQuestion() {
    bench.text(question("01"), "{S070E60\\r\\n{S010E74\\r\\n");
    assertEquals(37, bench.poll("bath").value());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 100})
  void saysWhoItIs(int piece) throws BusException {
    holds("1B", "0006");
    holds("1C", "8117");
    bench.bytes(NAME.requestBytes(), NAME.replyBytes()).inPiecesOf(piece);
    assertEquals(new Identity("Huber", "MINI CC", "426263", ""), bench.identity());
  }

  @Test
  void isKnownWithoutANameOrASerialNumber() throws BusException {
    holds("1B", "7FFF");
    holds("1C", "7FFF");
    assertEquals(new Identity("Huber", "PB thermostat", "", ""), bench.identity());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[S01V0EMINI CCAE\\r", "[S01V0FMINI CCAE\\r", "[S01V03MINI CCA2\\r"})
  void takesNoNameWithAWrongChecksum(String reply) {
    holds("1B", "0006");
    holds("1C", "8117");
    bench.text("[M01V07C6\\r", reply);
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }
}
