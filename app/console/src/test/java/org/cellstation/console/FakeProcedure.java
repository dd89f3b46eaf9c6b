package org.cellstation.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.console.model.LegalCommands;
import org.cellstation.recipes.chart.Outline;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureMode;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.engine.ProcedureStatus.Element;
import org.cellstation.recipes.engine.ProcedureStatus.Level;
import org.cellstation.recipes.engine.ProcedureStatus.Waiting;
import org.jspecify.annotations.Nullable;

/// A procedure of a few phases that runs in process time, asks a question and obeys commands.
final class FakeProcedure {
  private record Part(String path, Level level, String title, long minutes) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("", Level.PROCEDURE, "T-cell expansion", 0),
          new Part("expansion", Level.UNIT_PROCEDURE, "Expansion in the rocking bag", 0),
          new Part("expansion/prepare", Level.OPERATION, "Prepare", 0),
          new Part("expansion/prepare/check", Level.PHASE, "Pre-use check", 10),
          new Part("expansion/prepare/fill", Level.PHASE, "Fill with medium", 30),
          new Part("expansion/prepare/equilibrate", Level.PHASE, "Equilibrate", 120),
          new Part("expansion/culture", Level.OPERATION, "Culture", 0),
          new Part("expansion/culture/inoculate", Level.PHASE, "Inoculate", 15),
          new Part("expansion/culture/expand", Level.PHASE, "Expand", 72 * 60),
          new Part("expansion/culture/sample", Level.PHASE, "Sample and count", 10),
          new Part("expansion/culture/perfuse", Level.PHASE, "Perfuse", 96 * 60),
          new Part("expansion/finish", Level.OPERATION, "Finish", 0),
          new Part("expansion/finish/harvest", Level.PHASE, "Harvest", 45));

  private ProcedureState state = ProcedureState.IDLE;
  ProcedureMode mode = ProcedureMode.AUTOMATIC;
  private long minutesRun;
  private final List<Prompt> prompts = new ArrayList<>();
  private final Map<String, Waiting> waiting = new HashMap<>();
  private @Nullable Instant begun;
  String waitingFor = "";

  void run(Duration by) {
    switch (state) {
      case RUNNING -> minutesRun += by.toMinutes();
      case PAUSING -> state = ProcedureState.PAUSED;
      case HOLDING -> state = ProcedureState.HELD;
      case RESTARTING -> state = ProcedureState.RUNNING;
      case STOPPING -> state = ProcedureState.STOPPED;
      case ABORTING -> state = ProcedureState.ABORTED;
      default -> {}
    }
  }

  ProcedureState state() {
    return state;
  }

  boolean obey(Command command, Instant now) {
    if (!LegalCommands.in(state).contains(command)) {
      return false;
    }
    if (command == Command.START) {
      begun = now;
    }
    state =
        switch (command) {
          case START, RESUME -> ProcedureState.RUNNING;
          case PAUSE -> ProcedureState.PAUSING;
          case HOLD -> ProcedureState.HOLDING;
          case RESTART -> ProcedureState.RESTARTING;
          case STOP -> ProcedureState.STOPPING;
          case ABORT -> ProcedureState.ABORTING;
          case RESET -> ProcedureState.IDLE;
        };
    return true;
  }

  void end() {
    state = ProcedureState.COMPLETE;
    prompts.clear();
  }

  void askForCount() {
    prompts.add(
        new Prompt(
            "count-1",
            "expansion/culture/sample",
            "Take the sample from the harvest port, count it and type the result.",
            List.of(
                Field.number("viable cell density", "1e6/mL", 0, 100),
                Field.number("viability", "%", 0, 100),
                Field.text("sample number"))));
  }

  /// A verified question whose answer is there: the second person is awaited.
  void askForSecond(Instant now) {
    prompts.add(
        new Prompt(
            "identity-1",
            "expansion/culture/inoculate",
            "Read patient and order from the label of the cell bag and compare them with the batch"
                + " order.",
            "label.png",
            List.of(Field.text("patient"), Field.number("viability", "%", 0, 100)),
            true,
            "",
            Duration.ofMinutes(15)));
    waiting.put(
        "identity-1",
        new Waiting(
            now.minus(Duration.ofMinutes(4)),
            Map.of("patient", "P-0042", "viability", "93.5 %"),
            "otto",
            "label is a little creased, still readable"));
  }

  void askForSignature(Instant now) {
    prompts.add(
        new Prompt(
            "approval-1",
            "expansion/harvest/approval",
            "Viable cells 2.4e9, viability 94 %, sterility test pending. Do the results allow the"
                + " harvest?",
            "",
            List.of(),
            false,
            "approval of the harvest",
            Duration.ofMinutes(30)));
    waiting.put("approval-1", new Waiting(now.minus(Duration.ofMinutes(45)), Map.of(), "", ""));
  }

  @Nullable Prompt prompt(String id) {
    return prompts.stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
  }

  void answered(String id) {
    prompts.removeIf(p -> p.id().equals(id));
    waiting.remove(id);
  }

  /// The culture is a loop with a choice in it.
  Outline outline() {
    return new Outline(List.of(step("expansion", Outline.Level.UNIT_PROCEDURE)));
  }

  private static Outline.Step step(String path, Outline.Level level) {
    String title =
        PARTS.stream().filter(p -> p.path().equals(path)).findFirst().orElseThrow().title();
    List<Outline.Part> parts = new ArrayList<>();
    for (Part part : PARTS) {
      if (part.path().startsWith(path + "/")
          && part.path().indexOf('/', path.length() + 1) < 0
          && !IN_BLOCKS.contains(part.path())) {
        parts.add(
            step(
                part.path(),
                level == Outline.Level.UNIT_PROCEDURE
                    ? Outline.Level.OPERATION
                    : Outline.Level.PHASE));
      }
    }
    if (path.equals("expansion/culture")) {
      parts.add(
          new Outline.Loop(
              "expansion/culture/days",
              "Days of culture",
              List.of(step("expansion/culture/sample", Outline.Level.PHASE), ENOUGH),
              "entered viable cell density >= 2 1e6/mL",
              "8"));
    }
    return new Outline.Step(path, level, title, "", "", parts);
  }

  private static final List<String> IN_BLOCKS =
      List.of("expansion/culture/sample", "expansion/culture/perfuse");

  private static final Outline.Selection ENOUGH =
      new Outline.Selection(
          "expansion/culture/grows",
          "Does it grow?",
          List.of(
              new Outline.Branch(
                  "entered viability > 80 %",
                  List.of(
                      new Outline.Step(
                          "expansion/culture/perfuse",
                          Outline.Level.PHASE,
                          "Perfuse",
                          "perfuse",
                          "after 96 h",
                          List.of()))),
              new Outline.Branch("", List.of())));

  ProcedureStatus status() {
    List<Element> elements = new ArrayList<>();
    long start = 0;
    for (Part part : PARTS) {
      elements.add(element(part, start));
      start += part.minutes();
    }
    return new ProcedureStatus(
        state,
        mode,
        elements,
        junctions(),
        List.copyOf(prompts),
        orders(),
        waitingFor,
        Map.copyOf(waiting));
  }

  private List<ProcedureStatus.Junction> junctions() {
    return List.of(
        new ProcedureStatus.Junction(
            "expansion/culture/days", "Days of culture", minutesRun > 0 ? 2 : 0),
        new ProcedureStatus.Junction(
            "expansion/culture/grows", "Does it grow?", minutesRun > 0 ? 1 : 0));
  }

  private List<ProcedureStatus.Order> orders() {
    return switch (mode) {
      case AUTOMATIC -> List.of();
      case SEMI_AUTOMATIC ->
          List.of(
              new ProcedureStatus.Order("expansion/culture/sample", 0, "Begin Sample and count"));
      case MANUAL ->
          List.of(
              new ProcedureStatus.Order("expansion/culture/sample", 0, "Begin Sample and count"),
              new ProcedureStatus.Order("expansion/culture/expand", 0, "End Expand"));
    };
  }

  private Element element(Part part, long start) {
    Instant at = begun;
    long done = Math.clamp(minutesRun - start, 0, part.minutes());
    boolean phase = part.level() == Level.PHASE;
    boolean started = at != null && minutesRun >= start;
    boolean over = phase && minutesRun >= start + part.minutes();
    long length = phase ? part.minutes() : children(part.path());
    boolean parentOver = !phase && minutesRun >= start + length;
    return new Element(
        part.path(),
        part.level(),
        part.title(),
        !started
            ? ProcedureState.IDLE
            : over || parentOver || state == ProcedureState.COMPLETE
                ? ProcedureState.COMPLETE
                : state,
        started && at != null ? at.plus(Duration.ofMinutes(start)) : null,
        null,
        Duration.ofMinutes(phase ? done : Math.clamp(minutesRun - start, 0, length)),
        phase ? Duration.ofMinutes(part.minutes()) : null);
  }

  private static long children(String path) {
    return PARTS.stream()
        .filter(p -> p.level() == Level.PHASE && p.path().startsWith(path))
        .mapToLong(Part::minutes)
        .sum();
  }
}
