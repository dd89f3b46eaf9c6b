package org.cellstation.recipes.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The phase library: every phase a recipe may use and the parameters it takes. What a phase means
/// is said here; how a unit does it is the station's.
public enum PhaseType {
  /// Instruments answer and are credible, the vessel holds its weight for `hold time`.
  PRE_USE_CHECK(
      "pre-use-check",
      required("hold time", "min", 1, 120),
      optional("weight tolerance", "g", 0.5, 50, 5)),
  /// Medium into the vessel by weight.
  FILL("fill", required("volume", "mL", 10, 50_000), required("flow", "mL/min", 0.1, 500)),
  /// Temperature, gas and motion on; done when all are at set-point for `stable time`.
  EQUILIBRATE(
      "equilibrate",
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8),
      Parameter.AGITATION,
      required("gas flow", "mL/min", 20, 5000),
      optional("stable time", "min", 1, 240, 10)),
  /// Cells into the vessel by weight. From here on life support runs until an explicit phase ends
  /// it.
  INOCULATE("inoculate", required("volume", "mL", 1, 5_000), required("flow", "mL/min", 0.1, 200)),
  /// Culture without medium exchange; with `feed` above 0 as fed-batch, by the feed of the unit's
  /// control strategy, at no more than this.
  EXPAND(
      "expand",
      required("duration", "h", 0.1, 720),
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8),
      optional("feed", "mL/min", 0, 50, 0)),
  /// Culture with medium exchange at constant weight: by `CSPR` where it is above 0 and the unit
  /// measures its cells, else by `rate`.
  PERFUSE(
      "perfuse",
      required("duration", "h", 0.1, 720),
      required("rate", "1/d", 0.05, 5),
      optional("CSPR", "pL/cell/d", 0, 200, 0),
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8)),
  /// A sample out of the vessel by weight; its results come in through the step's prompt.
  SAMPLE("sample", required("volume", "mL", 0.1, 100), required("flow", "mL/min", 0.1, 50)),
  /// The vessel is emptied down to `heel`; heating and motion end.
  HARVEST(
      "harvest",
      required("flow", "mL/min", 0.1, 500),
      required("heel", "g", 0, 5_000),
      optional("temperature", "degC", 2, 37, 22));

  private final String phase;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type cannot say so
  private final List<Parameter> parameters;

  PhaseType(String phase, Parameter... parameters) {
    this.phase = phase;
    this.parameters = List.of(parameters);
  }

  /// The name recipes use.
  public String phase() {
    return phase;
  }

  /// What the phase takes on a unit of this class.
  public List<Parameter> parameters(EquipmentClass equipment) {
    List<Parameter> own = new ArrayList<>();
    for (Parameter parameter : parameters) {
      if (parameter.equals(Parameter.AGITATION)) {
        own.addAll(equipment.agitation());
      } else {
        own.add(parameter);
      }
    }
    return own;
  }

  public static Optional<PhaseType> named(String phase) {
    return Arrays.stream(values()).filter(type -> type.phase.equals(phase)).findFirst();
  }

  /// @param unit the unit the station works in; recipes may use any unit of its dimension
  /// @param min smallest meaningful value, in `unit`
  /// @param max largest meaningful value, in `unit`
  /// @param preset used when the recipe gives none; ignored when required
  public record Parameter(
      String name, String unit, double min, double max, boolean required, double preset) {
    /// Stands for what sets the culture in motion, which each class of equipment calls its own.
    private static final Parameter AGITATION = required("agitation", "rpm", 0, 1);

    static Parameter required(String name, String unit, double min, double max) {
      return new Parameter(name, unit, min, max, true, Double.NaN);
    }
  }

  private static Parameter required(String name, String unit, double min, double max) {
    return Parameter.required(name, unit, min, max);
  }

  private static Parameter optional(
      String name, String unit, double min, double max, double preset) {
    return new Parameter(name, unit, min, max, false, preset);
  }
}
