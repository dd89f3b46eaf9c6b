package org.cellstation.simulator.vessel;

/// How gas gets into the liquid of a vessel. Source: process.md 2.2. Immutable.
public sealed interface Aeration {
  /// A bag on a rocking platform. Form [F] to Bai 2019, volume exponent [U].
  ///
  /// @param angleDegrees of the platform
  /// @param stillPerHour what an unmoved surface still transfers, 1/h
  record Rocking(double angleDegrees, double stillPerHour) implements Aeration {}

  /// A stirred tank, sparged or not.
  ///
  /// @param tankMetres inner diameter
  /// @param impellerMetres diameter
  /// @param powerNumber of the impeller
  /// @param spargeConstant `kLa[1/s] = spargeConstant (P/V)^powerExponent vs^velocityExponent`
  /// @param surfacePerHour kLa of the surface at 20 degC, working volume and reference rate, 1/h
  /// @param referenceRate turns per minute
  record Stirred(
      double tankMetres,
      double impellerMetres,
      double powerNumber,
      double spargeConstant,
      double powerExponent,
      double velocityExponent,
      double surfacePerHour,
      double referenceRate)
      implements Aeration {}

  /// Hollow fibres: cells inside, medium outside, an oxygenator in the medium's loop.
  ///
  /// @param cellLitres space where the cells are
  /// @param loopLitres medium in the loop
  /// @param exchangeLitresPerHour diffusive exchange between the two
  /// @param oxygenatorLitresPerHour number of transfer units times flow
  /// @param carbonDioxideRatio the same for CO2 against O2
  record Fibres(
      double cellLitres,
      double loopLitres,
      double exchangeLitresPerHour,
      double oxygenatorLitresPerHour,
      double carbonDioxideRatio)
      implements Aeration {}

  /// A wall of silicone between incubator and liquid.
  ///
  /// @param squareMetres of wall
  /// @param oxygenPermeance mmol/(m2 h kPa)
  /// @param carbonDioxideRatio permeance of CO2 over that of O2
  record Membrane(double squareMetres, double oxygenPermeance, double carbonDioxideRatio)
      implements Aeration {}
}
