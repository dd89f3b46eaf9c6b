package org.cellstation.drivers.julabo;

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
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CirculatorTest {
  private final Bench bench = bench(0);

  private static Bench bench(int address) {
    return new Bench(
        new Circulator(
            "TCU-102",
            address,
            0,
            60,
            new Timing(Duration.ofSeconds(2), Duration.ofMillis(500), Duration.ofMillis(10))));
  }

  @BeforeEach
  void answer() {
    says("status", "03 REMOTE START");
    says("in_mode_05", "1");
    says("in_pv_00", " 36.98");
    says("in_pv_01", "12.5");
    says("in_pv_02", "---.--");
    says("in_sp_00", "37.00");
  }

  private Bench says(String question, String reply) {
    return bench.text(question + "\\r", reply + "\\r\\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void readsItsTemperaturesHoweverRepliesAreSplit(int piece) {
    bench.inPiecesOf(piece);
    List<Reading> readings = bench.poll();
    assertEquals(36.98, readings.get(0).value());
    assertEquals(Cause.SENSOR_FAULT, readings.get(1).cause());
    assertEquals(
        List.of(37.0, 12.5, 3.0), readings.subList(2, 5).stream().map(Reading::value).toList());
  }

  @Test
  void readsTheExternalSensorWhereThereIsOne() {
    says("in_pv_02", "35.5");
    assertEquals(35.5, bench.poll("external").value());
  }

  /// XON is DC1, XOFF is DC3; an old model ends its lines with LF alone.
  @ParameterizedTest
  @ValueSource(
      strings = {"\u001136.98\r\n", "36\u0013.\u001198\r\n", "36.98\u0013\r\n\u0011", "36.98\n"})
  void stripsTheSoftwareHandshake(String reply) {
    bench.text("in_pv_00\\r", reply).inPiecesOf(1);
    assertEquals(36.98, bench.poll("bath").value());
  }

  @ParameterizedTest
  @CsvSource({
    "00 MANUAL STOP, GOOD, NONE",
    "01 MANUAL START, GOOD, NONE",
    "03 REMOTE START, GOOD, NONE",
    "-01 LOW LEVEL ALARM, UNCERTAIN, SENSOR_FAULT",
    "-03 EXCESS TEMPERATURE WARNING, UNCERTAIN, SENSOR_FAULT",
    "-05 WORKING SENSOR ALARM, BAD, SENSOR_FAULT",
    "-06 SENSOR DIFFERENCE ALARM, UNCERTAIN, SENSOR_FAULT",
    "-07 I2C-BUS ERROR, UNCERTAIN, SENSOR_FAULT",
    "-08 INVALID COMMAND, GOOD, NONE",
    "-09 COMMAND NOT ALLOWED IN CURRENT OPERATING MODE, GOOD, NONE"
  })
  void takesItsStatusForTheQuality(String status, Quality quality, Cause cause) {
    says("status", status);
    Reading reading = bench.poll("bath");
    assertEquals(quality, reading.quality());
    assertEquals(cause, reading.cause());
    assertEquals(
        Integer.parseInt(status.substring(0, status.indexOf(' '))), bench.poll("status").value());
  }

  @Test
  void startsItOnceAndVerifies() {
    bench.poll();
    assertEquals(List.of("in_sp_00\\r", "in_mode_05\\r", "status\\r"), bench.sent().subList(0, 3));
    says("in_mode_05", "0");
    assertEquals(Cause.REFUSED, bench.poll("bath").cause());
    bench.sent();
    assertEquals(Cause.REFUSED, bench.poll("bath").cause());
    assertEquals(
        List.of("in_sp_00\\r", "in_mode_05\\r", "out_mode_05 1\\r", "in_mode_05\\r", "status\\r"),
        bench.sent());
    assertTrue(bench.bus().status().detail().contains("03 REMOTE START"));
  }

  @Test
  void bringsAnOldSetPointBackIntoItsRangeBeforeItStarts() {
    says("in_sp_00", "95.00");
    bench.poll();
    assertEquals(
        List.of("in_sp_00\\r", "out_sp_00 60.00\\r", "in_sp_00\\r", "status\\r"), bench.sent());
  }

  @ParameterizedTest
  @CsvSource({"37.004, 37.00, 37.00", "37.25, 37.25, 37.3", "-0.001, 0.00, 0.0"})
  void verifiesASetPointThatIsNotAcknowledged(double celsius, String sent, String held) {
    bench.poll();
    bench.sent();
    says("in_sp_00", held).bus().request("TCU-102.setpoint", Math.max(0, celsius));
    bench.poll();
    assertEquals(List.of("out_sp_00 " + sent + "\\r", "in_sp_00\\r"), bench.sent().subList(0, 2));
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void saysInTheCirculatorsWordsWhyASetPointWasNotTaken() {
    bench.poll();
    says("status", "-09 COMMAND NOT ALLOWED IN CURRENT OPERATING MODE");
    bench.bus().request("TCU-102.setpoint", 20);
    assertTrue(bench.poll("bath").isGood());
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("set-point not taken: sent 20.00 degC, holds 37.0"), detail);
    assertTrue(detail.contains("-09 COMMAND NOT ALLOWED"), detail);
    assertTrue(detail.contains("switch it to remote"), detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"36.9.8", "3O.98", "", "03 REMOTE START", "---.--", "36,98"})
  void takesNoValueFromAnythingElse(String reply) {
    says("in_pv_00", reply);
    Reading reading = bench.poll("bath");
    assertEquals(Cause.DAMAGED_REPLY, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void putsItsAddressBeforeCommandsOnAMultiDropLine() throws BusException {
    Bench multiDrop = bench(32);
    multiDrop.text("A032_version\\r", "A032_JULABO CRYOCOMPACT CF31 VERSION 5.0\\r\\n");
    assertThrows(BusException.class, multiDrop::identity);
    assertEquals(List.of("A032_in_sp_00\\r"), multiDrop.sent());
    multiDrop.text("A032_in_sp_00\\r", "37.00\\r\\n").text("A032_in_mode_05\\r", "1\\r\\n");
    multiDrop.leaveAlone(Duration.ofMinutes(1));
    assertEquals("CRYOCOMPACT CF31", multiDrop.identity().model());
  }

  @Test
  void saysWhoItIs() throws BusException {
    says("version", "JULABO CRYOCOMPACT CF31 VERSION 5.0");
    assertEquals(new Identity("Julabo", "CRYOCOMPACT CF31", "", "5.0"), bench.identity());
    says("version", "LAUDA VERSION 5.0");
    assertThrows(BusException.DamagedReply.class, bench::identity);
  }
}
