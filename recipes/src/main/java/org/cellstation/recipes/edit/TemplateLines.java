package org.cellstation.recipes.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cellstation.recipes.chart.Outline.Level;
import org.cellstation.recipes.model.EquipmentClass;
import org.cellstation.recipes.model.PhaseType;
import org.cellstation.recipes.model.PhaseType.Parameter;

/// Writes the lines of one template.
final class TemplateLines {
  private final EquipmentClass equipment;
  private final List<String> taken;

  TemplateLines(EquipmentClass equipment, Set<String> taken) {
    this.equipment = equipment;
    this.taken = new ArrayList<>(taken);
  }

  List<String> of(Template template, Level level) {
    return switch (template) {
      case Template.Phase phase -> phase(phase.type(), id(phase.type().phase()));
      case Template.Operation _ -> operation();
      case Template.Block block -> block(block.kind(), level);
    };
  }

  private String id(String wanted) {
    String id = wanted;
    for (int i = 2; taken.contains(id); i++) {
      id = wanted + "-" + i;
    }
    taken.add(id);
    return id;
  }

  private List<String> phase(PhaseType type, String id) {
    List<String> lines = new ArrayList<>();
    lines.add("- id: " + id);
    lines.add("  title: " + title(type.phase()));
    lines.add("  phase: " + type.phase());
    List<Parameter> required =
        type.parameters(equipment).stream().filter(Parameter::required).toList();
    if (!required.isEmpty()) {
      lines.add("  parameters:");
      required.forEach(each -> lines.add("    " + each.name() + ": " + Template.middle(each)));
    }
    asked(type.asks()).forEach(line -> lines.add("  " + line));
    return lines;
  }

  /// A question to begin from, where the phase is nothing without one.
  private static List<String> asked(PhaseType.Asks asks) {
    if (asks == PhaseType.Asks.NOTHING) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("ask before:");
    lines.add("  - id: question");
    lines.add("    text: What is asked?");
    switch (asks) {
      case NOTHING, SOMETHING -> {}
      case A_CODE -> lines.add("    fields: {label: code}");
      case A_CHOICE -> lines.add("    options: [go on, stop here]");
      case A_SIGNATURE -> lines.add("    signature: approval");
    }
    return lines;
  }

  private List<String> operation() {
    List<String> lines = new ArrayList<>();
    lines.add("- id: " + id("operation"));
    lines.add("  title: Operation");
    lines.add("  phases:");
    indented("    ", phase(PhaseType.SAMPLE, PhaseType.SAMPLE.phase()), lines);
    return lines;
  }

  private List<String> unitProcedure() {
    List<String> lines = new ArrayList<>();
    lines.add("- id: " + id("unit-procedure"));
    lines.add("  title: Unit procedure");
    lines.add("  unit: bioreactor");
    lines.add("  operations:");
    indented("    ", new TemplateLines(equipment, Set.of()).operation(), lines);
    return lines;
  }

  private List<String> filler(Level level) {
    return switch (level) {
      case UNIT_PROCEDURE -> unitProcedure();
      case OPERATION -> operation();
      case PHASE -> phase(PhaseType.SAMPLE, id(PhaseType.SAMPLE.phase()));
    };
  }

  private List<String> block(Template.Kind kind, Level level) {
    List<String> lines = new ArrayList<>();
    switch (kind) {
      case PARALLEL -> {
        lines.add("- parallel: " + id("together"));
        lines.add("  title: At the same time");
        lines.add("  branches:");
        for (int i = 0; i < 2; i++) {
          List<String> branch = filler(level);
          lines.add("    - " + branch.getFirst());
          indented("      ", branch.subList(1, branch.size()), lines);
        }
      }
      case CHOOSE -> {
        lines.add("- choose: " + id("choice"));
        lines.add("  title: Which way?");
        lines.add("  branches:");
        lines.add("    - when: culture age >= 1 d");
        lines.add("      then:");
        indented("        ", filler(level), lines);
        lines.add("    - otherwise: []");
      }
      case REPEAT -> {
        lines.add("- repeat: " + id("again"));
        lines.add("  title: Again and again");
        lines.add("  at most: 3");
        lines.add("  until: culture age >= 1 d");
        lines.add("  steps:");
        indented("    ", filler(level), lines);
      }
      case SYNCHRONISE -> lines.add("- synchronise: meeting-point");
    }
    return lines;
  }

  private static void indented(String by, List<String> lines, List<String> into) {
    lines.forEach(line -> into.add(by + line));
  }

  private static String title(String phase) {
    String words = phase.replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
