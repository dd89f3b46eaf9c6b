package org.cellstation.app.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cellstation.drivers.probe.Candidate;
import org.cellstation.drivers.probe.Find;
import org.cellstation.drivers.probe.LinkReport;
import org.cellstation.station.config.Ports;

/// The beginning of a station's configuration: what was found is in it, what has to be completed is
/// said beside it. As long as something is missing the station's own check names it, line by line.
public final class StationStub {
  private static final int FIRST_NUMBER = 101;

  private final Ports ports;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Placed> placed = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private StationStub(Ports ports) {
    this.ports = ports;
  }

  /// @param ports makes the drivers of what was found, to learn what they measure
  /// @param begun when the search began, for people
  public static String text(List<LinkReport> reports, Ports ports, String begun) {
    return new StationStub(ports).written(reports, begun);
  }

  private String written(List<LinkReport> reports, String begun) {
    text.append("# Found by `cellstation probe`, ").append(begun).append(".\n");
    text.append("# Complete what the comments ask for; `cellstation console` checks the whole");
    text.append(" file and\n# names what is missing. docs/configuration.md says what may stand");
    text.append(" here.\n");
    text.append("station: New station  # its name, as operators know it\n");
    text.append("scan: 1 s\n");
    Map<String, List<Find>> buses = new LinkedHashMap<>();
    for (LinkReport report : reports) {
      for (Find find : report.finds()) {
        buses.computeIfAbsent(find.link(), link -> new ArrayList<>()).add(find);
      }
    }
    boolean any = buses.values().stream().flatMap(List::stream).anyMatch(Find::isNamed);
    text.append(any ? "buses:\n" : "buses: []  # nothing has told who it is\n");
    int number = 1;
    for (Map.Entry<String, List<Find>> bus : buses.entrySet()) {
      bus("bus-" + number++, bus.getKey(), bus.getValue());
    }
    text.append(UnitStub.text(placed));
    return text.toString();
  }

  private void bus(String id, String link, List<Find> finds) {
    boolean any = finds.stream().anyMatch(Find::isNamed);
    String mark = any ? "  " : "#  ";
    text.append(mark).append("- id: ").append(id).append('\n');
    text.append(mark).append("  link: ").append(link).append('\n');
    text.append(mark).append("  instruments:\n");
    for (Find find : finds) {
      find(find, mark);
    }
  }

  private void find(Find find, String mark) {
    if (find.isNamed()) {
      Candidate candidate = find.candidates().getFirst();
      Placed one = Placed.of(candidate, nextId(candidate.model()), ports);
      placed.add(one);
      text.append("      # ").append(printable(candidate.identity().toString())).append('\n');
      text.append("      - ").append(Placed.line(one.id(), candidate));
      text.append(remark(one)).append('\n');
      return;
    }
    String comment = mark.startsWith("#") ? mark : "      # ";
    if (find.candidates().isEmpty()) {
      text.append(comment)
          .append(find.address().isEmpty() ? "something" : "address " + find.address())
          .append(" answers, no model knows it: ")
          .append(printable(find.remark()))
          .append('\n');
      return;
    }
    text.append(comment)
        .append("answers like one of these, but ")
        .append(printable(find.remark()))
        .append("; keep the right line:\n");
    for (Candidate candidate : find.candidates()) {
      String kind = Placed.kind(candidate.model());
      text.append(comment).append("- ").append(Placed.line(kind + "-?", candidate)).append('\n');
    }
  }

  private String nextId(String model) {
    String kind = Placed.kind(model);
    return kind + "-" + numbers.merge(kind, FIRST_NUMBER, (old, first) -> old + 1);
  }

  /// What the search cannot know.
  private static String remark(Placed one) {
    return switch (one.kind()) {
      case "FIC" -> "  # add capacity: full scale in mL/min";
      case "P" -> "  # check which channel or pump drives what";
      case "PC" -> "  # add sizes: of the channels, um";
      default -> "";
    };
  }

  private static String printable(String text) {
    return text.chars()
        .mapToObj(c -> c < ' ' || c == 0x7F ? "?" : Character.toString(c))
        .collect(Collectors.joining());
  }
}
