package org.cellstation.drivers.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.fixture.MemoryFarEnd;
import org.junit.jupiter.api.Test;

class Rfc2217LinkTest {
  private static final Duration SHORT = Duration.ofMillis(10);

  /// A device server, as far as RFC 2217 asks for one; data come back as they were sent.
  private static final class Server {
    private final List<String> got = new ArrayList<>();
    private boolean knowsComPort = true;
    private int baudGiven;

    private List<byte[]> answer(byte[] request) {
      String hex = HexFormat.of().formatHex(request);
      got.add(hex);
      if (hex.equals("fffb2c")) {
        return List.of(HexFormat.of().parseHex(knowsComPort ? "fffd2c" : "fffe2c"));
      }
      if (hex.startsWith("fffa2c") && !hex.startsWith("fffa2c0c")) {
        byte[] reply = request.clone();
        reply[3] = (byte) (reply[3] + 100);
        if (request[3] == 1 && baudGiven > 0) {
          reply[6] = (byte) (baudGiven >> 8);
          reply[7] = (byte) baudGiven;
        }
        return List.of(reply);
      }
      return hex.startsWith("fff") && !hex.startsWith("ffff") ? List.of() : List.of(request);
    }
  }

  private final Server server = new Server();
  private final MemoryFarEnd wire = new MemoryFarEnd(request -> server.answer(request));
  private final Rfc2217Link link =
      new Rfc2217Link(
          Rfc2217Address.parse("rfc2217:10.0.0.5:4001?baud=19200&data=7&parity=even&stop=2"), wire);

  @Test
  void setsThePortBeforeAnythingElse() throws BusException {
    link.open();
    assertEquals(
        List.of(
            "fffb2c",
            "fffb00",
            "fffd00",
            "fffb03",
            "fffd03",
            "fffa2c0100004b00fff0",
            "fffa2c0207fff0",
            "fffa2c0303fff0",
            "fffa2c0402fff0",
            "fffa2c0501fff0",
            "fffa2c0c03fff0"),
        server.got);
    assertTrue(link.isOpen());
  }

  @Test
  void carriesEveryByteBothWays() throws BusException {
    link.open();
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    link.write(all, 0, all.length);
    byte[] back = new byte[300];
    int length = link.read(back, 10, 290, SHORT);
    assertArrayEquals(all, Arrays.copyOfRange(back, 10, 10 + length));
  }

  @Test
  void stepsOverCommandsAmongTheData() throws BusException {
    link.open();
    server.got.clear();
    // A modem state, an option nobody asked for, and two bytes of data.
    wire.sendLate(HexFormat.of().parseHex("fffa2c6b30fff0"));
    wire.sendLate(HexFormat.of().parseHex("fffd01"));
    wire.sendLate(HexFormat.of().parseHex("0a0b"));
    byte[] buffer = new byte[16];
    assertEquals(2, link.read(buffer, 0, 16, Duration.ofSeconds(5)));
    assertEquals(10, buffer[0]);
    assertEquals(List.of("fffc01"), server.got);
  }

  @Test
  void negotiatesAnewEachTimeItIsOpened() throws BusException {
    link.open();
    link.close();
    server.got.clear();
    link.open();
    assertEquals(11, server.got.size());
  }

  @Test
  void saysThatTheServerKnowsNothingOfIt() {
    server.knowsComPort = false;
    var lost = assertThrows(BusException.LinkLost.class, link::open);
    assertTrue(String.valueOf(lost.getMessage()).contains("knows no RFC 2217"), lost.getMessage());
    assertFalse(link.isOpen());
  }

  @Test
  void saysThatThePortHasOtherParameters() {
    server.baudGiven = 9600;
    var lost = assertThrows(BusException.LinkLost.class, link::open);
    assertTrue(
        String.valueOf(lost.getMessage()).contains("baud 9600 instead of 19200"),
        lost.getMessage());
  }

  @Test
  void readsItsAddress() {
    var address = Rfc2217Address.parse("rfc2217:gate:4001?baud=19200&parity=odd");
    assertEquals("gate", address.server().host());
    assertEquals(4001, address.server().port());
    assertEquals(19200, address.line().baud());
    assertThrows(
        IllegalArgumentException.class, () -> Rfc2217Address.parse("rfc2217:gate:4001?baud=7"));
    assertThrows(IllegalArgumentException.class, () -> Rfc2217Address.parse("rfc2217:gate"));
  }
}
