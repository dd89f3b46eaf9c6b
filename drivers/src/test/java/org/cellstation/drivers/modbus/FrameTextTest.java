package org.cellstation.drivers.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTextTest {
  private static byte[] crc(String hex) {
    byte[] body = HexFormat.of().parseHex(hex);
    byte[] frame = Arrays.copyOf(body, body.length + 2);
    int crc = Crc16.of(body, 0, body.length);
    frame[body.length] = (byte) crc;
    frame[body.length + 1] = (byte) (crc >> 8);
    return frame;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | 01030829000A         | unit 1: read 10 holding registers from 2089
          true  | F00400000001         | unit 240: read 1 input register from 0
          false | 010304002AFFFF       | unit 1: 2 holding registers: 42 65535
          true  | 0206A118000A         | unit 2: write 41240 = 10
          false | 0206A118000A         | unit 2: wrote 41240 = 10
          true  | 0210A1180002044248FFFE | unit 2: write 2 registers from 41240: 16968 65534
          false | 0210A1180002         | unit 2: wrote 2 registers from 41240
          false | 018302               | unit 1: refuses function 3: exception 2, illegal data address
          false | 018309               | unit 1: refuses function 3: exception 9
          true  | 012B0E0100           | unit 1: function 43 0E0100
          """)
  void saysWhatAFrameOfASerialLineMeans(boolean request, String hex, String meaning) {
    assertEquals(meaning + "; checksum right", ReplyFraming.RTU.describe(request, crc(hex)));
    byte[] damaged = crc(hex);
    damaged[damaged.length - 1] ^= 1;
    assertEquals(
        meaning + "; checksum wrong or frame cut off", ReplyFraming.RTU.describe(request, damaged));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | 000700000006010308290001   | transaction 7, unit 1: read 1 holding register from 2089
          false | 000700000005010302002A     | transaction 7, unit 1: 1 holding register: 42
          false | 000700000003018306         | transaction 7, unit 1: refuses function 3: exception 6, busy
          false | 000710000005010302002A     | transaction 7; not Modbus, protocol 4096
          false | 000700000007010302002A     | transaction 7, unit 1: 1 holding register: 42; its length says 7, there are 5
          false | 00070000000501030200       | transaction 7, unit 1: function 3, cut off; its length says 5, there are 4
          """)
  void saysWhatAFrameOfModbusTcpMeans(boolean request, String hex, String meaning) {
    assertEquals(meaning, ReplyFraming.MBAP.describe(request, HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 0210A1180002044248FFFE",
    "false, 010304002AFFFF",
    "false, 018302",
    "true, 0206A118000A"
  })
  void hasWordsForEveryBeginningOfAFrame(boolean request, String hex) {
    byte[] frame = crc(hex);
    for (int length = 1; length <= frame.length; length++) {
      byte[] part = Arrays.copyOf(frame, length);
      assertFalse(ReplyFraming.RTU.describe(request, part).isEmpty());
      assertFalse(ReplyFraming.MBAP.describe(request, part).isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({"17, 1 more", "125, 109 more"})
  void cutsALongListShort(int registers, String rest) {
    String head = "0103" + HexFormat.of().toHexDigits((byte) (2 * registers));
    String text = ReplyFraming.RTU.describe(false, crc(head + "0001".repeat(registers)));
    assertEquals(rest, text.substring(text.indexOf("... ") + 4, text.indexOf(';')));
  }
}
