package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The published request and reply pairs, byte for byte, whole and split at every byte.
final class VectorsTest {
  record Vector(String device, String encoding, String request, String reply, String meaning) {
    byte[] bytes(String text) {
      return encoding.equals("ascii")
          ? text.replace("\\r", "\r")
              .replace("\\n", "\n")
              .replace("\\x1b", "\u001B")
              .getBytes(StandardCharsets.ISO_8859_1)
          : HexFormat.of().parseHex(text);
    }
  }

  static List<Vector> vectors() throws IOException {
    try (InputStream in =
            Objects.requireNonNull(VectorsTest.class.getResourceAsStream("vectors.tsv"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(f -> new Vector(f[0], f[1], f[2], f[3], f[4]))
          .toList();
    }
  }

  /// Rows without a published reply, and the reply that follows from the protocol; no bytes where
  /// nothing is answered.
  private static final Map<String, String> UNPRINTED =
      Map.of(
          "#0201r123EE\\r", "",
          "100201030504012001201003", "10020103050201203E801003",
          "10020303050101213E801003", "10020303030000051003",
          "1002050307012143402000001003", "10020503030000071003",
          "7E7D5E7D5D047D31127D3314B67E", "7E7D5E7D5D2000E47E");

  /// What no simulated instrument computes, and who holds it to its vector.
  private static final Map<String, String> ELSEWHERE =
      Map.of("isbt128", "a scanner shows what is printed; the station checks the character");

  static Stream<Vector> exchanges() throws IOException {
    return vectors().stream()
        .filter(v -> !v.encoding().equals("crc") && !ELSEWHERE.containsKey(v.device()));
  }

  static Stream<Vector> checksums() throws IOException {
    return vectors().stream().filter(v -> v.encoding().equals("crc"));
  }

  /// A row that is added to the table is tried, or its device is named with a reason.
  @Test
  void everyRowIsTried() throws IOException {
    List<Vector> all = vectors();
    long named = all.stream().filter(v -> ELSEWHERE.containsKey(v.device())).count();
    assertEquals(all.size(), exchanges().count() + checksums().count() + named);
    assertEquals(56, all.size());
    for (Vector vector : all) {
      boolean silent = vector.reply().isEmpty();
      assertEquals(silent, UNPRINTED.containsKey(vector.request()), vector::toString);
    }
    System.out.println("vectors answered by simulated instruments: " + (all.size() - named));
  }

  @Test
  void theTableIsTheOneThatTheDriversAreHeldTo() throws IOException {
    Path drivers = Path.of("..", "drivers", "src", "test", "resources", "vectors.tsv");
    try (InputStream in =
        Objects.requireNonNull(VectorsTest.class.getResourceAsStream("vectors.tsv"))) {
      assertArrayEquals(Files.readAllBytes(drivers), in.readAllBytes());
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void answersAsPublished(Vector vector) {
    byte[] request = vector.bytes(vector.request());
    // The table prints these replies without the carriage return that ends them.
    boolean bare = vector.device().equals("watson_marlow");
    String printed = UNPRINTED.getOrDefault(vector.request(), vector.reply());
    byte[] reply = vector.bytes(printed + (bare ? "\\r" : ""));
    for (int split = 0; split < request.length; split++) {
      LineServer line = instrument(vector);
      Recorder recorder = new Recorder();
      line.receive(request, 0, split, recorder);
      assertEquals(0, recorder.bytes().length, "answered before the request was whole");
      line.receive(request, split, request.length - split, recorder);
      assertEquals(text(reply), text(recorder.bytes()), vector.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("checksums")
  void checksumsAreThePublishedOnes(Vector vector) {
    byte[] expected = HexFormat.of().parseHex(vector.reply());
    if (vector.device().equals("sierra")) {
      byte[] text = vector.request().getBytes(StandardCharsets.ISO_8859_1);
      int crc = SierraMfc.checksum(text, text.length);
      assertTrue(expected[0] == (byte) (crc >> 8) && expected[1] == (byte) crc);
    } else {
      byte[] bytes = vector.bytes(vector.request());
      int crc = Crc16.of(bytes, 0, bytes.length);
      assertTrue(expected[0] == (byte) crc && expected[1] == (byte) (crc >> 8));
    }
  }

  private static String text(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /// An instrument in the state in which its manual shows the exchange.
  private static LineServer instrument(Vector vector) {
    FaultState none = new FaultState();
    return switch (vector.device()) {
      case "omron_e5cc" -> {
        OmronE5cc controller = new OmronE5cc(1, () -> 37.0, none);
        RtuLine line = new RtuLine(none, List.of(controller));
        byte[] enable = HexFormat.of().parseHex("010600000001480a");
        line.receive(enable, 0, enable.length, new Recorder());
        yield line;
      }
      case "hamilton_ph" ->
          new RtuLine(none, List.of(HamiltonArc.ph(1, () -> 4.02503, () -> 25, none)));
      case "bronkhorst" ->
          new RtuLine(none, List.of(new BronkhorstMfc(1, 10, "N2", "M6212345A", () -> 2.5, none)));
      case "mt_sics" -> {
        boolean command = vector.request().startsWith("S");
        MettlerSics balance = new MettlerSics(() -> command ? 100 : 0, "0123456789", none);
        if (!vector.request().startsWith("ZI")) {
          for (int i = 0; i < 5; i++) {
            balance.advance(1);
          }
        }
        yield new SerialLine(none, balance);
      }
      case "ismatec_icc" -> {
        RegloIcc pump = new RegloIcc(none, List.of(none, none, none, none));
        SerialLine line = new SerialLine(none, pump);
        for (String set : List.of("1~1\r", "4S001230\r")) {
          line.receive(set.getBytes(StandardCharsets.ISO_8859_1), 0, set.length(), new Recorder());
        }
        yield line;
      }
      case "watson_marlow" -> {
        WatsonMarlow pump =
            new WatsonMarlow(WatsonMarlow.Build.PUMP_620, 1, WatsonMarlow.Protocol.BASIC, none);
        pump.count(123_456_789);
        SerialLine line = new SerialLine(none, pump);
        Recorder.ask(line, "1SP220\r1GO\r1RR\r");
        yield line;
      }
      case "lambda" -> new SerialLine(none, new LambdaDrive(2, none));
      case "masterflex" -> {
        SerialLine line = new SerialLine(none, new MasterflexDrive(none));
        if (!vector.meaning().startsWith("assign")) {
          Recorder.ask(line, "\u0002P02\r");
        }
        yield line;
      }
      case "heidolph" ->
          new SerialLine(none, new HeidolphStirrer(() -> 0, () -> 0, () -> 25, none));
      case "vaisala_gmp25x" ->
          new RtuLine(
              none, List.of(new VaisalaGmp25x(240, () -> 465.65997, () -> 37, "K0710040", none)));
      case "eurotherm" ->
          new RtuLine(none, List.of(new EurothermModbus(1, new EurothermLoop(() -> 37, none))));
      case "eurotherm_bisynch" ->
          new SerialLine(none, new EurothermBisynch(1, new EurothermLoop(() -> 37, none)));
      case "lighthouse" ->
          new RtuLine(none, List.of(new LighthouseCounter(1, List.of(), 1, 0, none)));
      case "hd402" -> new RtuLine(none, List.of(new DeltaOhmHd402(1, 1, () -> 15, none)));
      case "huber_pb", "huber_lai" -> {
        SerialLine line = new SerialLine(none, new HuberThermostat(() -> 20, () -> 20, 1, none));
        String held = "{M0004DA\r\n";
        line.receive(held.getBytes(StandardCharsets.ISO_8859_1), 0, held.length(), new Recorder());
        yield line;
      }
      case "vogtlin" ->
          new RtuLine(none, List.of(new RedySmartMfc(247, 10, "Air", 110_123, () -> 2.5, none)));
      case "propar" -> new SerialLine(none, proPar(vector, none));
      case "alicat" -> new SerialLine(none, alicat(vector, none));
      case "shdlc" -> {
        int address = vector.request().startsWith("7E7D5E") ? 0x7E : 0;
        yield new SerialLine(none, new SensirionSfc(address, 10, "2019-0001", () -> 2.5, none));
      }
      case "sbi" -> {
        SartoriusSbi balance =
            new SartoriusSbi(() -> 0.1234, 8200, 4, "WZA8202-N", "0031801165", none);
        for (int i = 0; i < 5; i++) {
          balance.advance(1);
        }
        yield new SerialLine(none, balance);
      }
      case "xbpi" -> {
        SartoriusXbpi balance =
            new SartoriusXbpi(0, () -> -0.005, 1200, 3, "MSE1203S-100-DR", "0031801165", none);
        for (int i = 0; i < 5; i++) {
          balance.advance(1);
        }
        yield new SerialLine(none, balance);
      }
      default -> throw new AssertionError("no emulator for " + vector.device());
    };
  }

  /// At half of its capacity, or as the identity that the manual prints.
  private static ProParMfc proPar(Vector vector, FaultState none) {
    boolean identity = vector.request().startsWith(":1A0304F1");
    double capacity = identity ? 1 : 5;
    double flow = identity ? 7384.0 / 32000 : 2.5;
    ProParMfc controller =
        new ProParMfc(3, capacity, "N2", "M6212345A", "USERTAG", () -> flow, none);
    if (!identity) {
      Recorder.ask(new SerialLine(none, controller), ":06030101213E80\r\n");
    }
    return controller;
  }

  private static AlicatMfc alicat(Vector vector, FaultState none) {
    boolean average = vector.request().startsWith("ADV");
    AlicatMfc controller =
        new AlicatMfc(
            'A',
            AlicatMfc.Generation.V10,
            500,
            "N2",
            "521641",
            () -> average ? 0.06 : 0,
            () -> average ? 14.63 : 14.62,
            none);
    Recorder.ask(new SerialLine(none, controller), "ALS 78.88\r");
    controller.setSource(AlicatMfc.Source.ANALOG, 78.95);
    return controller;
  }
}
