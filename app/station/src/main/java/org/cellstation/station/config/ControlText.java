package org.cellstation.station.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cellstation.recipes.text.CheckedText;
import org.cellstation.recipes.text.Fault;
import org.cellstation.recipes.text.Faults;
import org.cellstation.recipes.text.Nearest;
import org.cellstation.recipes.text.Place;
import org.cellstation.recipes.text.Quantities;
import org.cellstation.recipes.text.SchemaCheck;
import org.cellstation.station.control.BadValue;
import org.cellstation.station.control.ControlStrategy;
import org.cellstation.station.control.Limits;
import org.cellstation.station.control.LoopDefinition;
import org.cellstation.station.control.law.GainSchedule;
import org.cellstation.station.control.law.PowerScale;
import org.cellstation.station.control.law.PulseDoser;

/// Reads a control strategy, checked whole: every fault with line, field and what to do.
public final class ControlText {
  /// The strategies that come with the program, by equipment class.
  public static final List<String> SHIPPED =
      List.of("rocking-bag", "stirred-tank", "hollow-fibre", "static");

  private static final SchemaCheck SHAPE = SchemaCheck.of(ControlText.class, "control.schema.json");
  private static final List<String> LAWS =
      List.of("passes", "moves", "exchanges", "by cells", "feeds");
  private static final BadValue STANDARD =
      new BadValue(BadValue.Action.SAFE, Duration.ofMinutes(60), Duration.ZERO);

  private final Faults faults;
  private final Quantities quantities;

  private ControlText(Faults faults) {
    this.faults = faults;
    quantities = new Quantities(faults);
  }

