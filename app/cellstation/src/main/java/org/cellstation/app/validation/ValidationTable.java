package org.cellstation.app.validation;

import java.util.List;
import java.util.Locale;
import org.cellstation.simulator.validation.Measure;
import org.cellstation.simulator.validation.Tolerance;
import org.cellstation.simulator.validation.Validation.Finding;

/// The table of published and simulated values for a person, in 100 columns.
public final class ValidationTable {
  private static final String ROW = "%-10s %-37s %14s %16s %10s  %s%n";
  private static final int WIDTH = 100;

  private ValidationTable() {}

  /// @param donors that were simulated
  /// @param seconds it took
  public static String text(List<Finding> findings, int donors, double seconds) {
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT, ROW, "id", "what", "published", "simulated", "tolerance", "verdict"));
    String run = "";
    for (Finding finding : findings) {
      if (!finding.protocol().id().equals(run)) {
        run = finding.protocol().id();
        text.append(cut(run + ": " + finding.protocol().what(), WIDTH))
            .append(System.lineSeparator());
      }
      text.append(row(finding));
      if (finding.missing() > 0) {
        text.append(" ".repeat(11))
            .append("not reached by " + finding.missing() + " of " + donors + " donors")
            .append(System.lineSeparator());
      }
    }
    long within = findings.stream().filter(Finding::within).count();
    text.append(
        String.format(
            Locale.ROOT,
            "%d of %d within tolerance; mean +- SD of %d donors each; %.1f s%n",
            within,
            findings.size(),
            donors,
            seconds));
    return text.toString();
  }

  private static String row(Finding finding) {
    Measure measure = finding.measure();
    return String.format(
        Locale.ROOT,
        ROW,
        cut(measure.id(), 10),
        cut(what(measure), 37),
        pair(measure.published(), measure.spread())
            + (measure.mark().equals("L") ? "" : " [" + measure.mark() + "]"),
        Double.isNaN(finding.mean()) ? "not reached" : pair(finding.mean(), finding.spread()),
        measure.tolerance().text(),
        finding.within() ? "ok" : "MISSED");
  }

  private static String what(Measure measure) {
    String text = measure.quantity().text();
    String span =
        measure.from() > 0
            ? " " + number(measure.from()) + ".." + number(measure.to()) + " h"
            : " at " + number(measure.to()) + " h";
    return measure.against().isEmpty()
        ? text + span + ", " + measure.quantity().unit()
        : text + span + " / " + measure.against();
  }

  private static String pair(double value, double spread) {
    return Double.isNaN(spread) ? number(value) : number(value) + " +- " + number(spread);
  }

  private static String number(double value) {
    return Tolerance.number(value);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 3) + "...";
  }
}
