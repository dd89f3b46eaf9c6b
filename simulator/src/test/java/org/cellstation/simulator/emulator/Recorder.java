package org.cellstation.simulator.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.cellstation.drivers.modbus.Crc16;

/// Keeps what a line answers.
final class Recorder implements ByteSink {
  private final ByteArrayOutputStream now = new ByteArrayOutputStream();
  private final ByteArrayOutputStream late = new ByteArrayOutputStream();

  @Override
  public void write(byte[] bytes, int offset, int length) {
    now.write(bytes, offset, length);
  }

  @Override
  public void writeLate(byte[] bytes, int offset, int length) {
    late.write(bytes, offset, length);
  }

  byte[] bytes() {
    return now.toByteArray();
  }

  String late() {
    return HexFormat.of().formatHex(late.toByteArray());
  }

  /// Sends text, returns text.
  static String ask(LineServer line, String command) {
    Recorder recorder = new Recorder();
    byte[] bytes = command.getBytes(StandardCharsets.ISO_8859_1);
    line.receive(bytes, 0, bytes.length, recorder);
    return new String(recorder.bytes(), StandardCharsets.ISO_8859_1);
  }

  /// Sends hex digits with the checksum added, returns the reply's hex digits without it, `""` for
  /// silence.
  static String rtu(LineServer line, String hex) {
    Recorder recorder = new Recorder();
    byte[] frame = HexFormat.of().parseHex(hex.replace(" ", "") + "0000");
    int crc = Crc16.of(frame, 0, frame.length - 2);
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >> 8);
    line.receive(frame, 0, frame.length, recorder);
    byte[] reply = recorder.bytes();
    if (reply.length == 0) {
      return "";
    }
    if (Crc16.of(reply, 0, reply.length) != 0) {
      return "damaged";
    }
    return HexFormat.of().formatHex(reply, 0, reply.length - 2);
  }
}
