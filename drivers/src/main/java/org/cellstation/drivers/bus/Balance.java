package org.cellstation.drivers.bus;

/// A balance, for whoever has to bring its display to zero: a person, a calibration. Each errand
/// asks for a weight that stands still first, changes nothing unless it does, and ends with what
/// the balance shows afterwards, so that nobody has to believe an acknowledgement.
///
/// @see Bus#perform
public interface Balance extends Instrument {
  /// Sets the zero point: only near the zero of an empty balance.
  ///
  /// @return an errand that ends with the weight shown, g
  Errand<Double> zero();

  /// Takes what rests on the balance as the tare.
  ///
  /// @return an errand that ends with the net weight shown, g
  Errand<Double> tare();
}
