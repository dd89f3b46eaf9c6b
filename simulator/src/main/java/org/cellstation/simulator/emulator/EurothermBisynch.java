package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;

/// A Eurotherm 2000 series controller ordered with EI-Bisynch. It answers its own address only, EOT
/// to a mnemonic that it does not have, NAK to a value that it does not take. Source: 2000 series
/// communications handbook HA026230.
public final class EurothermBisynch extends SerialInstrument {
  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;
  private static final byte EOT = 0x04;
  private static final byte ENQ = 0x05;
  private static final byte ACK = 0x06;
  private static final byte NAK = 0x15;

  /// EOT and the address, each of its digits twice.
  private static final int HEAD = 5;

  private final int address;
  private final EurothermLoop loop;

  /// @param address 0 .. 99
  public EurothermBisynch(int address, EurothermLoop loop) {
    super(loop.faults());
    this.address = address;
    this.loop = loop;
  }

  @Override
  int longestFrame() {
    return 40;
  }

  @Override
  int frameLength(byte[] in, int length) {
    if (in[0] != EOT) {
      return GARBAGE;
    }
    boolean command = length > HEAD && in[HEAD] == STX;
    for (int i = 1; i < length; i++) {
      if (in[i] == EOT) {
        // Whoever begins anew means it.
        return -i;
      }
      if (!command && in[i] == ENQ) {
        return i + 1;
      }
      if (command && in[i] == ETX) {
        // The check character may be any, so it is taken by its place.
        return i + 1 < length ? i + 2 : INCOMPLETE;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    if (!isAddressed(in, length)) {
      return;
    }
    if (in[length - 1] == ENQ && in[HEAD] != STX) {
      // A channel number may stand before the mnemonic.
      tell(text(in, length - 3, length - 1), answer);
    } else if (in[length - 1] == check(in, HEAD + 1, length - 1)
        && take(text(in, HEAD + 1, HEAD + 3), text(in, HEAD + 3, length - 2))) {
      answer.character((char) ACK);
    } else {
      answer.character((char) NAK);
    }
  }

  @Override
  void refuse(byte[] in, int length, Answer answer) {
    if (isAddressed(in, length)) {
      answer.character((char) (in[HEAD] == STX ? NAK : EOT));
    }
  }

  private boolean isAddressed(byte[] in, int length) {
    int group = '0' + address / 10;
    int unit = '0' + address % 10;
    return length >= HEAD + 3 && in[1] == group && in[2] == group && in[3] == unit && in[4] == unit;
  }

  private void tell(String mnemonic, Answer answer) {
    double value =
        switch (mnemonic) {
          case "PV" -> loop.processValue();
          case "SL", "SP" -> loop.setPointCelsius();
          case "OP" -> loop.outputPercent();
          case "HO" -> 100;
          case "OR", "TD" -> 0;
          case "XP" -> EurothermLoop.BAND_KELVIN;
          case "TI" -> EurothermLoop.INTEGRAL_SECONDS;
          case "HS" -> EurothermLoop.HIGHEST;
          case "LS" -> EurothermLoop.LOWEST;
          default -> Double.NaN;
        };
    if (Double.isNaN(value)) {
      answer.character((char) EOT);
      return;
    }
    answer.character((char) STX).text(mnemonic).fixed(value, 1, 0).character((char) ETX);
    answer.character((char) check(answer.bytes(), 1, answer.length()));
  }

  private boolean take(String mnemonic, String number) {
    try {
      return mnemonic.equals("SL") && loop.setTarget(Double.parseDouble(number.strip()));
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }

  private static byte check(byte[] bytes, int from, int to) {
    byte check = 0;
    for (int i = from; i < to; i++) {
      check ^= bytes[i];
    }
    return check;
  }

  private static String text(byte[] in, int from, int to) {
    return new String(in, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
  }
}
