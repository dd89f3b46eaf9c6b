package org.cellstation.drivers.bronkhorst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProParControllerTest {
  private static final Timing TIMING =
      new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO);
  private static final String RANGE = frame("0401C1014D62017F07");
  private static final String MODE = frame("0401010104");
  private static final String POLL = frame("048101010421C22140432143");
  private static final String SET_50 = frame("01214342480000");

  /// Length, node 3 and data between colon and line end.
  private static String frame(String data) {
    return String.format(":%02X03%s\\r\\n", data.length() / 2 + 1, data);
  }

  private static String polled(String mode) {
    return frame("028101" + mode + "21C2402000004342480000");
  }

  private static final String POLLED = "0281010021C2402000004342480000";

  /// Node 3, every 10 doubled.
  private static String packet(String sequence, String data) {
    String content = String.format("%s03%02X%s", sequence, data.length() / 2, data);
    StringBuilder frame = new StringBuilder("1002");
    for (int i = 0; i < content.length(); i += 2) {
      String pair = content.substring(i, i + 2);
      frame.append(pair).append(pair.equals("10") ? pair : "");
    }
    return frame.append("1003").toString();
  }

  private final ProParController controller =
      new ProParController("FIC-101", 3, 500, ProParController.Encoding.ASCII, TIMING);
  private final Bench bench = new Bench(controller);

  @BeforeEach
  void answer() {
    bench
        .text(RANGE, frame("0201C143FA000062076D6C6E2F6D696E"))
        .text(MODE, frame("02010100"))
        .text(POLL, polled("00"))
        .text(SET_50, frame("000008"));
  }

  @Test
  void readsFlowAndSetPointInOneChainedMessage() {
    bench.bus().request("FIC-101.setpoint", 50);
    var readings = bench.inPiecesOf(1).poll();
    assertEquals(List.of(RANGE, MODE, SET_50, POLL), bench.sent());
    assertEquals(2.5, readings.get(0).value());
    assertEquals(50, readings.get(1).value());
    assertTrue(readings.get(0).isGood() && readings.get(1).isGood());
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "03", "14"})
  void refusesASetPointInAModeThatDoesNotFollowTheBus(String mode) {
    bench.poll();
    bench.text(POLL, polled(mode)).text(MODE, frame("020101" + mode));
    assertTrue(bench.poll("flow").isGood());
    bench.bus().request("FIC-101.setpoint", 50);
    bench.sent();
    assertTrue(bench.poll("flow").isGood());
    assertTrue(bench.sent().stream().noneMatch(SET_50::equals));
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("control mode is " + Integer.parseInt(mode, 16)), detail);
  }

  @ParameterizedTest
  @CsvSource({
    "03, 'status 3, unknown process, at byte 4'",
    "06, 'status 6, value out of range, at byte 4'",
    "0D, 'status 13, read-only parameter, at byte 4'"
  })
  void saysWhereTheInstrumentStumbled(String code, String words) {
    bench.text(SET_50, frame("00" + code + "04"));
    bench.bus().request("FIC-101.setpoint", 50);
    assertTrue(bench.poll("flow").isGood());
    LinkStatus status = bench.bus().status();
    assertEquals(LinkStatus.State.DEGRADED, status.state());
    assertTrue(status.detail().contains(words), status.detail());
  }

  @ParameterizedTest
  @CsvSource({
    "02820100, 21C2402000004342480000",
    "02810000, 21C2402000004342480000",
    "02810100, 21C3402000004342480000",
    "02810100, 21C24020000043424800",
    "02810100, 21C240200000434248000000",
    "000000, ''"
  })
  void takesNoValueFromAnythingElse(String mode, String flows) {
    bench.text(POLL, frame(mode + flows));
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("flow").cause());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":0103\\r\\n",
        ":0E03028101" + "0021C2402000004342480000\\r\\n",
        ":0F04028101" + "0021C2402000004342480000\\r\\n"
      })
  void takesNoValueFromADamagedFrame(String reply) {
    bench.text(POLL, reply);
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("flow").cause());
  }

  @Test
  void doesNotAcceptAControllerOfAnotherCapacity() {
    bench.text(RANGE, frame("0201C142C8000062076D6C6E2F6D696E"));
    assertEquals(Cause.REFUSED, bench.poll("flow").cause());
    assertTrue(bench.bus().status().detail().contains("capacity of 100.0"));
  }

  @Test
  void tellsWhoItIs() throws InterruptedException, ExecutionException {
    bench
        .text(frame("047161716300"), frame("027161004D363231323334354100"))
        .text(frame("047161716200"), frame("02716104462D3230"))
        .text(frame("047161716600"), frame("02716103414952"))
        .text(frame("047161716500"), frame("000405"))
        .poll();
    var identity = bench.bus().perform("FIC-101", controller::identify);
    bench.poll();
    assertEquals("Bronkhorst F-20 \"AIR\", serial M6212345A", identity.get().toString());
  }

  @Test
  void speaksBinaryWithASequenceNumberThatMustComeBack() {
    Bench binary =
        new Bench(
            new ProParController("FIC-101", 3, 500, ProParController.Encoding.BINARY, TIMING));
    binary
        .hex(packet("01", "0401C1014D62017F07"), packet("01", "0201C143FA000062076D6C6E2F6D696E"))
        .hex(packet("02", "0401010104"), packet("02", "02010100"))
        .hex(packet("03", "048101010421C22140432143"), packet("03", POLLED))
        .hex(packet("04", "048101010421C22140432143"), packet("03", POLLED));
    assertEquals(2.5, binary.inPiecesOf(1).poll("flow").value());
    assertEquals(Cause.DAMAGED_REPLY, binary.poll("flow").cause());
  }
}
