package org.cellstation.station.control;

/// Which mode follows which: the whole table, and nothing but the table.
///
/// | mode | TAKE_OUT | BY_HAND | BY_ITSELF | FOLLOW | VALUE_LOST |
/// |---|---|---|---|---|---|
/// | OUT_OF_SERVICE | stays | MANUAL | no | no | stays |
/// | MANUAL | OUT_OF_SERVICE | stays | AUTO | CASCADE | stays |
/// | AUTO | OUT_OF_SERVICE | MANUAL | stays | CASCADE | MANUAL |
/// | CASCADE | OUT_OF_SERVICE | MANUAL | AUTO | stays | MANUAL |
///
/// CASCADE is refused to a loop that has no master. What was out of service comes back by way of
/// MANUAL, so that somebody looks at its output before a law moves it.
public final class ModeTable {
  /// What is asked of a loop.
  public enum Command {
    TAKE_OUT,
    BY_HAND,
    BY_ITSELF,
    FOLLOW,
    /// Not a person: the process variable is lost and the loop's bad-value strategy is MANUAL.
    VALUE_LOST;

    /// The command by which a person asks for a mode.
    public static Command to(LoopMode mode) {
      return switch (mode) {
        case OUT_OF_SERVICE -> TAKE_OUT;
        case MANUAL -> BY_HAND;
        case AUTO -> BY_ITSELF;
        case CASCADE -> FOLLOW;
      };
    }
  }

  /// What came of it.
  public sealed interface Outcome {
    record Moved(LoopMode from, LoopMode to) implements Outcome {}

    record Stays(LoopMode mode) implements Outcome {}

    record Refused(String why) implements Outcome {}
  }

  private ModeTable() {}

  public static Outcome on(LoopMode mode, Command command, boolean hasMaster) {
    return switch (mode) {
      case OUT_OF_SERVICE ->
          switch (command) {
            case TAKE_OUT, VALUE_LOST -> new Outcome.Stays(mode);
            case BY_HAND -> new Outcome.Moved(mode, LoopMode.MANUAL);
            case BY_ITSELF, FOLLOW ->
                new Outcome.Refused("it is out of service; put it into MANUAL first");
          };
      case MANUAL ->
          switch (command) {
            case TAKE_OUT -> new Outcome.Moved(mode, LoopMode.OUT_OF_SERVICE);
            case BY_HAND, VALUE_LOST -> new Outcome.Stays(mode);
            case BY_ITSELF -> new Outcome.Moved(mode, LoopMode.AUTO);
            case FOLLOW -> follow(mode, hasMaster);
          };
      case AUTO ->
          switch (command) {
            case TAKE_OUT -> new Outcome.Moved(mode, LoopMode.OUT_OF_SERVICE);
            case BY_HAND, VALUE_LOST -> new Outcome.Moved(mode, LoopMode.MANUAL);
            case BY_ITSELF -> new Outcome.Stays(mode);
            case FOLLOW -> follow(mode, hasMaster);
          };
      case CASCADE ->
          switch (command) {
            case TAKE_OUT -> new Outcome.Moved(mode, LoopMode.OUT_OF_SERVICE);
            case BY_HAND, VALUE_LOST -> new Outcome.Moved(mode, LoopMode.MANUAL);
            case BY_ITSELF -> new Outcome.Moved(mode, LoopMode.AUTO);
            case FOLLOW -> new Outcome.Stays(mode);
          };
    };
  }

  private static Outcome follow(LoopMode mode, boolean hasMaster) {
    return hasMaster
        ? new Outcome.Moved(mode, LoopMode.CASCADE)
        : new Outcome.Refused("it has no master; choose AUTO, MANUAL or OUT_OF_SERVICE");
  }
}
