package org.cellstation.recipes.model;

import static org.cellstation.recipes.model.PhaseBehaviour.asking;
import static org.cellstation.recipes.model.PhaseBehaviour.culture;
import static org.cellstation.recipes.model.PhaseBehaviour.pumping;
import static org.cellstation.recipes.model.PhaseBehaviour.watching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The phase library: every phase a recipe may use, the parameters it takes, what it asks of people
/// and of the unit, and how it behaves. What a phase means is said here; how a unit does it is the
/// station's.
public enum PhaseType {
  // Before the process.

  /// The place is free of what was made before. Asks people, and looks at the unit itself.
  LINE_CLEARANCE(
      "line-clearance",
      Asks.SOMETHING,
      asking(
          "is done when its questions are answered and the unit holds no cells and pumps nothing"),
      Needs.PUMPS),
  /// Materials by the codes on their labels: product, lot, expiry.
  SCAN_MATERIALS(
      "scan-materials",
      Asks.A_CODE,
      asking("is done when every code is read, names the right product and is not out of date"),
      Needs.NONE),
  /// Instruments answer and are credible, the vessel holds its weight for `hold time`.
  PRE_USE_CHECK(
      "pre-use-check",
      Asks.NOTHING,
      watching("is done when every instrument is credible and the weight has kept for the time"),
      Needs.WEIGHT,
      required("hold time", "min", 1, 120),
      optional("weight tolerance", "g", 0.5, 50, 5)),
  /// Every instrument of the unit answers credibly, without a break, for `time`.
  SELF_TEST(
      "self-test",
      Asks.NOTHING,
      watching("is done when every instrument has been credible for the time, without a break"),
      Needs.NONE,
      optional("time", "min", 0.5, 60, 2)),
  /// The closed vessel is tight. With a `test pressure` gas is let in until it is there, then shut
  /// off; without, the head space is taken as a person has inflated it, and where its pressure is
  /// not measured the weight has to keep.
  INTEGRITY_TEST(
      "integrity-test",
      Asks.NOTHING,
      new PhaseBehaviour(
          "lets gas in up to the test pressure, shuts it off, lets it settle, and is done when the"
              + " pressure has kept for the time",
          "gas is shut off; the test begins anew",
          "gas is shut off",
          "gas is shut off",
          "gas is shut off, the pressure is left for a person to let out"),
      Needs.WEIGHT,
      required("hold time", "min", 1, 120),
      optional("test pressure", "kPa", 0, 20, 0),
      optional("gas flow", "mL/min", 10, 1000, 100),
      optional("settle time", "min", 0, 30, 2),
      optional("pressure loss", "kPa", 0.01, 5, 0.5),
      optional("weight tolerance", "g", 0.5, 50, 5)),
  /// What has to be calibrated is, for at least as long as the process will need it.
  CALIBRATE(
      "calibrate",
      Asks.NOTHING,
      watching("waits until all required calibrations hold for the time, and says which do not"),
      Needs.NONE,
      optional("valid for", "h", 0, 2000, 240)),
  /// Medium as far as the vessel: the line is full when the weight begins to rise.
  PRIME(
      "prime",
      Asks.NOTHING,
      pumping("runs the feed pump until medium has come into the vessel"),
      Needs.FEED,
      required("line volume", "mL", 1, 500),
      required("flow", "mL/min", 0.1, 500),
      optional("arrival", "g", 3, 50, 5)),
  /// Medium into the vessel by weight.
  FILL(
      "fill",
      Asks.NOTHING,
      pumping("runs the feed pump until the weight has risen by the volume"),
      Needs.FEED,
      required("volume", "mL", 10, 50_000),
      required("flow", "mL/min", 0.1, 500)),
  /// Temperature, gas and motion on; done when all are at set-point for `stable time`.
  EQUILIBRATE(
      "equilibrate",
      Asks.NOTHING,
      new PhaseBehaviour(
          "turns temperature, gas and motion on and is done when all have been at their set-points"
              + " for the time",
          "set-points stay",
          "set-points stay",
          "set-points stay",
          "temperature, gas and motion are on"),
      Needs.LOOPS,
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8),
      Parameter.AGITATION,
      required("gas flow", "mL/min", 20, 5000),
      optional("stable time", "min", 1, 240, 10)),

  // Cells.

  /// Thawed cells into the vessel, and a word when it took longer than it may. From here on life
  /// support runs until an explicit phase ends it.
  THAW_AND_LOAD(
      "thaw-and-load",
      Asks.NOTHING,
      pumping("runs the inoculum pump until the weight has risen by the volume"),
      Needs.INOCULUM,
      required("volume", "mL", 1, 5_000),
      required("flow", "mL/min", 0.1, 200),
      optional("within", "min", 1, 240, 30)),
  /// Cells into the vessel by weight. From here on life support runs until an explicit phase ends
  /// it.
  INOCULATE(
      "inoculate",
      Asks.NOTHING,
      pumping("runs the inoculum pump until the weight has risen by the volume"),
      Needs.INOCULUM,
      required("volume", "mL", 1, 5_000),
      required("flow", "mL/min", 0.1, 200)),
  /// Cells with an activation reagent, in slow motion, at set-points of their own.
  ACTIVATE(
      "activate",
      Asks.NOTHING,
      incubating("the activation reagent"),
      Needs.INOCULUM,
      required("duration", "h", 0.05, 240),
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8),
      Parameter.AGITATION,
      optional("reagent volume", "mL", 0, 500, 0),
      optional("flow", "mL/min", 0.1, 100, 5)),
  /// Cells with a vector, in slow motion, at set-points of their own.
  TRANSDUCE(
      "transduce",
      Asks.NOTHING,
      incubating("the vector"),
      Needs.INOCULUM,
      required("duration", "h", 0.05, 120),
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8),
      Parameter.AGITATION,
      optional("vector volume", "mL", 0, 500, 0),
      optional("flow", "mL/min", 0.1, 100, 5)),
  /// Culture without medium exchange; with `feed` above 0 as fed-batch, by the feed of the unit's
  /// control strategy, at no more than this.
  EXPAND(
      "expand",
      Asks.NOTHING,
      culture("keeps the culture at its set-points for the time, and feeds it where it says so"),
      Needs.LOOPS,
      required("duration", "h", 0.1, 720),
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8),
      optional("feed", "mL/min", 0, 50, 0)),
  /// Culture with medium exchange at constant weight: by `CSPR` where it is above 0 and the unit
  /// measures its cells, else by `rate`.
  PERFUSE(
      "perfuse",
      Asks.NOTHING,
      culture("keeps the culture at its set-points for the time, in a stream of fresh medium"),
      Needs.EXCHANGE,
      required("duration", "h", 0.1, 720),
      required("rate", "1/d", 0.05, 5),
      optional("CSPR", "pL/cell/d", 0, 200, 0),
      required("temperature", "degC", 20, 40),
      required("DO", "%", 5, 100),
      required("pH", "pH", 6.5, 7.8)),
  /// Once: spent medium out, then as much fresh medium in.
  MEDIA_EXCHANGE(
      "media-exchange",
      Asks.NOTHING,
      pumping("takes the volume out by the permeate pump, then puts as much in by the feed pump"),
      Needs.EXCHANGE,
      Set.of(EquipmentClass.HOLLOW_FIBRE),
      required("volume", "mL", 10, 50_000),
      required("flow", "mL/min", 0.1, 200),
      optional("least weight", "g", 10, 50_000, 100)),
  /// A sample out of the vessel by weight; its results come in through the step's prompt.
  SAMPLE(
      "sample",
      Asks.NOTHING,
      pumping("runs the harvest pump until the weight has fallen by the volume"),
      Needs.HARVEST,
      required("volume", "mL", 0.1, 100),
      required("flow", "mL/min", 0.1, 50)),

  // The end of the process.

  /// Fresh medium through the vessel at constant weight, the cells are held back.
  WASH(
      "wash",
      Asks.NOTHING,
      pumping("runs feed and permeate pump at constant weight until the volume is through"),
      Needs.EXCHANGE,
      Set.of(EquipmentClass.STATIC),
      required("volume", "mL", 10, 50_000),
      required("flow", "mL/min", 0.1, 200)),
  /// Medium out through what holds the cells back, until `to weight`.
  CONCENTRATE(
      "concentrate",
      Asks.NOTHING,
      pumping("runs the permeate pump until the vessel's content is down to the weight"),
      Needs.EXCHANGE,
      Set.of(EquipmentClass.HOLLOW_FIBRE),
      required("to weight", "g", 10, 50_000),
      required("flow", "mL/min", 0.1, 200)),
  /// Final medium onto the cells, and cooler.
  FORMULATE(
      "formulate",
      Asks.NOTHING,
      pumping(
          "sets the temperature and runs the feed pump until the weight has risen by the volume"),
      Needs.FEED,
      required("volume", "mL", 1, 50_000),
      required("flow", "mL/min", 0.1, 200),
      optional("temperature", "degC", 20, 37, 22)),
  /// The product cool, in gas and motion, until somebody needs it.
  COOL_AND_HOLD(
      "cool-and-hold",
      Asks.NOTHING,
      new PhaseBehaviour(
          "lets the product cool and keeps it there, in gas and motion, for the time",
          "the set-point stays",
          "the set-point stays",
          "the set-point stays",
          "the product is cool, gas and motion are on"),
      Needs.LOOPS,
      required("temperature", "degC", 20, 37),
      required("duration", "h", 0.05, 72)),
  /// The vessel is emptied down to `heel`; heating and motion end.
  HARVEST(
      "harvest",
      Asks.NOTHING,
      new PhaseBehaviour(
          "lets the vessel cool, runs the harvest pump down to the heel, then ends temperature, gas"
              + " and motion",
          "the pump stops",
          "the pump stops",
          "the pump stops",
          "pumps stand still; when it is done, temperature, gas and motion are off"),
      Needs.HARVEST,
      required("flow", "mL/min", 0.1, 500),
      required("heel", "g", 0, 5_000),
      optional("temperature", "degC", 2, 37, 22)),
  /// What is left is pumped out, never cells.
  DRAIN(
      "drain",
      Asks.NOTHING,
      new PhaseBehaviour(
          "runs the harvest pump down to the heel, then ends temperature, gas and motion; refuses"
              + " while cells are in the unit",
          "the pump stops",
          "the pump stops",
          "the pump stops",
          "pumps stand still; when it is done, temperature, gas and motion are off"),
      Needs.HARVEST,
      required("flow", "mL/min", 0.1, 500),
      optional("heel", "g", 0, 5_000, 20)),

  // Between units.

  /// Content to another unit, which runs `receive` meanwhile.
  SEND(
      "send",
      Asks.NOTHING,
      pumping("runs the harvest pump until the weight has fallen by the volume"),
      Needs.HARVEST,
      required("volume", "mL", 1, 50_000),
      required("flow", "mL/min", 0.1, 500)),
  /// Content from another unit, which runs `send` meanwhile. Cells may come with it.
  RECEIVE(
      "receive",
      Asks.NOTHING,
      new PhaseBehaviour(
          "keeps its own pumps still and is done when the weight has risen by the volume",
          "goes on watching the weight",
          "ends",
          "ends",
          "pumps stand still, loops go on"),
      Needs.WEIGHT,
      required("volume", "mL", 1, 50_000),
      optional("tolerance", "g", 1, 500, 10)),

  // People and time.

  /// A question alone.
  PROMPT("prompt", Asks.SOMETHING, asking("is done when it is answered"), Needs.NONE),
  /// A person chooses one of several; `chosen` looks at it.
  DECISION("decision", Asks.A_CHOICE, asking("is done when a person has chosen"), Needs.NONE),
  /// A person approves or rejects with user id and password; `chosen` looks at it.
  SIGNATURE(
      "signature",
      Asks.A_SIGNATURE,
      asking("is done when a person has approved or rejected with user id and password"),
      Needs.NONE),
  /// Time passes.
  WAIT(
      "wait",
      Asks.NOTHING,
      new PhaseBehaviour(
          "is done when the time has passed",
          "the time stands still",
          "ends",
          "ends",
          "nothing is changed"),
      Needs.NONE,
      required("duration", "h", 0.01, 720)),
  /// The step's title as a message, until somebody acknowledges it; the procedure goes on at once.
  NOTIFY(
      "notify",
      Asks.NOTHING,
      watching("raises its title as a message of low priority and is done at once"),
      Needs.NONE);

  private final String phase;
  private final Asks asks;

  @SuppressWarnings("ImmutableEnumChecker") // a record of texts
  private final PhaseBehaviour behaviour;

  @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
  private final Needs needs;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable; its type cannot say so
  private final Set<EquipmentClass> never;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type cannot say so
  private final List<Parameter> parameters;

  PhaseType(
      String phase, Asks asks, PhaseBehaviour behaviour, Needs needs, Parameter... parameters) {
    this(phase, asks, behaviour, needs, Set.of(), parameters);
  }

  /// @param never classes of equipment that cannot do it
  PhaseType(
      String phase,
      Asks asks,
      PhaseBehaviour behaviour,
      Needs needs,
      Set<EquipmentClass> never,
      Parameter... parameters) {
    this.phase = phase;
    this.asks = asks;
    this.behaviour = behaviour;
    this.needs = needs;
    this.never = never;
    this.parameters = List.of(parameters);
  }

  private static PhaseBehaviour incubating(String reagent) {
    return new PhaseBehaviour(
        "brings in "
            + reagent
            + " where there is a volume, and keeps the cells at set-points of"
            + " their own and in slow motion for the time",
        "the pump stops, set-points and motion stay",
        "the pump stops, the motion is as before",
        "the pump stops, set-points and motion stay",
        "pumps stand still; when it is done, the motion is as before");
  }

  /// The name recipes use.
  public String phase() {
    return phase;
  }

  /// What its questions must be.
  public Asks asks() {
    return asks;
  }

  public PhaseBehaviour behaviour() {
    return behaviour;
  }

  /// Whether equipment of a class can do it at all.
  public boolean possibleIn(EquipmentClass equipment) {
    return !never.contains(equipment);
  }

  /// Whether cells come into the unit with it.
  public boolean bringsCells() {
    return this == INOCULATE || this == THAW_AND_LOAD || this == RECEIVE;
  }

  /// What the unit has to have for it, with these parameters.
  public Needs needs(Map<String, Quantity> values) {
    return switch (this) {
      case EXPAND -> above(values, "feed") ? needs.and(Needs.FEED) : needs;
      case INTEGRITY_TEST -> above(values, "test pressure") ? needs.and(Needs.HEAD_SPACE) : needs;
      default -> needs;
    };
  }

  private static boolean above(Map<String, Quantity> values, String name) {
    Quantity value = values.get(name);
    return value != null && value.value() > 0;
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

  /// What a phase must ask of people before it starts, in the recipe's questions.
  public enum Asks {
    NOTHING(""),
    SOMETHING("a question"),
    A_CODE("a question with a field `code`"),
    A_CHOICE("a question with `options`"),
    A_SIGNATURE("a question with `signature`");

    private final String words;

    Asks(String words) {
      this.words = words;
    }

    /// What it is, in the words of a recipe; empty for nothing.
    public String words() {
      return words;
    }

    /// Whether these questions do.
    public boolean metBy(List<Question> questions) {
      return switch (this) {
        case NOTHING -> true;
        case SOMETHING -> !questions.isEmpty();
        case A_CODE ->
            questions.stream()
                .anyMatch(q -> q.fields().stream().anyMatch(Question.Code.class::isInstance));
        case A_CHOICE -> questions.stream().anyMatch(q -> !q.choices().isEmpty());
        case A_SIGNATURE -> questions.stream().anyMatch(q -> !q.signature().isEmpty());
      };
    }
  }

  /// What a phase needs of its unit, by the names of its variables and outputs.
  public record Needs(List<String> variables, List<String> outputs) {
    static final Needs NONE = new Needs(List.of(), List.of());
    static final Needs WEIGHT = new Needs(List.of("weight"), List.of());
    static final Needs HEAD_SPACE = new Needs(List.of("head-space pressure"), List.of("air flow"));
    static final Needs LOOPS = new Needs(List.of("temperature", "DO", "pH"), List.of());
    static final Needs FEED = new Needs(List.of("weight", "feed flow"), List.of("feed pump"));
    static final Needs INOCULUM =
        new Needs(List.of("weight", "inoculum flow"), List.of("inoculum pump"));
    static final Needs HARVEST =
        new Needs(List.of("weight", "harvest flow"), List.of("harvest pump"));
    static final Needs EXCHANGE =
        new Needs(
            List.of("weight", "feed flow", "permeate flow"), List.of("feed pump", "permeate pump"));
    static final Needs PUMPS =
        new Needs(
            List.of("feed flow", "permeate flow", "inoculum flow", "harvest flow"), List.of());

    public Needs {
      variables = List.copyOf(variables);
      outputs = List.copyOf(outputs);
    }

    Needs and(Needs other) {
      return new Needs(joined(variables, other.variables), joined(outputs, other.outputs));
    }

    private static List<String> joined(List<String> some, List<String> others) {
      List<String> all = new ArrayList<>(some);
      others.stream().filter(name -> !all.contains(name)).forEach(all::add);
      return all;
    }
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
