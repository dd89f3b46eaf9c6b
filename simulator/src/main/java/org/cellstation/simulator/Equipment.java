package org.cellstation.simulator;

import java.util.function.DoubleFunction;
import org.cellstation.simulator.vessel.Vessel;
import org.cellstation.simulator.vessel.Vessels;

/// Which vessel and which instruments a simulated skid has, and on which lines.
public enum Equipment {
  /// One rocking bag on six lines.
  SIX_LINES("six-lines", 1, litres -> Vessels.rockingBag(2 * litres)),
  /// The same bag in a cleanroom, with everything around it.
  CLEANROOM("cleanroom", 1, litres -> Vessels.rockingBag(2 * litres)),
  /// A stirred tank with sparger, base and antifoam.
  STIRRED_TANK("stirred-tank", 1, Vessels::stirredTank),
  /// Hollow fibres with an oxygenator; there is one size.
  HOLLOW_FIBRE("hollow-fibre", Vessels.hollowFibre().volumes().working(), Equipment::fibres),
  /// A gas-permeable flask in an incubator.
  STATIC("static", 1, Vessels::gasPermeable);

  private final String text;
  private final double litres;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference; its type cannot say so
  private final DoubleFunction<Vessel> maker;

  Equipment(String text, double litres, DoubleFunction<Vessel> maker) {
    this.text = text;
    this.litres = litres;
    this.maker = maker;
  }

  private static Vessel fibres(double litres) {
    Vessel only = Vessels.hollowFibre();
    if (litres != only.volumes().working()) {
      throw new IllegalArgumentException(
          "hollow fibres of %s L do not exist: there is one size, %s L"
              .formatted(litres, only.volumes().working()));
    }
    return only;
  }

  /// The working volume that it comes with, L.
  public double litres() {
    return litres;
  }

  /// @param working volume, L
  /// @throws IllegalArgumentException for a size that does not exist, with those that do
  Vessel vessel(double working) {
    return maker.apply(working);
  }

  /// The name in commands.
  @Override
  public String toString() {
    return text;
  }
}
