package org.cellstation.drivers.bronkhorst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowControllerTest {
  private static final String READ_FLOW = "0203A1000002";
  private static final String READ_SET_POINT = "0203A1180002";
  private static final String READ_CAPACITY = "020381680002";
  private static final String READ_SERIAL = "0203F1180008";
  private static final String READ_MODEL = "0203F1100008";
  private static final String READ_FIRMWARE = "0203F1280008";
  private static final String READ_USER_TAG = "0203F1300008";
  private static final String READ_UNIT = "020381F80004";
  private static final String READ_CONTROL_MODE = "020300240001";

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> sent = new ArrayList<>();
  private final List<Integer> transactions = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final TestClock clock = new TestClock();
  private final Bus bus =
      new Bus(
          "gas",
          new MemoryFarEnd(this::answer),
          List.of(
              new FlowController(
                  "FIC-101",
                  2,
                  500,
                  Transport.TCP,
                  new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO))),
          clock,
          readings::add);

  /// Repeats the transaction of the request.
  private List<byte[]> answer(byte[] request) {
    HexFormat hex = HexFormat.of().withUpperCase();
    transactions.add((request[0] & 0xFF) << 8 | (request[1] & 0xFF));
    assertEquals("0000", hex.formatHex(request, 2, 4));
    assertEquals(request.length - 6, request[5]);
    String asked = hex.formatHex(request, 6, request.length);
    sent.add(asked);
    String reply = answers.getOrDefault(asked, "");
    if (reply.isEmpty()) {
      return List.of();
    }
    byte[] body = hex.parseHex(reply);
    byte[] frame = Arrays.copyOf(request, 6 + body.length);
    frame[5] = (byte) body.length;
    System.arraycopy(body, 0, frame, 6, body.length);
    return List.of(frame);
  }

  @BeforeEach
  void fill() {
    answers.put(READ_UNIT, "0203086D6C6E2F6D696E20");
    answers.put(READ_CAPACITY, "02030443FA0000");
    answers.put(READ_MODEL, "028302");
    answers.put(READ_FIRMWARE, "028302");
    answers.put(READ_USER_TAG, "028302");
    answers.put(READ_SERIAL, "020310" + "4D3132333435363700" + "00".repeat(7));
    answers.put(READ_CONTROL_MODE, "0203020000");
    answers.put(READ_FLOW, "02030440200000");
    answers.put(READ_SET_POINT, "02030442480000");
    answers.put("0210A1180002044248" + "0000", "0210A1180002");
  }

  private List<Reading> cycle() {
    readings.clear();
    clock.advance(Duration.ofSeconds(1));
    bus.cycle();
    return readings;
  }

  @Test
  void checksTheCapacityWritesAndReadsInItsOwnUnit() {
    bus.request("FIC-101.setpoint", 50);
    cycle();
    assertEquals(
        List.of(
            READ_UNIT,
            READ_CAPACITY,
            READ_CONTROL_MODE,
            READ_SERIAL,
            READ_MODEL,
            READ_USER_TAG,
            READ_FIRMWARE,
            "0210A11800020442480000",
            READ_FLOW,
            READ_SET_POINT),
        sent);
    assertEquals(2.5, readings.get(0).value());
    assertEquals(50, readings.get(1).value());
    assertTrue(readings.stream().allMatch(Reading::isGood));
  }

  @Test
  void givesEachRequestItsOwnTransaction() {
    cycle();
    cycle();
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), transactions);
  }

  @Test
  void doesNotAcceptAControllerOfAnotherCapacity() {
    answers.put(READ_CAPACITY, "02030442C80000");
    assertEquals(Cause.REFUSED, cycle().getFirst().cause());
    assertTrue(bus.status().detail().contains("capacity of 100.0"), bus.status().detail());
    assertTrue(sent.stream().noneMatch(READ_FLOW::equals));
  }

  @ParameterizedTest
  @CsvSource({
    "6C6E2F6D696E2020, 3F000000, 3DCCCCCD", // ln/min, 0.5, 0.1
    "6C732F6820202020, 41F00000, 40C00000", // ls/h, 30, 6
  })
  void convertsFromTheUnitOfTheInstrument(String unit, String capacity, String hundred) {
    answers.put(READ_UNIT, "020308" + unit);
    answers.put(READ_CAPACITY, "020304" + capacity);
    answers.put(READ_FLOW, "020304" + hundred);
    answers.put("0210A118000204" + hundred, "0210A1180002");
    bus.request("FIC-101.setpoint", 100);
    assertEquals(100, cycle().getFirst().value(), 1e-4);
    assertTrue(sent.contains("0210A118000204" + hundred), sent::toString);
  }

  @Test
  void doesNotAcceptAUnitThatIsNoGasFlow() {
    answers.put(READ_UNIT, "0203086B672F6820202020");
    assertEquals(Cause.REFUSED, cycle().getFirst().cause());
    assertTrue(bus.status().detail().contains("\"kg/h\""), bus.status().detail());
  }

  /// Until somebody sets the instrument to a mode that follows the bus.
  @Test
  void doesNotWriteToAControllerThatFollowsItsAnalogInput() {
    answers.put(READ_CONTROL_MODE, "0203020001");
    bus.request("FIC-101.setpoint", 50);
    assertTrue(cycle().getFirst().isGood());
    LinkStatus status = bus.instruments().getFirst();
    assertTrue(status.detail().contains("control mode is 1, analog input"), status.detail());
    assertTrue(sent.stream().noneMatch(s -> s.startsWith("0210")), sent::toString);
    answers.put(READ_CONTROL_MODE, "0203020000");
    cycle();
    assertEquals(LinkStatus.State.UP, bus.instruments().getFirst().state());
    assertTrue(sent.contains("0210A11800020442480000"), sent::toString);
  }

  @Test
  void tellsWhoItIs() throws InterruptedException, ExecutionException {
    cycle();
    answers.put(READ_SERIAL, text("M6212345A"));
    answers.put(READ_MODEL, text("F-201CV-500"));
    answers.put(READ_FIRMWARE, text("V1.20"));
    answers.put(READ_USER_TAG, text("AIR"));
    var identity = bus.perform("FIC-101", line -> bus.members().getFirst().identify(line));
    cycle();
    assertEquals(
        "Bronkhorst F-201CV-500 \"AIR\", serial M6212345A, firmware V1.20",
        identity.get().toString());
    answers.put(READ_MODEL, "028302");
    answers.put(READ_USER_TAG, "028302");
    var older = bus.perform("FIC-101", line -> bus.members().getFirst().identify(line));
    cycle();
    assertEquals("mass-flow controller", older.get().model());
  }

  private static String text(String text) {
    byte[] registers = Arrays.copyOf(text.getBytes(StandardCharsets.US_ASCII), 16);
    return "020310" + HexFormat.of().withUpperCase().formatHex(registers);
  }

  @Test
  void givesNoValueThatTheSensorCannotMeasure() {
    answers.put(READ_MODEL, "028302");
    answers.put(READ_FIRMWARE, "028302");
    answers.put(READ_USER_TAG, "028302");
    answers.put(READ_SERIAL, "020310" + "4D3132333435363700" + "00".repeat(7));
    answers.put(READ_FLOW, "0203047FC00000");
    assertEquals(Cause.SENSOR_FAULT, cycle().getFirst().cause());
    answers.put(READ_MODEL, "028302");
    answers.put(READ_FIRMWARE, "028302");
    answers.put(READ_USER_TAG, "028302");
    answers.put(READ_SERIAL, "020310" + "4D3132333435363700" + "00".repeat(7));
    answers.put(READ_FLOW, "02030444480000");
    assertEquals(Cause.OUT_OF_RANGE, cycle().getFirst().cause());
  }
}
