package org.cellstation.drivers.eurotherm;

/// A number of the control loop, by both of its names. Source: 2000 series communications handbook
/// HA026230.
enum Parameter {
  PROCESS_VALUE(1, "PV"),
  TARGET_SET_POINT(2, "SL"),
  OUTPUT(3, "OP"),
  WORKING_SET_POINT(5, "SP"),
  HIGHEST_SET_POINT(111, "HS"),
  LOWEST_SET_POINT(112, "LS");

  private final int register;
  private final String mnemonic;

  Parameter(int register, String mnemonic) {
    this.register = register;
    this.mnemonic = mnemonic;
  }

  int register() {
    return register;
  }

  String mnemonic() {
    return mnemonic;
  }
}
