package org.cellstation.simulator.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cellstation.simulator.culture.Donor;

/// Repeats published experiments with drawn donors and sets what comes out beside what was
/// published. Donors of one number are the same person in every run, so that runs can be compared
/// donor by donor.
public final class Validation {
  /// One row of the table.
  ///
  /// @param mean,spread of the simulated donors that came to a value; NaN where none did
  /// @param missing how many donors did not: what is measured was not reached
  /// @param within what the tolerance says of the mean; false where a donor is missing
  public record Finding(
      Protocol protocol,
      Measure measure,
      double mean,
      double spread,
      int missing,
      boolean within) {}

  private Validation() {}

  /// All measures of all protocols, in their order.
  ///
  /// @param donors how many are drawn, at least 1
  /// @param seed of the first donor; the default donor is not among them
  public static List<Finding> of(List<Protocol> protocols, int donors, long seed) {
    Map<String, Protocol> byId = new LinkedHashMap<>();
    protocols.forEach(p -> byId.put(p.id(), p));
    // Donors are independent of each other: one task each, on all cores.
    List<Map<String, Double>> values =
        IntStream.range(0, donors)
            .parallel()
            .mapToObj(i -> donor(byId, Donor.drawn(seed + i)))
            .toList();
    List<Finding> findings = new ArrayList<>();
    for (Protocol protocol : protocols) {
      for (Measure measure : protocol.measures()) {
        double[] all =
            values.stream().mapToDouble(v -> v.getOrDefault(measure.id(), Double.NaN)).toArray();
        findings.add(finding(protocol, measure, all));
      }
    }
    return findings;
  }

  private static Finding finding(Protocol protocol, Measure measure, double[] values) {
    double sum = 0;
    int known = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        sum += value;
        known++;
      }
    }
    double mean = known > 0 ? sum / known : Double.NaN;
    double squares = 0;
    for (double value : values) {
      if (Double.isFinite(value)) {
        squares += (value - mean) * (value - mean);
      }
    }
    double spread = known > 1 ? Math.sqrt(squares / (known - 1)) : 0;
    return new Finding(
        protocol,
        measure,
        mean,
        spread,
        values.length - known,
        known == values.length && measure.tolerance().accepts(mean, measure.published()));
  }

  /// All measures of one donor, by id.
  private static Map<String, Double> donor(Map<String, Protocol> protocols, Donor donor) {
    Map<String, Course> courses = new LinkedHashMap<>();
    protocols.forEach((id, protocol) -> courses.put(id, Run.of(protocol, donor)));
    Map<String, Double> values = new LinkedHashMap<>();
    protocols.forEach(
        (id, protocol) -> {
          for (Measure measure : protocol.measures()) {
            values.put(measure.id(), value(courses, protocol, donor, measure));
          }
        });
    return values;
  }

  private static double value(
      Map<String, Course> courses, Protocol protocol, Donor donor, Measure measure) {
    boolean dosed =
        measure.quantity() == Quantity.INHIBITING_LACTATE
            || measure.quantity() == Quantity.INHIBITING_AMMONIUM;
    double value =
        dosed ? DoseSearch.of(protocol, donor, measure) : of(courses, protocol.id(), measure);
    return measure.against().isEmpty() ? value : value / of(courses, measure.against(), measure);
  }

  private static double of(Map<String, Course> courses, String run, Measure measure) {
    Course course = courses.get(run);
    if (course == null) {
      throw new IllegalArgumentException(measure.id() + " is set against " + run + ", no run here");
    }
    return course.of(measure);
  }
}
