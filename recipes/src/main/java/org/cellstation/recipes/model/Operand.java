package org.cellstation.recipes.model;

/// What a condition may compare: a measured value, a person's answer, or a timer.
public sealed interface Operand {
  /// As a recipe says it.
  String text();

  /// In which the limits of a comparison stand.
  String unit();

  /// A process variable of the unit that does the phase.
  record Measured(ProcessVariable variable) implements Operand {
    @Override
    public String text() {
      return variable.variable();
    }

    @Override
    public String unit() {
      return variable.unit();
    }
  }

  /// The newest answer to a question's field of that name, for example the result of a sample.
  record Entered(String field, String unit) implements Operand {
    /// Begins the name of an answer in a condition.
    public static final String WORD = "entered";

    @Override
    public String text() {
      return WORD + " " + field;
    }
  }

  /// Time since the cells came in, in whatever state the procedure is.
  record CultureAge() implements Operand {
    public static final String NAME = "culture age";

    @Override
    public String text() {
      return NAME;
    }

    @Override
    public String unit() {
      return "h";
    }
  }

  /// What has flowed since the phase began, held time included: nothing flows then.
  ///
  /// @param flow a variable in mL/min
  record Total(ProcessVariable flow) implements Operand {
    /// Begins the name of a total in a condition.
    public static final String WORD = "total";

    @Override
    public String text() {
      return WORD + " " + flow.variable();
    }

    @Override
    public String unit() {
      return "mL";
    }
  }
}
