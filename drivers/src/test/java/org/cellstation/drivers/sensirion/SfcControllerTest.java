package org.cellstation.drivers.sensirion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
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

class SfcControllerTest {
  private static final String READ_FLOW = "7E00080101F57E";
  private static final String SET_0_5 = "7E000005013F000000BA7E";

  private final SfcController controller =
      new SfcController(
          "FIC-101",
          0,
          10,
          new Timing(Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ZERO));
  private final Bench bench = new Bench(controller);

  /// Flags, stuffing and checksum around hexadecimal content.
  private static String framed(String content) {
    StringBuilder frame = new StringBuilder();
    int sum = 0;
    for (byte b : HexFormat.of().parseHex(content)) {
      sum += b;
      stuff(frame, b);
    }
    stuff(frame, ~sum);
    return "7E" + frame + "7E";
  }

  private static void stuff(StringBuilder frame, int value) {
    int b = value & 0xFF;
    boolean special = b == 0x7E || b == 0x7D || b == 0x11 || b == 0x13;
    frame.append(special ? "7D" : "");
    frame.append(HexFormat.of().withUpperCase().toHexDigits((byte) (special ? b ^ 0x20 : b)));
  }

  private void answers(String command, String data, String state, String reply) {
    String asked = String.format("00%s%02X%s", command, data.length() / 2, data);
    String said = String.format("00%s%s%02X%s", command, state, reply.length() / 2, reply);
    bench.hex(framed(asked), framed(said));
  }

  @BeforeEach
  void answer() {
    answers("44", "13", "00", "FD0004");
    answers("44", "14", "00", "41200000");
    answers("20", "00", "00", "00");
    answers("02", "80", "00", "00");
    answers("D0", "01", "00", "5346433534303000");
    answers("D0", "03", "00", "323031392D3100");
    answers("D1", "", "00", "012E0002000100");
    answers("00", "01", "00", "3F000000");
    bench.hex(READ_FLOW, "7E000800044020000093" + "7E").hex(SET_0_5, "7E00000000FF7E");
  }

  @Test
  void readsAndWritesPhysicalValues() {
    bench.bus().request("FIC-101.setpoint", 0.5);
    List<Reading> readings = bench.inPiecesOf(1).poll();
    assertEquals(2.5, readings.get(0).value());
    assertEquals(0.5, readings.get(1).value());
    assertTrue(readings.get(0).isGood() && readings.get(1).isGood());
    assertTrue(bench.sent().contains(SET_0_5));
  }

  @ParameterizedTest
  @CsvSource({"20, not implemented", "25, wrong size of data", "28, argument out of range"})
  void saysWhyASetPointWasRefused(String state, String words) {
    bench.hex(SET_0_5, framed("0000" + state + "00")).bus().request("FIC-101.setpoint", 0.5);
    assertTrue(bench.poll("flow").isGood());
    LinkStatus status = bench.bus().status();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertTrue(status.detail().contains(words), status.detail());
  }

  /// The flags are read and cleared, so that one that is gone does not stay for ever.
  @Test
  void doubtsTheFlowWhileTheDeviceHasAnErrorOfItsOwn() {
    answers("D2", "01", "80", "0000001000");
    answers("08", "01", "80", "40200000");
    Reading flow = bench.poll("flow");
    assertEquals(Quality.UNCERTAIN, flow.quality());
    assertEquals(Cause.SENSOR_FAULT, flow.cause());
    assertEquals(2.5, flow.value());
    assertTrue(bench.sent().contains(framed("00D20101")));
    answers("08", "01", "00", "40200000");
    assertTrue(bench.poll("flow").isGood());
  }

  @ParameterizedTest
  @CsvSource({"20, 00, 01, forced closed", "20, 00, 03, held", "02, 80, 01, wear out"})
  void doesNotWriteWhereASetPointWouldHaveNoEffectOrWearTheMemory(
      String command, String data, String reply, String words) {
    answers(command, data, "00", reply);
    bench.bus().request("FIC-101.setpoint", 0.5);
    assertTrue(bench.poll("flow").isGood());
    assertTrue(bench.sent().stream().noneMatch(SET_0_5::equals));
    assertTrue(bench.bus().status().detail().contains(words), bench.bus().status().detail());
  }

  @ParameterizedTest
  @CsvSource({
    "0008000440200001",
    "000800034020" + "00",
    "00080003402000" + "00",
    "0108000440200000"
  })
  void takesNoValueFromAnythingElse(String content) {
    String frame = framed(content);
    bench.hex(READ_FLOW, content.endsWith("01") ? frame.replace("01", "02") : frame);
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("flow").cause());
  }

  @ParameterizedTest
  @CsvSource({"13, FD0904, 'unit -3/9/4'", "14, 42C80000, capacity of 100.0"})
  void doesNotAcceptAnotherCalibration(String what, String reply, String words) {
    answers("44", what, "00", reply);
    assertEquals(Cause.REFUSED, bench.poll("flow").cause());
    assertTrue(bench.bus().status().detail().contains(words), bench.bus().status().detail());
  }

  @Test
  void tellsWhoItIs() throws InterruptedException, ExecutionException {
    bench.poll();
    var identity = bench.bus().perform("FIC-101", controller::identify);
    bench.poll();
    assertEquals("Sensirion SFC5400, serial 2019-1, firmware 1.46", identity.get().toString());
  }
}
