package org.cellstation.drivers.profiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A unit with all that a Modbus profile can say.
class ProfiledModbusTest {
  private final Bench bench =
      new Bench(Profiled.modbus(FullDevices.ofRegisters(), WriteLedger.inMemory()));

  private void answers(String request, String reply) {
    bench.bytes(Profiled.frame(request), Profiled.frame(reply));
  }

  private static String hex(String body) {
    return HexFormat.of().withUpperCase().formatHex(Profiled.frame(body));
  }

  @BeforeEach
  void answer() {
    answers("010600" + "1E0001", "0106001E0001");
    answers("0106001E0002", "0106001E0002");
    answers("010300010001", "0103020174");
    answers("010300020001", "0103020172");
    answers("010300030002", "01030400010000");
    answers("010300030001", "0103020001");
    answers("010300040001", "0103020000");
    state("0174", "0001", "0000");
    answers("010300140004", "01030800000000D47A4208");
    answers("010600020172", "010600020172");
  }

  /// The temperature, its decimals and the status in one read, without the set-point that nobody
  /// shows.
  private void state(String temperature, String places, String status) {
    answers("010300010001", "010302" + temperature);
    answers("010300030002", "010304" + places + status);
  }

  @Test
  void readsNeighboursTogetherAndBlocksWhole() {
    List<Reading> readings = bench.poll();
    assertEquals(
        List.of("X-1.temperature", "X-1.flow"), readings.stream().map(Reading::source).toList());
    assertEquals(37.2, readings.getFirst().value());
    assertEquals(34.207496643066406, readings.get(1).value());
    assertEquals(
        List.of(
            hex("0106001E0001"),
            hex("0106001E0002"),
            hex("010300010001"),
            hex("010300030002"),
            hex("010300140004")),
        bench.sent());
  }

  @ParameterizedTest(name = "{0} with {1} decimals and status {2}: {3} {4}")
  @CsvSource({
    "0174, 0000, 0000, BAD, OUT_OF_RANGE",
    "0174, 0001, 0000, GOOD, NONE",
    "0174, 0002, 0000, GOOD, NONE",
    "0174, 000A, 0000, BAD, SENSOR_FAULT",
    "0174, 0001, 0002, BAD, SENSOR_FAULT",
    "0174, 0001, 0004, UNCERTAIN, NOT_STABLE",
    "7FFF, 0001, 0004, BAD, OUT_OF_RANGE",
    "0174, 0001, 0007, BAD, SENSOR_FAULT",
    "0174, 0001, 0008, GOOD, NONE",
  })
  void decimalsStatusAndRangeDecideTheQuality(
      String temperature, String places, String status, Quality quality, Cause cause) {
    state(temperature, places, status);
    Reading reading = bench.poll("temperature");
    assertEquals(quality, reading.quality());
    assertEquals(cause, reading.cause());
  }

  @Test
  void writesInTheDecimalsTheDeviceHasAndReadsBack() {
    bench.bus().request("X-1.setpoint", 37.0);
    assertTrue(bench.poll("temperature").isGood());
    assertTrue(bench.sent().contains(hex("010600020172")));
    assertEquals(LinkStatus.State.UP, bench.bus().instruments().getFirst().state());
    answers("010300020001", "0103020000");
    bench.bus().request("X-1.setpoint", 36.9);
    answers("010600020171", "010600020171");
    bench.poll();
    String detail = bench.bus().instruments().getFirst().detail();
    assertTrue(detail.contains("set-point not taken: sent 0x171"), detail);
  }

  @Test
  void writesFloatsInTheirWordOrder() {
    answers("0110001600020400004148", "011000160002");
    bench.bus().request("X-1.flow", 12.5);
    assertTrue(bench.poll("flow").isGood());
    assertEquals(LinkStatus.State.UP, bench.bus().instruments().getFirst().state());
  }

  @Test
  void feedsItsWatchdogWhileSomebodyLooksAfterTheProcessOnly() {
    bench.bus().request("X-1.setpoint", 37.0);
    bench.poll();
    bench.sent();
    for (int i = 0; i < 20; i++) {
      bench.bus().request("X-1.setpoint", 37.0);
      bench.poll();
    }
    assertEquals(4, bench.sent().stream().filter(hex("0106001E0002")::equals).count());
    bench.leaveAlone(Duration.ofSeconds(60));
    bench.bus().request("X-1.setpoint", 37.0);
    assertEquals(Cause.REFUSED, bench.poll("temperature").cause());
    bench.sent();
    bench.poll();
    assertEquals(hex("0106001E0001"), bench.sent().getFirst());
  }

  @Test
  void saysWhoItIsAndKnowsAStranger() throws Exception {
    answers("010300280003", "010306536B69642020");
    answers("0103002B0002", "01030412345678");
    var instrument = Profiled.modbus(FullDevices.ofRegisters(), WriteLedger.inMemory());
    var known = bench.bus().perform("X-1", instrument::identify);
    bench.poll();
    assertEquals("Maker Skid, serial 12345678", known.get().toString());
    answers("010300040001", "0103020001");
    var stranger = bench.bus().perform("X-1", instrument::identify);
    bench.poll();
    assertTrue(stranger.isCompletedExceptionally());
    assertTrue(
        String.valueOf(stranger.exceptionNow().getMessage()).contains("this is no Maker Model"));
  }

  @Test
  void randomRepliesNeverBecomeAValue() {
    Random random = new Random(5);
    byte[] request = Profiled.frame("010300140004");
    byte[] good = Profiled.frame("01030800000000D47A4208");
    for (int i = 0; i < 5_000; i++) {
      byte[] reply = good.clone();
      for (int n = 0; n <= random.nextInt(3); n++) {
        reply[random.nextInt(reply.length)] ^= (byte) (1 + random.nextInt(255));
      }
      bench.bytes(request, reply);
      bench.leaveAlone(Duration.ofMinutes(5));
      Reading flow = bench.poll("flow");
      assertTrue(!flow.isGood() || flow.value() == 34.207496643066406, flow::toString);
    }
  }
}
