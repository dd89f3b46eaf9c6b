package org.cellstation.simulator.device;

import java.util.List;
import org.cellstation.simulator.device.Chain.Ageing;
import org.cellstation.simulator.device.Chain.Grain;
import org.cellstation.simulator.device.Chain.Line;
import org.cellstation.simulator.device.Chain.WarmUp;
import org.cellstation.simulator.random.Noise;

/// A kind of sensor: its chain as it should be, and how one specimen differs from the next. The
/// rows of process.md 2.6; the marks of the numbers stand in `source`.
///
/// @param unit of its signal
/// @param spread of a specimen that is used as delivered, within its stated accuracy
public record Sensor(String name, String unit, Chain chain, Spread spread, String source) {

  /// @param lag factor of its time constant, less 1
  /// @param gain on top of the chain's
  /// @param offset in the signal's unit
  /// @param drift a day, in the signal's unit
  /// @param slopeDrift a day, as a part
  public record Spread(Draw lag, Draw gain, Draw offset, Draw drift, Draw slopeDrift) {
    public static final Spread NONE =
        new Spread(Draw.ALIKE, Draw.ALIKE, Draw.ALIKE, Draw.ALIKE, Draw.ALIKE);
  }

  private static final double YEAR = 365.25;
  private static final Line ACID = new Line(7, 1, 0);

  /// What an electrode gives for one pH at 37 degC, mV: 2.3026 R T/F.
  private static final double NERNST = 61.54;

  /// A slope of 56..61.5 mV/pH at 37 degC that is taken for Nernst's until somebody calibrates.
  private static final Draw ELECTRODE_SLOPE = new Draw.Uniform(56 / NERNST - 1, 61.5 / NERNST - 1);

  public static final Sensor OXYGEN_OPTICAL =
      new Sensor(
          "optical oxygen probe",
          "%",
          Chain.of(Lag.t90(30), 0, 0.01).with(new Grain(0, 0.001, 0.01, 0)),
          new Spread(
              Draw.ALIKE,
              new Draw.Normal(0.01),
              Draw.ALIKE,
              Draw.ALIKE,
              new Draw.Normal(0.10 / YEAR)),
          "T90 < 30 s, +-1 % air saturation [L bioprocesstools guide]; slope drift CV 10 % a year,"
              + " noise 0.1 % of reading [L CC-sim]");

  public static final Sensor OXYGEN_POLAROGRAPHIC =
      new Sensor(
          "polarographic oxygen probe",
          "%",
          Chain.of(Lag.t90(60), 0.05, 0.1).with(new WarmUp(30, 2 * 3600)),
          new Spread(
              new Draw.Uniform(-0.5, 0.5),
              new Draw.Normal(0.015),
              new Draw.Normal(0.3),
              Draw.ALIKE,
              new Draw.EitherWay(0.0005, 0.002)),
          "T90 30..90 s, +-1..2 % [L guide]; zero, drift, noise and polarisation over hours [G]");

  public static final Sensor OXYGEN_SPOT =
      new Sensor(
          "single-use optical oxygen spot",
          "%",
          Chain.of(Lag.t90(45), 0.1, 0.1).with(new Ageing(0, 0.003)),
          new Spread(
              new Draw.Uniform(-0.333, 0.333),
              new Draw.Normal(0.02),
              new Draw.Normal(0.5),
              Draw.ALIKE,
              new Draw.Uniform(-0.002, 0.002)),
          "T90 30..60 s, photobleaching 0.1..0.5 % a day [G]; direction and accuracy [U]");

  public static final Sensor ACIDITY_GLASS =
      new Sensor(
          "glass pH electrode",
          "pH",
          Chain.of(Lag.t98(25), 0.002, 0.001).with(ACID).with(new Ageing(0.005, 0)),
          new Spread(
              new Draw.Uniform(-0.2, 0.2),
              ELECTRODE_SLOPE,
              new Draw.Normal(0.01),
              new Draw.Normal(0.003),
              Draw.ALIKE),
          "T98 20..30 s, +-0.02 fresh, drift below 0.1 a week [L guide]; slope 56..61.5 mV/pH at 37"
              + " degC, noise [G]");

  public static final Sensor ACIDITY_GLASS_SLOW =
      new Sensor(
          "glass pH electrode, slow",
          "pH",
          Chain.of(Lag.t98(300), 0.002, 0.001).with(ACID).with(new Ageing(0.005, 0)),
          new Spread(
              Draw.ALIKE,
              ELECTRODE_SLOPE,
              new Draw.Normal(0.05),
              new Draw.Normal(0.003),
              Draw.ALIKE),
          "T98 5 min, conservative [L CC-sim]; +-0.1 at the end of its life [L guide]");

