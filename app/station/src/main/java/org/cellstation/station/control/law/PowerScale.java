package org.cellstation.station.control.law;

/// A factor for gain and integral time that follows another variable as a power law, within limits:
/// the filling of a vessel (heat capacity in proportion: exponent 1; kLa of a bag: -0.7).
///
/// @param reference value at which the parameters were found: factor 1
/// @param least lowest factor
/// @param most highest factor
public record PowerScale(double reference, double exponent, double least, double most) {
  public PowerScale {
    if (!(reference > 0)
        || !Double.isFinite(exponent)
        || !(least > 0 && least <= 1)
        || !(most >= 1 && Double.isFinite(most))) {
      throw new IllegalArgumentException(
          "a scale needs a reference > 0 and limits around 1: %s^%s in %s..%s"
              .formatted(reference, exponent, least, most));
    }
  }

  /// @param value of the scheduling variable; the factor is 1 while it is not known (`NaN`), the
  ///   least or most for what is not above 0
  public double factor(double value) {
    if (Double.isNaN(value)) {
      return 1;
    }
    double part = Math.max(value, 0) / reference;
    return Math.clamp(exponent == 1 ? part : Math.pow(part, exponent), least, most);
  }
}
