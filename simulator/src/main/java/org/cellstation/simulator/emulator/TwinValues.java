package org.cellstation.simulator.emulator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.cellstation.drivers.profile.TwinValue;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.FaultState;
import org.cellstation.simulator.fault.Reported;
import org.jspecify.annotations.Nullable;

/// What a twin measures, as its profile or whoever runs it says. Called by the thread that serves
/// the line.
final class TwinValues {
  /// In an hour where nobody says how much, in the value's unit [U].
  private static final double DRIFT = 1;

  private final Map<String, TwinValue> values;
  private final DoubleSupplier seconds;
  private final ToDoubleFunction<String> settings;
  private final Map<String, DoubleSupplier> given = new HashMap<>();
  private final Map<String, Lag> lags = new HashMap<>();
  private final Map<String, Told> told = new HashMap<>();

  /// A value on its way to a setting.
  private static final class Lag {
    private double value;
    private double at;

    Lag(double value, double at) {
      this.value = value;
      this.at = at;
    }

    double step(double goal, double timeConstant, double now) {
      double part = 1 - Math.exp(-Math.max(0, now - at) / timeConstant);
      value += (goal - value) * part;
      at = now;
      return value;
    }
  }

  /// A value that may be told otherwise than it is. A twin has no steps: time goes by between two
  /// questions.
  private static final class Told {
    private final FaultState site;
    private final Reported value;
    private double at;
    private boolean drifting;

    Told(FaultState site, Reported value) {
      this.site = site;
      this.value = value;
    }

    double at(double now) {
      value.advance(drifting ? Math.max(0, now - at) : 0);
      at = now;
      drifting = site.has(Fault.DRIFT);
      return value.getAsDouble();
    }
  }

  /// @param seconds process time since any moment
  /// @param settings the value a setting has at present
  TwinValues(
      Map<String, TwinValue> values, DoubleSupplier seconds, ToDoubleFunction<String> settings) {
    this.values = values;
    this.seconds = seconds;
    this.settings = settings;
  }

  /// From now on a value comes from here, whatever the profile says.
  void give(String name, DoubleSupplier value) {
    given.put(name, value);
  }

  /// From now on what is told of a value can be stuck or drift.
  ///
  /// @param whole the instrument, with which each of its values is stuck
  void ail(String name, FaultState site, FaultState whole) {
    Reported value = new Reported(() -> truth(name), site, whole, DRIFT, Double.NEGATIVE_INFINITY);
    told.put(name, new Told(site, value));
  }

  boolean has(String name) {
    return given.containsKey(name) || values.containsKey(name);
  }

  /// `NaN` when nobody says what it is.
  double number(String name) {
    Told value = told.get(name);
    return value == null ? truth(name) : value.at(seconds.getAsDouble());
  }

  private double truth(String name) {
    DoubleSupplier supplier = given.get(name);
    if (supplier != null) {
      return supplier.getAsDouble();
    }
    double now = seconds.getAsDouble();
    return switch (values.get(name)) {
      case TwinValue.Constant constant -> constant.value();
      case TwinValue.Sine sine ->
          sine.mean() + sine.amplitude() * Math.sin(2 * Math.PI * now / sine.periodSeconds());
      case TwinValue.Follows follows ->
          lags.computeIfAbsent(name, key -> new Lag(follows.start(), now))
              .step(settings.applyAsDouble(follows.setting()), follows.timeConstantSeconds(), now);
      case TwinValue.Words _ -> Double.NaN;
      case null -> Double.NaN;
    };
  }

  /// Null when it is a number, or nobody says what it is.
  @Nullable String words(String name) {
    return values.get(name) instanceof TwinValue.Words words ? words.text() : null;
  }
}
