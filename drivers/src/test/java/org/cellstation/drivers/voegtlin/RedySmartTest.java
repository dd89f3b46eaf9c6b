package org.cellstation.drivers.voegtlin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedySmartTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String SET_2_5 = "F710000600020440200000" + "7A04";
  private static final String FLOW_2_5 = "40200000";
  private static final String WELL = "000000000001";

  private final RedySmart controller =
      new RedySmart(
          "FIC-101",
          247,
          10,
          new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMillis(5)));
  private final Bench bench = new Bench(controller);

  /// With its checksum.
  private static String framed(String hex) {
    byte[] frame = HEX.parseHex(hex + "0000");
    int crc = Crc16.of(frame, 0, frame.length - 2);
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >> 8);
    return HEX.formatHex(frame);
  }

  private void reads(String address, int count, String data) {
    bench.hex(
        framed("F703" + address + HEX.toHexDigits((short) count)),
        framed("F703" + HEX.toHexDigits((byte) (2 * count)) + data));
  }

  /// What a poll reads at once: flow, temperature, totaliser, set-point, analog input, valve
  /// signal; then alarm, hardware error and control function, which are also read alone before a
  /// write.
  private void is(String flow, String setPoint, String state) {
    reads("0000", 15, flow + "41AC0000" + "3F800000" + setPoint + "3DCCCCCD" + "42480000" + state);
    reads("000C", 3, state);
  }

  private static String text(String text) {
    return HEX.formatHex(Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 8));
  }

  @BeforeEach
  void answer() {
    is(FLOW_2_5, FLOW_2_5, WELL);
    reads("6046", 4, text("mln/min"));
    reads("6020", 2, "41200000");
    reads("001E", 2, "0001AE2B");
    reads("0021", 1, "0452");
    reads("0023", 4, text("GSC-B9SA"));
    bench.hex(SET_2_5, "F71000060002B55F");
  }

  @Test
  void readsTheHighWordFirstAndWritesItSo() {
    bench.bus().request("FIC-101.setpoint", 2.5);
    List<Reading> readings = bench.inPiecesOf(1).poll();
    assertEquals(2.5, readings.get(0).value());
    assertEquals(2.5, readings.get(1).value());
    assertTrue(readings.get(0).isGood() && readings.get(1).isGood());
    assertTrue(bench.sent().contains(SET_2_5));
    assertEquals(Duration.ofMillis(5), controller.gap());
  }

  @Test
  void spendsOneExchangeOnAPoll() {
    bench.poll();
    bench.sent();
    is("3FC00000", "40000000", WELL);
    assertEquals(List.of(1.5, 2.0), bench.poll().stream().map(Reading::value).toList());
    assertEquals(List.of(framed("F7030000000F")), bench.sent());
  }

  @Test
  void understandsThePublishedReadOfTheFlow() throws InterruptedException, ExecutionException {
    Vector published = Vectors.of(List.of("vogtlin")).getFirst();
    bench.bytes(published.requestBytes(), published.replyBytes());
    bench.poll();
    bench.sent();
    var unit = new ModbusUnit("FIC-101", 247, Transport.RTU, Duration.ofMillis(500));
    var flow =
        bench
            .bus()
            .perform(
                "FIC-101",
                line -> unit.read(line, unit.holding(0, 2)).float32(0, WordOrder.HIGH_WORD_FIRST));
    bench.poll();
    assertEquals(2.5f, flow.get());
    assertTrue(bench.sent().contains(published.request()));
  }

  @ParameterizedTest
  @CsvSource({
    "000000000001, GOOD, NONE",
    "000000000000, GOOD, NONE",
    "000100000001, UNCERTAIN, SENSOR_FAULT",
    "000000040001, BAD, SENSOR_FAULT",
    "000100040001, BAD, SENSOR_FAULT"
  })
  void judgesTheFlowByAlarmAndHardwareError(String state, Quality quality, Cause cause) {
    is(FLOW_2_5, FLOW_2_5, state);
    Reading flow = bench.poll("flow");
    assertEquals(quality, flow.quality());
    assertEquals(cause, flow.cause());
  }

  @ParameterizedTest
  @CsvSource({"0002, analog", "000A, valve driven", "0014, closed", "0015, open", "0007, 7"})
  void doesNotWriteWhileSomethingElseDrivesTheValve(String function, String words) {
    is(FLOW_2_5, FLOW_2_5, "00000000" + function);
    bench.bus().request("FIC-101.setpoint", 2.5);
    assertTrue(bench.poll("flow").isGood());
    assertTrue(bench.sent().stream().noneMatch(SET_2_5::equals));
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("control function") && detail.contains(words), detail);
    is(FLOW_2_5, FLOW_2_5, WELL);
    bench.poll();
    bench.poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void doesNotAcceptAnotherRange() {
    reads("6020", 2, "42C80000");
    assertEquals(Cause.REFUSED, bench.poll("flow").cause());
  }

  @Test
  void tellsWhoItIs() throws InterruptedException, ExecutionException {
    bench.poll();
    var identity = bench.bus().perform("FIC-101", controller::identify);
    bench.poll();
    assertEquals("Vögtlin GSC-B9SA, serial 110123, firmware 4.5.2", identity.get().toString());
  }
}
