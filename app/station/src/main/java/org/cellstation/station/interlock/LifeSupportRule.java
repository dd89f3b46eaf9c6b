package org.cellstation.station.interlock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Life first: whatever trips, and all of it at once, something of temperature, gas and agitation
/// goes on. A matrix that could take them all from a culture is refused.
public final class LifeSupportRule {
  /// A pad below this does not keep a culture warm: T cells bear mild cooling for hours [G].
  public static final double COLDEST_PAD_CELSIUS = 30;

  private record Support(String name, List<String> outputs, double least) {}

  private static final List<Support> SUPPORTS =
      List.of(
          new Support("temperature", List.of("pad setpoint"), COLDEST_PAD_CELSIUS),
          new Support("agitation", List.of("rock rate", "stir rate", "recirculation pump"), 0.1),
          new Support("gas", List.of("air flow", "O2 flow", "CO2 flow", "N2 flow"), 0.1));

  private LifeSupportRule() {}

  /// What is wrong with a matrix, else empty.
  ///
  /// @param outputs of the unit
  /// @param safe the declared safe value of an output
  public static Optional<String> fault(
      InterlockMatrix matrix, Set<String> outputs, ToDoubleFunction<String> safe) {
    List<String> names = new ArrayList<>();
    for (Support support : SUPPORTS) {
      List<String> present = support.outputs().stream().filter(outputs::contains).toList();
      boolean stoppable =
          present.stream().allMatch(output -> stops(matrix, output, support.least(), safe));
      if (!present.isEmpty() && !stoppable) {
        return Optional.empty();
      }
      if (!present.isEmpty()) {
        names.add(support.name());
      }
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the interlocks together could stop %s of a culture"
                .formatted(String.join(", ", names)));
  }

  private static boolean stops(
      InterlockMatrix matrix, String output, double least, ToDoubleFunction<String> safe) {
    return matrix.interlocks().stream()
        .filter(row -> row.during() != Situation.NO_CULTURE && row.during() != Situation.NO_BATCH)
        .flatMap(row -> row.effects().stream())
        .anyMatch(effect -> lowers(effect, output, safe) < least);
  }

  private static double lowers(Effect effect, String output, ToDoubleFunction<String> safe) {
    return switch (effect) {
      case Effect.Force e when e.output().equals(output) -> e.value();
      case Effect.Cap e when e.output().equals(output) -> e.limit();
      case Effect.Safe e when e.output().equals(output) -> safe.applyAsDouble(output);
      default -> Double.POSITIVE_INFINITY;
    };
  }
}
