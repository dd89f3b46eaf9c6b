package org.cellstation.drivers.eurotherm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
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

class BisynchTest {
  private static final Vector PROCESS_VALUE = Vectors.of(List.of("eurotherm_bisynch")).getFirst();
  private static final String SELECT = "0430303131";
  private static final String SET_37 = SELECT + "02534C33372E300306";

  private final Bench bench =
      new Bench(
          LoopController.bisynch(
              "TIC-102",
              1,
              1,
              0,
              60,
              new Timing(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ZERO)));

  @BeforeEach
  void answer() {
    bench.bytes(PROCESS_VALUE.requestBytes(), PROCESS_VALUE.replyBytes());
    says("SL", " 20.0");
    says("SP", "20.0");
    says("OP", "-100.0");
  }

  private void says(String mnemonic, String value) {
    bench.bytes(question(mnemonic), reply(mnemonic + value));
  }

  private static byte[] question(String mnemonic) {
    return HexFormat.of().parseHex(SELECT + hex(mnemonic) + "05");
  }

  private static byte[] reply(String text) {
    byte check = 3;
    for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
      check ^= b;
    }
    return HexFormat.of().parseHex("02" + hex(text) + "03" + HexFormat.of().toHexDigits(check));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 100})
  void readsThePublishedFrameHoweverItIsSplit(int piece) {
    bench.inPiecesOf(piece);
    List<Reading> readings = bench.poll();
    assertEquals(List.of(37.0, 20.0, 20.0, -100.0), readings.stream().map(Reading::value).toList());
    assertEquals(PROCESS_VALUE.request(), bench.sent().getFirst());
  }

  /// STX, ETX, EOT, ENQ, ACK, XON, XOFF, NAK.
  @ParameterizedTest
  @CsvSource({
    "-7.3, 02",
    "-7.2, 03",
    "-7.5, 04",
    "-7.4, 05",
    "-9.9, 06",
    "12.9, 11",
    "10.9, 13",
    "16.9, 15"
  })
  void takesTheCheckCharacterByItsPlaceThoughItIsAControlCharacter(double value, String check) {
    byte[] frame = reply("PV" + value);
    assertEquals(check, HexFormat.of().toHexDigits(frame[frame.length - 1]));
    bench.bytes(question("PV"), frame).inPiecesOf(1);
    assertEquals(value, bench.poll("temperature").value());
  }

  @Test
  void endsEveryFrameBehindItsCheckCharacterAtEverySplit() {
    int controls = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] frame = reply("PV" + i / 10 + "." + i % 10);
      controls += frame[frame.length - 1] < ' ' ? 1 : 0;
      for (int length = 0; length < frame.length; length++) {
        assertEquals(Framing.INCOMPLETE, BisynchFraming.INSTANCE.frameLength(frame, length));
      }
      assertEquals(frame.length, BisynchFraming.INSTANCE.frameLength(frame, frame.length));
    }
    assertTrue(controls > 100);
  }

  @ParameterizedTest
  @CsvSource({
    "02505633372E30031E, DAMAGED_REPLY",
    "02505633372E38031F, DAMAGED_REPLY",
    "02505633372E30, DAMAGED_REPLY",
    "025056532E425203FF, DAMAGED_REPLY",
    "02534C33372E300306, DAMAGED_REPLY",
    "06, DAMAGED_REPLY",
    "04, REFUSED",
    "'', NO_REPLY"
  })
  void takesNoValueFromAnythingElse(String reply, Cause cause) {
    bench.bytes(question("PV"), HexFormat.of().parseHex(reply));
    Reading reading = bench.poll("temperature");
    assertEquals(cause, reading.cause());
    assertTrue(Double.isNaN(reading.value()));
  }

  @Test
  void writesTheSetPointAsPublished() {
    bench.poll();
    bench.sent();
    bench.hex(SET_37, "06").bus().request("TIC-102.setpoint", 37);
    bench.poll();
    assertTrue(bench.sent().contains(SET_37));
    says("SL", "37.0");
    bench.poll();
    bench.poll();
    assertEquals(LinkStatus.State.UP, bench.bus().status().state());
  }

  @Test
  void saysWhenASetPointIsRefused() {
    bench.hex(SET_37, "15").bus().request("TIC-102.setpoint", 37);
    assertTrue(bench.poll("temperature").isGood());
    assertEquals(LinkStatus.State.DEGRADED, bench.bus().status().state());
    assertTrue(bench.bus().status().detail().contains("NAK"));
  }
}
