package org.cellstation.drivers.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// One value in all four layouts. Source: minimalmodbus, tests of `_bytestring_to_long`.
class WordOrderTest {
  private static final int VALUE = (int) 2923517522L;

  @Test
  void placesTheHalvesAsNamed() {
    assertLayout(WordOrder.HIGH_WORD_FIRST, "ae415652");
    assertLayout(WordOrder.LOW_WORD_FIRST, "5652ae41");
    assertLayout(WordOrder.HIGH_WORD_FIRST_SWAPPED, "41ae5256");
    assertLayout(WordOrder.LOW_WORD_FIRST_SWAPPED, "525641ae");
  }

  private static void assertLayout(WordOrder order, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertEquals(VALUE, order.get(bytes, 0));
    byte[] written = new byte[4];
    order.put(written, 0, VALUE);
    assertArrayEquals(bytes, written);
    assertArrayEquals(bytes, order.float32(Float.intBitsToFloat(VALUE)));
  }
}
