package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TelnetTest {
  private static final byte[] STREAM =
      HexFormat.of()
          .parseHex(
              "01fffbfd02" + "fffa2c6500004b00fff0" + "ffff03" + "fffa2c01ffff01fff0" + "fff104");

  private final List<String> commands = new ArrayList<>();
  private final Telnet telnet =
      new Telnet(
          new Telnet.Listener() {
            @Override
            public void option(int verb, int option) {
              commands.add(verb + " " + option);
            }

            @Override
            public void negotiation(byte[] content) {
              commands.add(HexFormat.of().formatHex(content));
            }
          });

  @Test
  void findsDataAndCommandsHoweverTheStreamIsSplit() {
    for (int cut = 0; cut <= STREAM.length; cut++) {
      commands.clear();
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      for (byte[] part :
          List.of(Arrays.copyOf(STREAM, cut), Arrays.copyOfRange(STREAM, cut, STREAM.length))) {
        int count = telnet.take(part, 0, part.length);
        data.write(part, 0, count);
      }
      assertArrayEquals(HexFormat.of().parseHex("0102ff0304"), data.toByteArray());
      assertEquals(List.of("251 253", "2c6500004b00", "2c01ff01"), commands);
    }
  }

  @Test
  void bringsEveryByteThroughUnchanged() {
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      bytes = i % 2 == 0 ? bytes : HexFormat.of().parseHex("ff".repeat(bytes.length));
      byte[] sent = Telnet.escaped(bytes, 0, bytes.length);
      int count = telnet.take(sent, 0, sent.length);
      assertArrayEquals(bytes, Arrays.copyOf(sent, count));
    }
    assertEquals(List.of(), commands);
  }

  @Test
  void survivesWhatIsNoTelnet() {
    Random random = new Random(9);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[64];
      random.nextBytes(noise);
      noise[random.nextInt(64)] = (byte) Telnet.IAC;
      assertEquals(true, telnet.take(noise, 0, noise.length) <= noise.length);
    }
  }
}
