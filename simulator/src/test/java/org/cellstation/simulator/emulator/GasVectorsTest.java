package org.cellstation.simulator.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.cellstation.simulator.fault.FaultState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The published exchanges with mass-flow controllers, byte for byte, whole and split at every
/// byte.
final class GasVectorsTest {
  private static final FaultState NONE = new FaultState();

  private static void exchange(SerialInstrument[] units, byte[] request, byte[] reply) {
    exchange(new SerialLine(NONE, units), request, reply);
  }

  private static void exchange(LineServer server, byte[] request, byte[] reply) {
    for (int split = 0; split < request.length; split++) {
      LineServer line = server.session();
      Recorder recorder = new Recorder();
      line.receive(request, 0, split, recorder);
      assertEquals(0, recorder.bytes().length, "answered before the request was whole");
      line.receive(request, split, request.length - split, recorder);
      assertEquals(HexFormat.of().formatHex(reply), HexFormat.of().formatHex(recorder.bytes()));
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static byte[] ascii(String text) {
    return text.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ProParMfc proPar(double capacity, double flow) {
    return new ProParMfc(3, capacity, "N2", "M6212345A", "USERTAG", () -> flow, NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "':06030401210121\\r\\n', ':06030201213E80\\r\\n'",
    "':06030401210120\\r\\n', ':06030201213E80\\r\\n'",
    "':1D0301800A4081C500000000C63F800000C7000000004800000000000A52\\r\\n', ':040300001C\\r\\n'"
  })
  void proParAnswersAsPublished(String request, String reply) {
    ProParMfc controller = proPar(2, 1);
    Recorder.ask(new SerialLine(NONE, controller), ":060301012" + "13E80\r\n");
    exchange(new SerialInstrument[] {controller}, ascii(request), ascii(reply));
  }

  @ParameterizedTest
  @CsvSource({
    "':1A0304F1EC7163006D71660001AE0120CF014DF0017F077101710A\\r\\n',"
        + " ':370302F1EC004D3632313233343541006D00555345525441470001AE1CD8CF3F800000F0076D6C6E2F6D"
        + "696E710A4E322020202020202020\\r\\n'"
  })
  void proParAnswersAChainAsPublished(String request, String reply) {
    ProParMfc controller = proPar(1, 7384.0 / 32000);
    exchange(new SerialInstrument[] {controller}, ascii(request), ascii(reply));
  }

  @ParameterizedTest
  @CsvSource({
    "100201030504012001201003, 1002010305020120" + "3E801003",
    "10020303050101213E801003, 1002030303000005" + "1003",
    "1002050307012143402000001003, 100205030300000" + "71003"
  })
  void proParAnswersTheBinaryRequestsOfTheMakersLibrary(String request, String reply) {
    exchange(new SerialInstrument[] {proPar(5, 2.5)}, hex(request), hex(reply));
  }

  private static AlicatMfc alicat(double psi, double flow) {
    return new AlicatMfc(
        'A', AlicatMfc.Generation.V10, 500, "N2", "521641", () -> flow, () -> psi, NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "14.62, 0, 'A\\r', 'A +014.62 +021.89 +000.00 +000.00 +078.95     N2\\r'",
    "14.62, 0, 'ALS\\r', 'A +078.95 +078.88 12 SCCM\\r'",
    "14.63, 0.06, 'ADV 500 2 5\\r', '+014.63 +000.06\\r'",
    "14.62, 0, 'AVE\\r', 'A   10v20.0-R24 Jan  9 2025,15:04:07\\r'"
  })
  void alicatAnswersAsRecorded(double psi, double flow, String request, String reply) {
    AlicatMfc controller = alicat(psi, flow);
    Recorder.ask(new SerialLine(NONE, controller), "ALS 78.88\r");
    controller.setSource(AlicatMfc.Source.ANALOG, 78.95);
    exchange(new SerialInstrument[] {controller}, ascii(request), ascii(reply));
  }

  @ParameterizedTest
  @CsvSource({
    "F70300000002D09D, F70304402000007836",
    "F710000600020440200000" + "7A04, F71000060002B55F"
  })
  void redyAnswersAsComputed(String request, String reply) {
    RedySmartMfc controller = new RedySmartMfc(247, 10, "Air", 110_123, () -> 2.5, NONE);
    exchange(new RtuLine(NONE, List.of(controller)), hex(request), hex(reply));
  }

  @ParameterizedTest
  @CsvSource({
    "7E000000FF7E, 7E00000000FF7E",
    "7E000005003F000000BB7E, 7E00000000FF7E",
    "7E00080101F57E, 7E000800044020000093" + "7E"
  })
  void shdlcAnswersAsPublished(String request, String reply) {
    SensirionSfc controller = new SensirionSfc(0, 10, "2019-0001", () -> 2.5, NONE);
    exchange(new SerialInstrument[] {controller}, hex(request), hex(reply));
  }

  /// The published request has stuffed bytes everywhere; the answer is "not implemented".
  @ParameterizedTest
  @CsvSource("7E7D5E7D5D047D31127D3314B67E, 7E7D5E7D5D2000E47E")
  void shdlcUnderstandsStuffedBytes(String request, String reply) {
    SensirionSfc controller = new SensirionSfc(0x7E, 10, "2019-0001", () -> 2.5, NONE);
    exchange(new SerialInstrument[] {controller}, hex(request), hex(reply));
  }

  @ParameterizedTest
  @CsvSource({
    "Sinv2.000, 8F55",
    "Srnm210704, 8C92",
    "Sinv560.399, F7AE",
    "?Flow, CA70",
    "!Sinv2.000, 2056"
  })
  void sierraChecksumsAreThePublishedOnes(String text, String crc) {
    assertEquals(Integer.parseInt(crc, 16), SierraMfc.checksum(ascii(text), ascii(text).length));
  }

  @ParameterizedTest
  @CsvSource({
    "!Sinv2.000, Sinv2.000, 8F55",
    "?Srnm, Srnm210704, 8C92",
    "!Sinv560.399, Sinv560.399, F7AE"
  })
  void sierraRepeatsWhatWasSetWithItsOwnChecksum(String command, String reply, String crc) {
    SierraMfc controller = new SierraMfc(1000, "210704", () -> 2.5, NONE);
    byte[] request = Arrays.copyOf(ascii(command), command.length() + 3);
    int sum = SierraMfc.checksum(request, command.length());
    request[command.length()] = (byte) (sum >> 8);
    request[command.length() + 1] = (byte) sum;
    request[command.length() + 2] = '\r';
    byte[] expected = new byte[reply.length() + 3];
    System.arraycopy(ascii(reply), 0, expected, 0, reply.length());
    System.arraycopy(hex(crc + "0D"), 0, expected, reply.length(), 3);
    exchange(new SerialInstrument[] {controller}, request, expected);
  }
}
