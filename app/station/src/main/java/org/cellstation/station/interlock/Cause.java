package org.cellstation.station.interlock;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// What makes a row of the matrix act: data, judged by a {@link CauseWatch}.
public sealed interface Cause {
  /// How long it must last before it counts.
  Duration onDelay();

  /// In the words of the matrix.
  ///
  /// @param unitOf the unit of a variable
  String text(UnaryOperator<String> unitOf);

  /// The variables it looks at.
  List<String> variables();

  /// @param deadband how far the value must come back from the limit
  record Above(String variable, double limit, double deadband, Duration onDelay) implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return variable + " above " + Words.amount(limit, unitOf.apply(variable)) + lasting(onDelay);
    }

    @Override
    public List<String> variables() {
      return List.of(variable);
    }
  }

  /// @param deadband how far the value must come back from the limit
  record Below(String variable, double limit, double deadband, Duration onDelay) implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return variable + " below " + Words.amount(limit, unitOf.apply(variable)) + lasting(onDelay);
    }

    @Override
    public List<String> variables() {
      return List.of(variable);
    }
  }

  /// The variable has no value at all. One that has not settled is a value.
  record NotMeasured(String variable, Duration onDelay) implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return variable + " not measured" + lasting(onDelay);
    }

    @Override
    public List<String> variables() {
      return List.of(variable);
    }
  }

  /// Nothing that the unit reads from this instrument is measured.
  record InstrumentLost(String instrument, List<String> variables, Duration onDelay)
      implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return instrument + " lost" + lasting(onDelay);
    }
  }

  /// A loop is off its set-point, to either side. A loop that aims at nothing is not.
  record Deviation(String loop, String variable, double limit, double deadband, Duration onDelay)
      implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return loop
          + " more than "
          + Words.amount(limit, unitOf.apply(variable))
          + " off its set-point"
          + lasting(onDelay);
    }

    @Override
    public List<String> variables() {
      return List.of(variable);
    }
  }

  /// The volume balance says that more may be in the vessel.
  ///
  /// @param limit g
  record ContentAbove(double limit, double deadband, Duration onDelay) implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return "content by volume balance above " + Words.amount(limit, "g") + lasting(onDelay);
    }

    @Override
    public List<String> variables() {
      return List.of();
    }
  }

  /// Neither the weight nor the volume balance says what is in the vessel.
  record ContentUnknown(Duration onDelay) implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return "content known neither by weight nor by volume balance" + lasting(onDelay);
    }

    @Override
    public List<String> variables() {
      return List.of();
    }
  }

  /// More than this has flowed within the time that has just passed.
  ///
  /// @param variable a flow in mL/min
  /// @param limit mL
  record Dose(String variable, double limit, Duration within) implements Cause {
    @Override
    public Duration onDelay() {
      return Duration.ZERO;
    }

    @Override
    public String text(UnaryOperator<String> unitOf) {
      return "%s: more than %s within %s"
          .formatted(variable, Words.amount(limit, "mL"), Words.time(within));
    }

    @Override
    public List<String> variables() {
      return List.of(variable);
    }
  }

  /// The state of the unit or of its batch.
  record Is(Situation situation, Duration onDelay) implements Cause {
    @Override
    public String text(UnaryOperator<String> unitOf) {
      return situation.text() + lasting(onDelay);
    }

    @Override
    public List<String> variables() {
      return List.of();
    }
  }

  private static String lasting(Duration delay) {
    return delay.isZero() ? "" : " for " + Words.time(delay);
  }
}
