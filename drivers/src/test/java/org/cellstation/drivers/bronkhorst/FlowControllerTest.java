package org.cellstation.drivers.bronkhorst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.cellstation.drivers.fixture.TestClock;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowControllerTest {
  private static final String READ_FLOW = "0203A1000002";
  private static final String READ_SET_POINT = "0203A1180002";
  private static final String READ_CAPACITY = "020381680002";
  private static final String READ_SERIAL = "0203F1180008";

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
    answers.put(READ_CAPACITY, "02030443FA0000");
    answers.put(READ_SERIAL, "020310" + "4D3132333435363700" + "00".repeat(7));
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
        List.of(READ_CAPACITY, READ_SERIAL, "0210A11800020442480000", READ_FLOW, READ_SET_POINT),
        sent);
    assertEquals(2.5, readings.get(0).value());
    assertEquals(50, readings.get(1).value());
    assertTrue(readings.stream().allMatch(Reading::isGood));
  }

  @Test
  void givesEachRequestItsOwnTransaction() {
    cycle();
    cycle();
    assertEquals(List.of(1, 2, 3, 4, 5, 6), transactions);
  }

  @Test
  void doesNotAcceptAControllerOfAnotherCapacity() {
    answers.put(READ_CAPACITY, "02030442C80000");
    assertEquals(Cause.REFUSED, cycle().getFirst().cause());
    assertTrue(bus.status().detail().contains("capacity of 100.0"), bus.status().detail());
    assertTrue(sent.stream().noneMatch(READ_FLOW::equals));
  }

  @Test
  void givesNoValueThatTheSensorCannotMeasure() {
    answers.put(READ_SERIAL, "020310" + "4D3132333435363700" + "00".repeat(7));
    answers.put(READ_FLOW, "0203047FC00000");
    assertEquals(Cause.SENSOR_FAULT, cycle().getFirst().cause());
    answers.put(READ_SERIAL, "020310" + "4D3132333435363700" + "00".repeat(7));
    answers.put(READ_FLOW, "02030444480000");
    assertEquals(Cause.OUT_OF_RANGE, cycle().getFirst().cause());
  }
}
