package org.cellstation.drivers.ika;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cellstation.drivers.bus.Attendance;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Line;

/// One of the two watchdogs of an IKA device. Number 1 switches motor and heater off, number 2 goes
/// on with safe set-points; both do so when they were not sent again within their time, and stay so
/// until they are reset with 0, whoever asks for another set-point meanwhile.
final class Watchdog {
  private final List<byte[]> arming = new ArrayList<>();
  private final byte[] feed;
  private final String consequence;
  private final Attendance attendance;

  private Watchdog(int number, List<String> safeSetPoints, Duration time, String consequence) {
    String command = "OUT_WD" + number + "@";
    arming.add(NamurPort.line(command + "0"));
    safeSetPoints.forEach(safe -> arming.add(NamurPort.line(safe)));
    this.feed = NamurPort.line(command + time.toSeconds());
    arming.add(feed);
    this.consequence = "its watchdog has " + consequence;
    this.attendance = new Attendance(time);
  }

  /// @param time of silence, 20 s .. 1500 s
  static Watchdog switchingOff(Duration time) {
    return new Watchdog(1, List.of(), time, "switched it off");
  }

  /// @param safeSetPoints the commands that say how the device goes on alone: `OUT_SP_42@15`
  static Watchdog fallingBack(List<String> safeSetPoints, Duration time) {
    return new Watchdog(2, safeSetPoints, time, "taken it to its safe set-point");
  }

  /// Resets one that has tripped and starts its time anew.
  void arm(Line line, String device) throws BusException {
    for (byte[] command : arming) {
      line.send(device, command);
    }
    attendance.begin(line.now());
  }

  /// @throws BusException.Refused when it has tripped unseen, as when the computer was asleep
  void feed(Line line, String device) throws BusException {
    attendance.renew(line, device, consequence);
    line.send(device, feed);
  }
}