  public static final Sensor ACIDITY_SPOT =
      new Sensor(
          "single-use optical pH spot",
          "pH",
          Chain.of(Lag.t90(90), 0.003, 0.01).with(ACID).with(new Ageing(0.015, 0)),
          new Spread(
              new Draw.Uniform(-0.333, 0.333),
              Draw.ALIKE,
              new Draw.Normal(0.05),
              new Draw.Uniform(-0.005, 0.005),
              Draw.ALIKE),
          "T90 60..120 s, drift 0.01..0.02 a day [G]; direction and accuracy [U]");

  public static final Sensor TEMPERATURE =
      new Sensor(
          "Pt100 in a well",
          "degC",
          Chain.of(Lag.t90(15), 0.01, 0.01),
          new Spread(
              new Draw.Uniform(-0.6, 1), Draw.ALIKE, new Draw.Normal(0.05), Draw.ALIKE, Draw.ALIKE),
          "5..30 s, +-0.1 (class A), noise 0.01, bias sigma 0.05 degC [L]");

  public static final Sensor TEMPERATURE_THROUGH_WALL =
      new Sensor(
          "Pt100 under the film of a bag",
          "degC",
          Chain.of(Lag.t90(60), 0.01, 0.01),
          new Spread(
              new Draw.Uniform(-0.5, 0.5),
              Draw.ALIKE,
              new Draw.Normal(0.1),
              Draw.ALIKE,
              Draw.ALIKE),
          "a film between it and the liquid: T90 30..90 s, bias sigma 0.1 degC [U]");

  public static final Sensor CAPACITANCE =
      new Sensor(
          "capacitance probe",
          "pF/cm",
          Chain.of(Lag.t90(40), 0, 0.01)
              .with(new Grain(0.05, 0.01, 0.01, 0))
              .with(new WarmUp(0.5, 600)),
          new Spread(
              Draw.ALIKE, new Draw.Normal(0.075), new Draw.Normal(0.05), Draw.ALIKE, Draw.ALIKE),
          "< 60 s, 5..10 % of reading [L]; noise and warm-up [U]");

  public static final Sensor WEIGHT =
      new Sensor(
          "balance",
          "g",
          Chain.of(new Lag(1, 1.5), 0.02, 0.01),
          Spread.NONE,
          "1..3 s, 0.02 g [L CC-sim]");

  public static final Sensor LIQUID_FLOW =
      new Sensor(
          "liquid flow meter",
          "mL/min",
          Chain.of(new Lag(1, 2), 0, 0.001).with(new Grain(0, 0.01, 0.001, 0)),
          new Spread(
              new Draw.Uniform(-0.5, 0.5),
              new Draw.Normal(0.05),
              Draw.ALIKE,
              Draw.ALIKE,
              Draw.ALIKE),
          "1..3 s, 5 % [L CC-sim]; noise [G]");

  public static final Sensor HEAD_SPACE_PRESSURE =
      new Sensor(
          "head-space pressure transmitter",
          "kPa",
          Chain.of(Lag.t90(1), 0.01, 0.01).with(new WarmUp(0.1, 300)),
          new Spread(
              Draw.ALIKE, new Draw.Normal(0.005), new Draw.Normal(0.05), Draw.ALIKE, Draw.ALIKE),
          "T90 1 s, 0.5 %, zero 0.05 kPa [G]");

  public static final Sensor TRANSMEMBRANE_PRESSURE =
      new Sensor(
          "transmembrane pressure transmitter",
          "kPa",
          Chain.of(Lag.t90(2), 0.05, 0.01).with(new WarmUp(0.3, 300)),
          new Spread(
              Draw.ALIKE, new Draw.Normal(0.01), new Draw.Normal(0.2), Draw.ALIKE, Draw.ALIKE),
          "T90 2 s, 1 %, zero 0.2 kPa of two sensors [G]");

  /// Every kind there is.
  public static final List<Sensor> ALL =
      List.of(
          OXYGEN_OPTICAL,
          OXYGEN_POLAROGRAPHIC,
          OXYGEN_SPOT,
          ACIDITY_GLASS,
          ACIDITY_GLASS_SLOW,
          ACIDITY_SPOT,
          TEMPERATURE,
          TEMPERATURE_THROUGH_WALL,
          CAPACITANCE,
          WEIGHT,
          LIQUID_FLOW,
          HEAD_SPACE_PRESSURE,
          TRANSMEMBRANE_PRESSURE);

  /// The chain of one specimen.
  ///
  /// @param biased false for a specimen without any error of its own
  public Chain specimen(Noise chance, boolean biased) {
    if (!biased) {
      return chain;
    }
    double lag = 1 + spread.lag().from(chance);
    double gain = spread.gain().from(chance);
    double offset = spread.offset().from(chance);
    double drift = spread.drift().from(chance);
    double slope = spread.slopeDrift().from(chance);
    Ageing ageing = chain.ageing();
    return chain
        .with(chain.lag().times(lag))
        .with(new Ageing(ageing.perDay() + drift, ageing.slopePerDay() + slope))
        .biased(gain, offset);
  }
}
