package org.cellstation.simulator.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Reported;

/// A LAMBDA pump: `#` slave, master, command, three digits, checksum, carriage return. It answers
/// `G` alone; 000 .. 999 is its speed in thousandths. Source: LAMBDA manual 9.1.
public final class LambdaDrive extends SerialInstrument {
  private static final int EVERYBODY = 0;
  private static final int FULL = 999;
  private static final int REPLY_LENGTH = 12;

  /// Where a reply tells the last digit of who speaks.
  private static final int SLAVE_UNITS = 4;

  /// How far the speed that it tells creeps in an hour where nobody says how much, % [U].
  private static final double DRIFT = 5;

  private final int address;
  private final Reported told;
  private boolean clockwise = true;
  private boolean remote;
  private int steps;

  /// @param address 1 .. 99
  public LambdaDrive(int address, FaultState faults) {
    super(faults);
    this.address = address;
    this.told = new Reported(() -> 100.0 * steps / FULL, faults, DRIFT);
  }

  /// What it turns at in parts of its largest speed; negative counter-clockwise.
  public double turning() {
    if (faults().has(Fault.PUMP_STALLED) || !remote) {
      return 0;
    }
    return (clockwise ? steps : -steps) / (double) FULL;
  }

  /// Lets time go by.
  public void advance(double dtSeconds) {
    told.advance(dtSeconds);
  }

  @Override
  public void powerUp() {
    steps = 0;
    remote = false;
  }

  @Override
  int frameLength(byte[] in, int length) {
    if (in[0] != '#') {
      return GARBAGE;
    }
    for (int i = 1; i < length; i++) {
      if (in[i] == '\r') {
        return i + 1;
      }
    }
    return INCOMPLETE;
  }

  @Override
  void receive(byte[] in, int length, Answer answer) {
    String text = new String(in, 0, length - 1, StandardCharsets.ISO_8859_1);
    int end = text.length() - 2;
    if (end < 6 || !text.substring(end).equals(checksum(text.substring(0, end)))) {
      return;
    }
    int slave = RegloNumber.digits(text.substring(1, 3));
    int master = RegloNumber.digits(text.substring(3, 5));
    if ((slave != address && slave != EVERYBODY) || master < 0) {
      return;
    }
    String data = text.substring(6, end);
    switch (text.charAt(5)) {
      case 'r', 'l' -> {
        int wanted = data.length() == 3 ? RegloNumber.digits(data) : -1;
        if (wanted >= 0) {
          clockwise = text.charAt(5) == 'r';
          steps = wanted;
          remote = true;
        }
      }
      case 'g' -> remote = false;
      case 'G' -> {
        if (slave == address) {
          answer(text.substring(3, 5), answer);
        }
      }
      default -> {}
    }
  }

  private void answer(String master, Answer answer) {
    Answer body = new Answer();
    body.character('<').text(master).whole(address, 2, '0').character(clockwise ? 'r' : 'l');
    body.whole(Math.min(FULL, Math.round(told.getAsDouble() * FULL / 100)), 3, '0');
    String text = new String(body.bytes(), 0, body.length(), StandardCharsets.ISO_8859_1);
    answer.text(text).text(checksum(text)).character('\r');
  }

  /// Another pump of the same line tells its speed.
  @Override
  public void readdress(byte[] frame, int length) {
    if (length == REPLY_LENGTH) {
      frame[SLAVE_UNITS] = (byte) (frame[SLAVE_UNITS] == '9' ? '0' : frame[SLAVE_UNITS] + 1);
      int body = length - 3;
      String sum = checksum(new String(frame, 0, body, StandardCharsets.ISO_8859_1));
      frame[body] = (byte) sum.charAt(0);
      frame[body + 1] = (byte) sum.charAt(1);
    }
  }

  private static String checksum(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += text.charAt(i);
    }
    String digits = Integer.toHexString(0x100 | (sum & 0xFF)).substring(1);
    return digits.toUpperCase(Locale.ROOT);
  }
}
