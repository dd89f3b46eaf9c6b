package org.cellstation.drivers.profile;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.jspecify.annotations.Nullable;

/// A device that talks in lines of printable ASCII.
///
/// @param ending put behind each command
/// @param replyEnd the last character of each line of a reply
/// @param errors lines by which it says no
/// @param unsolicited lines it says without being asked
/// @param reads sent at each poll, in this order
/// @param prepare sent in this order whenever the device was (re)connected
/// @param identity sent to learn who it is
/// @param watchdog null where it has none
public record TextDevice(
    Addressing addressing,
    String ending,
    LineEnd replyEnd,
    List<ErrorLine> errors,
    List<TextPattern> unsolicited,
    List<Command> reads,
    List<Signal> signals,
    List<Setting> settings,
    List<Command> prepare,
    List<Command> identity,
    @Nullable Watchdog watchdog)
    implements Protocol {

  public TextDevice {
    errors = List.copyOf(errors);
    unsolicited = List.copyOf(unsolicited);
    reads = List.copyOf(reads);
    signals = List.copyOf(signals);
    settings = List.copyOf(settings);
    prepare = List.copyOf(prepare);
    identity = List.copyOf(identity);
  }

  /// The last character of a line.
  public enum LineEnd {
    /// Whether or not a carriage return stands before it.
    LF('\n'),
    CR('\r');

    private final char character;

    LineEnd(char character) {
      this.character = character;
    }

    public char character() {
      return character;
    }
  }

  /// @param reply its lines in this order; none when the device does not answer
  /// @param ignored lines that may stand between, besides the unsolicited ones
  /// @param rest silence the device needs behind it
  public record Command(
      TextPattern send, List<TextPattern> reply, List<TextPattern> ignored, Duration rest) {
    public Command {
      reply = List.copyOf(reply);
      ignored = List.copyOf(ignored);
    }
  }

  /// When a simulated device says no in this way.
  public enum Occasion {
    UNKNOWN_COMMAND,
    OUT_OF_RANGE,
    OTHER
  }

  /// @param words what it means
  public record ErrorLine(TextPattern line, String words, Occasion occasion) {}

  /// A placeholder of a read's reply as a signal.
  ///
  /// @param placeholder its name
  /// @param sentinels words in place of the number that stand for "no value"
  public record Signal(
      String id,
      String placeholder,
      String unit,
      Scaling scaling,
      Range valid,
      List<Sentinel> sentinels,
      List<Doubt> doubts) {
    public Signal {
      sentinels = List.copyOf(sentinels);
      doubts = List.copyOf(doubts);
    }
  }

  /// @param text exactly what stands in place of the number
  public record Sentinel(String text, Cause cause) {}

  /// Another placeholder tells how good a signal is.
  ///
  /// @param words the texts to which it applies
  /// @param unless whether it applies to all texts but these
  public record Doubt(
      String placeholder, Set<String> words, boolean unless, Quality quality, Cause cause) {
    public Doubt {
      words = Set.copyOf(words);
    }

    public boolean applies(String text) {
      return words.contains(text) != unless;
    }
  }

  /// @param decimals with which `{value}` is written
  /// @param readBack asked behind the command, its `{value}` compared; null when the reply is
  ///   enough
  /// @param tolerance how far what is read back may be from what was sent
  /// @param refresh how often an unchanged value is written again, `ZERO` for never
  public record Setting(
      String id,
      String unit,
      Scaling scaling,
      double min,
      double max,
      int decimals,
      Command command,
      @Nullable Command readBack,
      double tolerance,
      Memory memory,
      Duration refresh) {}

  /// Something the device acts on by itself when nobody talks to it.
  ///
  /// @param feed sent to feed it
  /// @param every how often, with the polls
  /// @param trips silence after which the device has acted, and must be prepared again
  public record Watchdog(Command feed, Duration every, Duration trips) {}

  /// Stands for the value in a setting's command and in what is read back.
  public static final String VALUE = "value";
}
