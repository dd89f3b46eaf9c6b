package org.cellstation.drivers.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.cellstation.drivers.bus.Framing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyFramingTest {
  @ParameterizedTest
  @CsvSource({
    "RTU, 018302C0F1, 5",
    "RTU, 010302017239F1, 7",
    "RTU, 010302017239F1FFFF, 7",
    "RTU, 010621030172F243, 8",
    "RTU, 0110010A0004E034, 8",
    "RTU, 010800001234ED7C, 8",
    "RTU, F02B0E0401000001000756616973616C61FFFF, 19",
    "MBAP, 000100000005010302017200, 11",
    "MBAP, 000100000005010302017200FF, 11",
    "MBAP, 000100000003018302, 9"
  })
  void endsAReplyByItsLengthHoweverItIsSplit(ReplyFraming framing, String hex, int expected) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    for (int length = 0; length <= bytes.length; length++) {
      assertEquals(
          length < expected ? Framing.INCOMPLETE : expected, framing.frameLength(bytes, length));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "RTU, 0100",
    "RTU, 0155AA",
    "MBAP, 000100010005",
    "MBAP, 000100000002",
    "MBAP, 0001000000FF",
    "MBAP, 535320202020"
  })
  void doesNotWaitForTheRestOfWhatIsNoReply(ReplyFraming framing, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(Framing.GARBAGE, framing.frameLength(bytes, bytes.length));
  }
}
