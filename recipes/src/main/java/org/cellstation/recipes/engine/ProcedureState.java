package org.cellstation.recipes.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// The procedural states of ISA-88.01 (example state machine).
public enum ProcedureState {
  IDLE(Kind.INITIAL),
  RUNNING(Kind.TRANSIENT),
  PAUSING(Kind.TRANSIENT),
  PAUSED(Kind.QUIESCENT),
  HOLDING(Kind.TRANSIENT),
  HELD(Kind.QUIESCENT),
  RESTARTING(Kind.TRANSIENT),
  STOPPING(Kind.TRANSIENT),
  STOPPED(Kind.FINAL),
  ABORTING(Kind.TRANSIENT),
  ABORTED(Kind.FINAL),
  COMPLETE(Kind.FINAL);

  /// Every edge there is: for each state where it goes when its own logic is done, and where each
  /// command takes it. `-` is no edge: the command is rejected.
  private static final String TABLE =
      """
      state      done     START   PAUSE   RESUME  HOLD    RESTART    STOP     ABORT    RESET
      IDLE       -        RUNNING -       -       -       -          -        -        -
      RUNNING    COMPLETE -       PAUSING -       HOLDING -          STOPPING ABORTING -
      PAUSING    PAUSED   -       -       -       HOLDING -          STOPPING ABORTING -
      PAUSED     -        -       -       RUNNING HOLDING -          STOPPING ABORTING -
      HOLDING    HELD     -       -       -       -       -          STOPPING ABORTING -
      HELD       -        -       -       -       -       RESTARTING STOPPING ABORTING -
      RESTARTING RUNNING  -       -       -       HOLDING -          STOPPING ABORTING -
      STOPPING   STOPPED  -       -       -       -       -          -        ABORTING -
      STOPPED    -        -       -       -       -       -          -        ABORTING IDLE
      ABORTING   ABORTED  -       -       -       -       -          -        -        -
      ABORTED    -        -       -       -       -       -          -        -        IDLE
      COMPLETE   -        -       -       -       -       -          -        -        IDLE
      """;

  private static final Map<ProcedureState, Edges> EDGES = read();

  private final Kind kind;

  ProcedureState(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /// What a command does in this state. Nothing but the answer: the caller moves.
  public Outcome on(Command command) {
    ProcedureState to = edges().commands().get(command);
    return to == null
        ? new Outcome.Rejected(this, command, rejection(command))
        : new Outcome.Moved(this, to);
  }

  /// Where this state goes when its own logic is done; empty unless it is transient.
  public Optional<ProcedureState> complete() {
    return edges().done();
  }

  private String rejection(Command command) {
    String possible =
        edges().commands().keySet().stream().map(Command::name).collect(Collectors.joining(", "));
    return command
        + " is not possible while "
        + this
        + (possible.isEmpty() ? "; nothing is, it ends by itself" : "; possible: " + possible);
  }

  private Edges edges() {
    return Objects.requireNonNull(EDGES.get(this), "the table has a row for each state");
  }

  private static Map<ProcedureState, Edges> read() {
    List<List<String>> rows =
        TABLE.lines().map(row -> Arrays.asList(row.trim().split(" +", -1))).toList();
    List<String> head = rows.getFirst();
    Map<ProcedureState, Edges> edges = new EnumMap<>(ProcedureState.class);
    for (List<String> row : rows.subList(1, rows.size())) {
      Map<Command, ProcedureState> commands = new EnumMap<>(Command.class);
      for (int column = 2; column < head.size(); column++) {
        Command command = Command.valueOf(head.get(column));
        named(row.get(column)).ifPresent(to -> commands.put(command, to));
      }
      edges.put(valueOf(row.getFirst()), new Edges(named(row.get(1)), commands));
    }
    return edges;
  }

  private static Optional<ProcedureState> named(String cell) {
    return cell.equals("-") ? Optional.empty() : Optional.of(valueOf(cell));
  }

  private record Edges(Optional<ProcedureState> done, Map<Command, ProcedureState> commands) {}

  /// A transient state ends by its own logic, a quiescent one waits for a command, a final one is
  /// left by reset only.
  public enum Kind {
    INITIAL,
    TRANSIENT,
    QUIESCENT,
    FINAL
  }
}
