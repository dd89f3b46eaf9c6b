package org.cellstation.simulator.emulator;

import java.util.function.DoubleSupplier;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;

/// A Heidolph Hei-TORQUE overhead stirrer. `R0500` is echoed and confirmed. `F` arms the link
/// check: without any command for 60 s the motor stops. Source: Hei-TORQUE Value series manual p39.
public final class HeidolphStirrer extends AsciiInstrument {
  private static final int FASTEST = 2000;
  private static final double LINK_CHECK_SECONDS = 60;
  private static final String WELL = "No Error!";

  private final DoubleSupplier rpm;
  private final DoubleSupplier torque;
  private final DoubleSupplier celsius;
  private int setPoint;
  private String fault = WELL;
  private boolean linkCheck;
  private double silence;

  /// @param rpm what the shaft does
  /// @param torque Ncm
  /// @param celsius of the motor
  public HeidolphStirrer(
      DoubleSupplier rpm, DoubleSupplier torque, DoubleSupplier celsius, FaultState faults) {
    super(faults);
    this.rpm = rpm;
    this.torque = torque;
    this.celsius = celsius;
  }

  /// The speed the motor is driven at.
  public double drivenRpm() {
    return fault.equals(WELL) ? setPoint : 0;
  }

  /// Somebody has pressed its knob.
  public void stopByHand() {
    fault = "Stopped Manually!";
  }

  /// Lets the link check count process time, and finds a blocked shaft.
  public void advance(double dtSeconds) {
    if (faults().has(Fault.PUMP_STALLED) && setPoint > 0 && fault.equals(WELL)) {
      fault = "Overload!";
    }
    if (linkCheck) {
      silence += dtSeconds;
      if (silence > LINK_CHECK_SECONDS) {
        setPoint = 0;
      }
    }
  }

  @Override
  public void powerUp() {
    setPoint = 0;
    linkCheck = false;
    fault = WELL;
  }

  @Override
  void command(String line, Answer answer) {
    silence = 0;
    switch (line) {
      case "r" -> answer.text("RPM: ").whole(Math.round(rpm.getAsDouble()), 4, '0').text("\r\n");
      case "s" -> answer.text("SET: ").whole(setPoint, 4, '0').text("\r\n");
      case "m" -> answer.text("NCM: ").whole(Math.round(torque.getAsDouble()), 4, '0').text("\r\n");
      case "t" ->
          answer.text("TMP: ").whole(Math.round(celsius.getAsDouble()), 3, '0').text("\r\n");
      case "f" -> answer.text("FLT: ").text(fault).text("\r\n");
      case "T" -> answer.text("HT:100P\r\n");
      case "F" -> linkCheck = true;
      case "C" -> fault = WELL;
      case "D" -> linkCheck = false;
      default -> speed(line, answer);
    }
  }

  private void speed(String line, Answer answer) {
    int wanted = line.length() == 5 ? RegloNumber.digits(line.substring(1)) : -1;
    if (line.startsWith("R") && wanted >= 0) {
      setPoint = Math.min(wanted, FASTEST);
      answer.text(line).text("\r\nSET:").whole(setPoint, 4, '0').text("\r\n");
    }
  }
}
