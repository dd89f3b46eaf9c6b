package org.cellstation.drivers.sierra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.cellstation.drivers.bus.Framing;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.fixture.Bench;
import org.cellstation.drivers.fixture.Vectors;
import org.cellstation.drivers.fixture.Vectors.Vector;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Reading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class C100ControllerTest {
  private final C100Controller controller =
      new C100Controller(
          "FIC-101",
          1000,
          1,
          new Timing(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ZERO));
  private final Bench bench = new Bench(controller);

  private C100ControllerTest says(String command, String reply) {
    bench.bytes(C100Controller.line(command), C100Controller.line(reply));
    return this;
  }

  @BeforeEach
  void answer() {
    says("?Strm", "StrmEcho")
        .says("!StrmOff", "StrmOff")
        .says("?Flow", "Flow2.500")
        .says("?Srnm", "Srnm210704")
        .says("!Sinv2.000", "Sinv2.000")
        .says("!Sinv560.399", "Sinv560.399");
  }

  /// The maker's printed example and captured lines, byte for byte.
  @Test
  void checksumsAreThePublishedOnes() {
    List<Vector> vectors = Vectors.of(List.of("sierra"));
    assertEquals(3, vectors.size());
    for (Vector vector : vectors) {
      byte[] text = vector.request().getBytes(StandardCharsets.US_ASCII);
      assertEquals(Integer.parseInt(vector.reply(), 16), SierraCrc.of(text, text.length));
      byte[] line = C100Controller.line(vector.request());
      assertEquals(text.length + 3, line.length);
      for (int length = 0; length < line.length; length++) {
        assertEquals(Framing.INCOMPLETE, SierraFraming.REPLY.frameLength(line, length));
      }
      assertEquals(line.length, SierraFraming.REPLY.frameLength(line, line.length));
    }
    assertEquals(0xCA70, SierraCrc.of(new byte[] {'?', 'F', 'l', 'o', 'w'}, 5));
  }

  @Test
  void noChecksumByteIsACarriageReturnOrNothing() {
    byte[] text = new byte[2];
    for (int i = 0; i < 0x10000; i++) {
      text[0] = (byte) (i >> 8);
      text[1] = (byte) i;
      int crc = SierraCrc.of(text, 2);
      assertTrue((crc & 0xFF) != 0 && (crc & 0xFF) != 0x0D && crc >> 8 != 0 && crc >> 8 != 0x0D);
    }
  }

  @Test
  void endsTheStreamAndShowsTheSetPointOnceItIsConfirmed() {
    List<Reading> readings = bench.inPiecesOf(1).poll();
    assertEquals(2.5, readings.get(0).value());
    assertTrue(readings.get(0).isGood());
    assertEquals(Cause.NOT_YET_READ, readings.get(1).cause());
    bench.bus().request("FIC-101.setpoint", 560.399);
    assertEquals(560.399, bench.poll("setpoint").value());
    bench.bus().request("FIC-101.setpoint", 2);
    assertEquals(2, bench.poll("setpoint").value());
  }

  @Test
  void stepsOverTheLinesOfAStream() {
    byte[] stream = C100Controller.line("Flow1.000");
    byte[] off = C100Controller.line("StrmOff");
    byte[] both = Arrays.copyOf(stream, stream.length + off.length);
    System.arraycopy(off, 0, both, stream.length, off.length);
    says("?Strm", "StrmOn");
    bench.bytes(C100Controller.line("!StrmOff"), both);
    assertTrue(bench.poll("flow").isGood());
  }

  @Test
  void reportsASetPointThatWasTakenDifferently() {
    says("!Sinv2.000", "Sinv1.500");
    bench.bus().request("FIC-101.setpoint", 2);
    assertTrue(bench.poll("flow").isGood());
    String detail = bench.bus().status().detail();
    assertTrue(detail.contains("set-point not taken: sent 2.0 mL/min, holds 1.5"), detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Flow", "Flow2,5", "Flowlow", "Flow2.5 3"})
  void takesNoValueFromAnythingElse(String reply) {
    says("?Flow", reply);
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("flow").cause());
  }

  @ParameterizedTest
  @CsvSource({"4", "9", "10"})
  void takesNoValueFromADamagedLine(int at) {
    byte[] line = C100Controller.line("Flow2.500");
    line[at] ^= 1;
    bench.bytes(C100Controller.line("?Flow"), line);
    assertEquals(Cause.DAMAGED_REPLY, bench.poll("flow").cause());
  }

  @Test
  void tellsItsSerialNumber() throws InterruptedException, ExecutionException {
    bench.poll();
    var identity = bench.bus().perform("FIC-101", controller::identify);
    bench.poll();
    assertEquals("Sierra SmartTrak / C100, serial 210704", identity.get().toString());
  }

  /// It cannot be asked for its set-point: what it measures has to do, once it had time to follow.
  @Test
  void isToldAgainWhenNothingFlows() {
    says("!Sinv500.000", "Sinv500.000").says("?Flow", "Flow0.000");
    for (int second = 0; second < 10; second++) {
      bench.bus().request("FIC-101.setpoint", 500);
      bench.poll();
    }
    bench.bus().request("FIC-101.setpoint", 500);
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
    bench.sent();
    bench.poll();
    assertTrue(bench.bus().status().detail().contains("its gas is away"));
    assertTrue(bench.sent().size() > 1, "it is told again");
    says("?Flow", "Flow499.000");
    bench.poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }
}
