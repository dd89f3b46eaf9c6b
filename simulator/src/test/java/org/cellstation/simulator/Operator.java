package org.cellstation.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.cellstation.drivers.modbus.Crc16;
import org.cellstation.simulator.emulator.LineServer;

/// A person with a terminal on every line and a very simple way of controlling, for tests.
final class Operator {
  private final Skid skid;
  private final Map<String, LineServer> lines;
  private final LineServer analytics;
  private final LineServer heating;
  private final LineServer gas;
  private final LineServer pumping;
  private final LineServer rocking;
  private final LineServer weighing;
  private double padIntegral = 37;
  private double oxygen;
  private double carbonDioxide = 30;

  Operator(Skid skid) {
    this.skid = skid;
    lines = skid.lines();
    analytics = line("analytics");
    heating = line("heating");
    gas = line("gas");
    pumping = line("pumping");
    rocking = line("rocking");
    weighing = line("weighing");
    rtu(heating, 1, 6, 0x0000, 0x0001);
    rtu(heating, 1, 6, 0x0000, 0x0401);
    text(pumping, "1~1\r");
    for (int channel = 1; channel <= 4; channel++) {
      text(pumping, channel + "M\r");
    }
  }

  LineServer line(String id) {
    LineServer line = lines.get(id);
    if (line == null) {
      throw new AssertionError("no line " + id);
    }
    return line;
  }

  /// 900 mL of medium at 30 mL/min, warm it, 100 mL of cells.
  void fillAndInoculate() {
    rock(15);
    gasFlow(1, 200);
    pump(1, 50);
    run(18 * 60, true);
    pump(1, 0);
    run(3 * 3600, true);
    pump(3, 50);
    run(2 * 60, true);
    pump(3, 0);
  }

  /// One-second steps, controlling every ten.
  void run(long seconds, boolean control) {
    for (long i = 0; i < seconds; i++) {
      skid.step(1);
      if (control && i % 10 == 0) {
        control();
      }
    }
  }

  void control() {
    double celsius = temperature();
    double error = 37 - celsius;
    padIntegral = Math.clamp(padIntegral + 0.002 * error, 25, 45);
    double pad = Math.clamp(padIntegral + 3 * error, 0, 45);
    rtu(heating, 1, 6, 0x2103, (int) Math.round(pad * 10));

    double off = 50 - dissolvedOxygen();
    oxygen = Math.clamp(oxygen + 0.02 * off, 0, 300);
    gasFlow(2, Math.clamp(oxygen + off, 0, 300));

    double acid = 7.2 - ph();
    carbonDioxide = Math.clamp(carbonDioxide - 2 * acid, 0, 100);
    gasFlow(3, Math.clamp(carbonDioxide - 60 * acid, 0, 100));
  }

  void rock(double rate) {
    text(rocking, "OUT_SP_4 " + rate + " \r\n");
    text(rocking, "START_4 \r\n");
  }

  void pump(int channel, double millilitresPerMinute) {
    if (millilitresPerMinute <= 0) {
      text(pumping, channel + "I\r");
      return;
    }
    int exponent = 0;
    double mantissa = millilitresPerMinute;
    while (mantissa >= 9.9995) {
      mantissa /= 10;
      exponent++;
    }
    while (mantissa < 1) {
      mantissa *= 10;
      exponent--;
    }
    String digits = Long.toString(Math.round(mantissa * 1000));
    text(pumping, channel + "f" + digits + (exponent < 0 ? "-" : "+") + Math.abs(exponent) + "\r");
    text(pumping, channel + "H\r");
  }

  void gasFlow(int unit, double flow) {
    int bits = Float.floatToIntBits((float) flow);
    byte[] frame = {
      0,
      1,
      0,
      0,
      0,
      11,
      (byte) unit,
      16,
      (byte) 0xA1,
      0x18,
      0,
      2,
      4,
      (byte) (bits >> 24),
      (byte) (bits >> 16),
      (byte) (bits >> 8),
      (byte) bits
    };
    send(gas, frame);
  }

  double flow(int unit) {
    byte[] reply = send(gas, new byte[] {0, 1, 0, 0, 0, 6, (byte) unit, 3, (byte) 0xA1, 0, 0, 2});
    int high = ((reply[9] & 0xFF) << 8) | (reply[10] & 0xFF);
    int low = ((reply[11] & 0xFF) << 8) | (reply[12] & 0xFF);
    return Float.intBitsToFloat(high << 16 | low);
  }

  double ph() {
    return hamilton(1, 0x0829);
  }

  double dissolvedOxygen() {
    return hamilton(2, 0x0829);
  }

  double temperature() {
    return hamilton(1, 0x0969);
  }

  String weight() {
    return text(weighing, "SI\r\n");
  }

  private double hamilton(int address, int register) {
    byte[] reply = rtu(analytics, address, 3, register, 10);
    int low = ((reply[7] & 0xFF) << 8) | (reply[8] & 0xFF);
    int high = ((reply[9] & 0xFF) << 8) | (reply[10] & 0xFF);
    return Float.intBitsToFloat(high << 16 | low);
  }

  byte[] rtu(LineServer line, int address, int function, int register, int value) {
    byte[] frame = {
      (byte) address,
      (byte) function,
      (byte) (register >> 8),
      (byte) register,
      (byte) (value >> 8),
      (byte) value,
      0,
      0
    };
    int crc = Crc16.of(frame, 0, 6);
    frame[6] = (byte) crc;
    frame[7] = (byte) (crc >> 8);
    return send(line, frame);
  }

  String text(LineServer line, String command) {
    byte[] answer = send(line, command.getBytes(StandardCharsets.ISO_8859_1));
    return new String(answer, StandardCharsets.ISO_8859_1);
  }

  private static byte[] send(LineServer line, byte[] request) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    line.receive(request, 0, request.length, answer::write);
    return answer.toByteArray();
  }
}
