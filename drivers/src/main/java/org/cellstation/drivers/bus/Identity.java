package org.cellstation.drivers.bus;

/// Who an instrument says it is. What its protocol does not tell is empty.
///
/// @param maker as the instrument or its driver names the manufacturer
/// @param model as the instrument prints it, else the family its driver is for
/// @param serial what tells this instrument from every other one of its kind
/// @param firmware version as printed
public record Identity(String maker, String model, String serial, String firmware) {
  /// Whether it can be told from another instrument of its kind at all.
  public boolean isUnique() {
    return !serial.isEmpty();
  }

  /// `Hamilton pH Arc, serial 1234, firmware EPHUM011`.
  @Override
  public String toString() {
    return maker
        + " "
        + model
        + (serial.isEmpty() ? "" : ", serial " + serial)
        + (firmware.isEmpty() ? "" : ", firmware " + firmware);
  }
}
