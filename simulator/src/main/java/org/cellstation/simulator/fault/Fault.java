package org.cellstation.simulator.fault;

/// One way in which an instrument, an actuator or a whole line can go wrong.
public enum Fault {
  /// The instrument does not answer.
  SILENT(0x001),
  /// Every answer comes after the client's timeout: delayed on real wires, lost on virtual ones.
  LATE(0x002),
  /// Every answer is damaged on its way: wrong CRC, wrong transaction, or a spoiled character.
  BAD_CRC(0x004),
  /// The sensing element is gone; the instrument answers and reports its own defect.
  PROBE_LOST(0x008),
  /// The measured value stays where it was.
  STUCK(0x010),
  /// The measured value creeps away.
  DRIFT(0x020),
  /// Ten times the ordinary noise.
  NOISE(0x040),
  /// The cable of a whole line is pulled.
  UNPLUGGED(0x080),
  /// The rocker's motor stands still whatever is commanded.
  ROCKER_STOPPED(0x100),
  /// The controller's valve stays where it was.
  MFC_STUCK(0x200),
  /// The pump head is blocked; the drive switches the channel off on over-current.
  PUMP_STALLED(0x400);

  private final int bit;

  Fault(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }
}