  /// A strategy that comes with the program.
  ///
  /// @throws IllegalArgumentException for a name that is not in {@link #SHIPPED}
  public static ControlStrategy shipped(String name) {
    if (!SHIPPED.contains(name)) {
      throw new IllegalArgumentException(
          "no control strategy `" + name + "` comes with the program: " + SHIPPED);
    }
    String file = "control/" + name + ".yaml";
    try (InputStream stream = ControlText.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("the program lacks " + file);
      }
      return read(file, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// @param source what faults call the file
  /// @throws ConfigurationException with every fault
  public static ControlStrategy read(String source, byte[] bytes) throws ConfigurationException {
    Faults faults = new Faults(source);
    Optional<CheckedText> text = CheckedText.read(bytes, SHAPE, faults);
    if (text.isEmpty() || !faults.none()) {
      throw new ConfigurationException(faults.all());
    }
    ControlStrategy strategy = new ControlText(faults).strategy(text.get().root());
    List<Fault> found = faults.all();
    if (!found.isEmpty()) {
      throw new ConfigurationException(found);
    }
    return strategy;
  }

  private ControlStrategy strategy(Place root) {
    List<LoopDefinition> loops = new ArrayList<>();
    Map<String, Place> places = new LinkedHashMap<>();
    for (Place place : root.items("loops")) {
      String id = place.text("id").orElse("");
      if (places.put(id, place) != null) {
        fault(place, "the loop `" + id + "` is there twice", "give each its own id");
      }
      loop(id, place).ifPresent(loops::add);
    }
    for (LoopDefinition loop : loops) {
      references(loop, loops, places);
    }
    return new ControlStrategy(
        root.text("control").orElse(""),
        loops,
        root.names().contains("base") ? dosing(root.child("base")) : Optional.empty());
  }

  private Optional<PulseDoser.Dosing> dosing(Place place) {
    try {
      return Optional.of(
          PulseDoser.Dosing.standard(
              number(place, "flow", Double.NaN),
              number(place, "most in an hour", Double.NaN),
              number(place, "most in all", Double.NaN)));
    } catch (IllegalArgumentException wrong) {
      fault(place, String.valueOf(wrong.getMessage()), "write numbers above 0");
      return Optional.empty();
    }
  }

  /// A master comes first and is a controller that moves the loop.
  private void references(
      LoopDefinition loop, List<LoopDefinition> loops, Map<String, Place> places) {
    Place place = places.get(loop.name());
    for (String master : loop.masters()) {
      if (place != null) {
        reference(loop, master, place, loops, places);
      }
    }
  }

  private void reference(
      LoopDefinition loop,
      String name,
      Place place,
      List<LoopDefinition> loops,
      Map<String, Place> places) {
    Optional<LoopDefinition> master =
        loops.stream().filter(other -> other.name().equals(name)).findFirst();
    if (master.isEmpty()) {
      fault(
          place.child("master"),
          "there is no loop `" + name + "`",
          Nearest.remedy(name, places.keySet()));
      return;
    }
    if (loops.indexOf(master.get()) > loops.indexOf(loop)) {
      fault(place, "its master stands below it", "write the master above what follows it");
    }
    boolean moved =
        switch (master.get().law()) {
          case LoopDefinition.Feedback law ->
              law.moves().stream().anyMatch(move -> move.target().equals(loop.name()));
          case LoopDefinition.CellSpecific law -> law.target().equals(loop.name());
          case LoopDefinition.Direct _, LoopDefinition.Exchange _, LoopDefinition.Feed _ -> false;
        };
    if (!moved) {
      fault(
          place.child("master"),
          "`" + name + "` does not move `" + loop.name() + "`",
          "add it to what the master moves, or take `master:` out");
    }
  }

  private Optional<LoopDefinition> loop(String id, Place place) {
    List<String> laws = new ArrayList<>(LAWS);
    laws.retainAll(place.names());
    if (laws.size() != 1) {
      fault(
          place,
          "a loop needs one law",
          "write one of `passes:`, for a set-point that is handed on, `moves:`, for a controller, `exchanges:`, for medium at constant weight, `by cells:`, or `feeds:`");
      return Optional.empty();
    }
    Place span = place.child("set-points");
    Optional<Limits> limits = limits(span, "from", "to");
    Optional<LoopDefinition.Law> law =
        switch (laws.getFirst()) {
          case "passes" -> direct(place);
          case "exchanges" -> exchange(place.child("exchanges"));
          case "by cells" -> byCells(place.child("by cells"));
          case "feeds" ->
              limits.flatMap(range -> new FeedText(faults).read(place.child("feeds"), range.max()));
          default -> feedback(place);
        };
    if (limits.isEmpty() || law.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LoopDefinition(
            id,
            place.text("variable").orElse(""),
            place.text("unit").orElse(""),
            yes(place, "life support"),
            yes(place, "optional"),
            limits.get(),
            number(span, "preset", Double.NaN),
            number(place, "tolerance", Double.NaN),
            Stream.of("master", "else master")
                .flatMap(field -> place.text(field).stream())
                .toList(),
            place.text("uncertain values").filter("used"::equals).isPresent(),
            badValue(place),
            law.get()));
  }

  private BadValue badValue(Place place) {
    if (!place.names().contains("without value")) {
      return STANDARD;
    }
    Place group = place.child("without value");
    boolean manual = group.text("then").filter("manual"::equals).isPresent();
    if (manual && group.text("within").isPresent()) {
      fault(
          group.child("within"),
          "MANUAL keeps the output it has",
          "take `within:` out, or write `then: safe output`");
    }
    return new BadValue(
        manual ? BadValue.Action.MANUAL : BadValue.Action.SAFE,
        time(group, "hold", Duration.ZERO),
        time(group, "within", Duration.ZERO));
  }

  private Optional<LoopDefinition.Law> exchange(Place group) {
    double gain = number(group, "gain", Double.NaN);
    double guard = number(group, "guard", Double.NaN);
    Duration average = time(group, "average", Duration.ofMinutes(5));
    if (!(gain > 0) || !(guard > 0) || average.isZero()) {
      fault(group, "an exchange needs numbers above 0", "correct `gain`, `average` or `guard`");
      return Optional.empty();
    }
    return Optional.of(
        new LoopDefinition.Exchange(
            group.text("in").orElse(""),
            group.text("out").orElse(""),
            gain,
            average.toMillis() / 1000.0,
            guard,
            group.text("rocks with").orElse("")));
  }

  private Optional<LoopDefinition.Law> byCells(Place group) {
    double perMillion = number(group, "per million", Double.NaN);
    if (!(perMillion > 0)) {
      fault(
          group.child("per million"),
          "the reading of a million cells is not above 0",
          "write what the variable shows for 1e6 cells/mL");
      return Optional.empty();
    }
    double change = number(group, "change", 1);
    if (!(change > 0)) {
      fault(
          group.child("change"),
          "the rate would never change",
          "write how much the rate may change in an hour, in 1/d, above 0");
      return Optional.empty();
    }
    return limits(group, "low", "high")
        .map(
            range ->
                new LoopDefinition.CellSpecific(
                    group.text("to").orElse(""), perMillion, range.min(), range.max(), change));
  }

  private Optional<LoopDefinition.Law> direct(Place place) {
    Place group = place.child("passes");
    double rate = number(group, "rate", Double.POSITIVE_INFINITY);
    if (!(rate > 0)) {
      fault(group.child("rate"), "the rate is not above 0", "write units per second");
    }
    return limits(group, "low", "high")
        .map(
            range ->
                new LoopDefinition.Direct(
                    group.text("to").orElse(""),
                    range.min(),
                    range.max(),
                    yes(group, "floor"),
                    number(group, "off", range.min()),
                    rate));
  }

  private Optional<LoopDefinition.Law> feedback(Place place) {
    List<LoopDefinition.Move> moves = new ArrayList<>();
    for (Place move : place.items("moves")) {
      move(move).ifPresent(moves::add);
    }
    if (moves.size() < place.items("moves").size()) {
      return Optional.empty();
    }
    together(place, moves);
    Optional<LoopDefinition.Ramp> ramp =
        place.names().contains("ramp") ? ramp(place.child("ramp")) : Optional.empty();
    LoopDefinition.Position safe = safe(place, moves);
    double weight = number(place, "set-point weight", 1);
    if (weight < 0 || weight > 1) {
      fault(place.child("set-point weight"), "the weight is not within 0..1", "write 0 to 1");
      return Optional.empty();
    }
    double filter = number(place, "derivative filter", 10);
    if (filter < 1) {
      fault(place.child("derivative filter"), "the filter is below 1", "write 1 to 20");
      return Optional.empty();
    }
    double deadBand = number(place, "dead band", 0);
    if (deadBand < 0) {
      fault(place.child("dead band"), "the dead band is below 0", "write 0 or more");
    }
    return Optional.of(
        new LoopDefinition.Feedback(
            weight,
            time(place, "derivative", Duration.ZERO).toMillis() / 1000.0,
            filter,
            deadBand,
            ramp,
            place.text("scheduled on").orElse(""),
            moves,
            start(place),
            safe,
            place.text("at low end").orElse(""),
            place.text("at high end").orElse(""),
            time(place, "sampled", Duration.ZERO).toMillis() / 1000.0,
            place.names().contains("scaled with")
                ? scaling(place.child("scaled with"))
                : Optional.empty()));
  }

  private Optional<LoopDefinition.Scaling> scaling(Place group) {
    try {
      return Optional.of(
          new LoopDefinition.Scaling(
              group.text("variable").orElse(""),
              new PowerScale(
                  number(group, "tuned at", Double.NaN),
                  number(group, "power", 1),
                  number(group, "least", Double.NaN),
                  number(group, "most", Double.NaN))));
    } catch (IllegalArgumentException wrong) {
      fault(
          group,
          String.valueOf(wrong.getMessage()),
          "write `tuned at` above 0, `least` up to 1 and `most` from 1 on");
      return Optional.empty();
    }
  }

  private static LoopDefinition.Start start(Place place) {
    return switch (place.text("start").orElse("low")) {
      case "variable" -> LoopDefinition.Start.VARIABLE;
      case "safe" -> LoopDefinition.Start.SAFE;
      default -> LoopDefinition.Start.LOW;
    };
  }

  private LoopDefinition.Position safe(Place place, List<LoopDefinition.Move> moves) {
    if (!place.names().contains("safe")) {
      return new LoopDefinition.Position(moves.getFirst().target(), moves.getFirst().low());
    }
    Place group = place.child("safe");
    String target = group.text("to").orElse("");
    double at = number(group, "at", Double.NaN);
    List<String> targets = moves.stream().map(LoopDefinition.Move::target).toList();
    Optional<LoopDefinition.Move> move =
        moves.stream().filter(one -> one.target().equals(target)).findFirst();
    if (move.isEmpty()) {
      fault(
          group.child("to"),
          "the loop does not move `" + target + "`",
          Nearest.remedy(target, targets));
    } else if (at < move.get().low() || at > move.get().high()) {
      fault(
          group.child("at"),
          "the safe value is outside what the loop moves",
          "write %s to %s".formatted(move.get().low(), move.get().high()));
    }
    return new LoopDefinition.Position(target, at);
  }

  private Optional<LoopDefinition.Ramp> ramp(Place group) {
    double perMinute = number(group, "per minute", Double.NaN);
    double lead = number(group, "lead", Double.NaN);
    Duration approach = time(group, "approach", Duration.ZERO);
    if (!(perMinute > 0) || !(lead > 0) || approach.isZero()) {
      fault(group, "a ramp needs numbers above 0", "correct `per minute`, `approach` or `lead`");
      return Optional.empty();
    }
    return Optional.of(new LoopDefinition.Ramp(perMinute / 60, approach.toMillis() / 1000.0, lead));
  }

  /// Parts of a demand follow each other from 0 to 100 % and, when it acts both ways, from 0 to
  /// -100 %, and all act the same way.
  private void together(Place place, List<LoopDefinition.Move> moves) {
    double up = 0;
    double down = 0;
    double sign = 0;
    for (LoopDefinition.Move move : moves) {
      boolean negative = move.until() < move.from();
      if (move.from() != (negative ? down : up) || move.until() == move.from()) {
        fault(
            place.child("moves"),
            "the part of `%s` does not begin where the one before it ends".formatted(move.target()),
            "write parts that follow each other from 0 to 100, or from 0 to -100");
      }
      up = negative ? up : move.until();
      down = negative ? move.until() : down;
      for (GainSchedule.Point point : move.points()) {
        if (sign != 0 && Math.signum(point.gain()) != sign) {
          fault(
              place.child("moves"),
              "the gains of a loop have different signs",
              "give all gains the sign by which a higher demand acts");
        }
        sign = Math.signum(point.gain());
      }
    }
    if (up != 100 || (down != 0 && down != -100)) {
      fault(
          place.child("moves"),
          "the parts end at %s and %s %%".formatted(up, down),
          "let them end at 100, and at -100 where the loop acts both ways");
    }
  }

  private Optional<LoopDefinition.Move> move(Place place) {
    boolean logarithmic = place.text("scale").filter("logarithmic"::equals).isPresent();
    Optional<Limits> range = limits(place, "low", "high");
    if (range.isPresent() && logarithmic && !(range.get().min() > 0)) {
      fault(place.child("low"), "a logarithmic scale begins above 0", "write a `low` above 0");
      return Optional.empty();
    }
    List<GainSchedule.Point> points = new ArrayList<>();
    boolean listed = place.names().contains("points");
    if (listed == place.text("gain").isPresent()) {
      fault(
          place,
          "the parameters are missing, or there twice",
          "write `gain` and `integral`, or `points`");
      return Optional.empty();
    }
    if (listed) {
      for (Place point : place.items("points")) {
        points.add(point(point, number(point, "at", Double.NaN)));
      }
    } else {
      points.add(point(place, 0));
    }
    try {
      new GainSchedule(points);
    } catch (IllegalArgumentException wrong) {
      fault(place, String.valueOf(wrong.getMessage()), "correct the parameters");
      return Optional.empty();
    }
    return range.map(
        limits ->
            new LoopDefinition.Move(
                place.text("to").orElse(""),
                number(place, "from", Double.NaN),
                number(place, "until", Double.NaN),
                limits.min(),
                limits.max(),
                logarithmic,
                points));
  }

  private GainSchedule.Point point(Place place, double at) {
    double gain = number(place, "gain", Double.NaN);
    if (gain == 0) {
      fault(
          place.child("gain"),
          "the gain is 0",
          "write a gain, negative when more output lowers the variable");
    }
    return new GainSchedule.Point(
        at, gain, time(place, "integral", Duration.ZERO).toMillis() / 1000.0);
  }

  private Optional<Limits> limits(Place place, String low, String high) {
    double min = number(place, low, Double.NaN);
    double max = number(place, high, Double.NaN);
    if (!(min < max)) {
      fault(place, "`%s` is not below `%s`".formatted(low, high), "write the smaller one first");
      return Optional.empty();
    }
    return Optional.of(new Limits(min, max));
  }

  private Duration time(Place place, String field, Duration preset) {
    return StationConfigurationReader.durationAt(quantities, place, field, preset);
  }

  private static double number(Place place, String field, double preset) {
    return place.text(field).map(Double::parseDouble).orElse(preset);
  }

  private static boolean yes(Place place, String field) {
    return place.text(field).filter("yes"::equals).isPresent();
  }

  private void fault(Place place, String what, String remedy) {
    faults.add(place.line(), place.path(), what, remedy);
  }
}
