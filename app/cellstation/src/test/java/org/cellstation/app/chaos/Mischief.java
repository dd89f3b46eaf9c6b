package org.cellstation.app.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;

/// Lets links and instruments of a skid fail at random: now and then one site gets one fault for a
/// while. The same seed does the same.
final class Mischief {
  /// One fault of one site for a while.
  record Woe(String site, Fault fault, Instant from, Instant until) {
    /// The instrument or line that has it, also when only one of its channels does.
    String instrument() {
      int channel = site.indexOf('.');
      return channel < 0 ? site : site.substring(0, channel);
    }

    /// Whether nothing of the instruments concerned may look good meanwhile.
    boolean shown() {
      return SHOWN.contains(fault);
    }

    /// Whether the instruments concerned are polled and read as ever. A balance whose weight jumps
    /// says that it is not stable.
    boolean harmless() {
      return UNTRUE.contains(fault) && !site.startsWith("WT-");
    }

    @Override
    public String toString() {
      return site + " " + fault.text();
    }
  }

  /// Faults after which no answer can be used.
  private static final Set<Fault> SHOWN =
      EnumSet.of(
          Fault.SILENT,
          Fault.LATE,
          Fault.TRUNCATED,
          Fault.BAD_CRC,
          Fault.WRONG_ID,
          Fault.EXCEPTION_1,
          Fault.EXCEPTION_2,
          Fault.EXCEPTION_3,
          Fault.EXCEPTION_4,
          Fault.EXCEPTION_5,
          Fault.EXCEPTION_6,
          Fault.ERROR_REPLY,
          Fault.POWER_LOST,
          Fault.UNPLUGGED,
          Fault.VANISHED);

  /// Those through which an instrument may be seen or not, but never wrongly.
  private static final Set<Fault> BORNE =
      EnumSet.of(
          Fault.TWO_FRAMES,
          Fault.BYTE_BY_BYTE,
          Fault.ECHO,
          Fault.FOREIGN_TRAFFIC,
          Fault.PROBE_LOST,
          Fault.UNSTABLE);

  /// Those of what is told: the link is as well as ever.
  private static final Set<Fault> UNTRUE =
      EnumSet.of(Fault.STUCK, Fault.DRIFT, Fault.BIAS, Fault.NOISE, Fault.SPIKES, Fault.FOULED);

  private final Faults faults;
  private final Random chance;
  private final int shortest;
  private final int longest;
  private final List<String> sites = new ArrayList<>();
  private final List<Woe> active = new ArrayList<>();
  private final Map<String, Instant> ended = new HashMap<>();
  private final Map<String, Instant> powered = new HashMap<>();
  private int done;

  /// @param shortest and `longest` time that a fault lasts, s
  Mischief(Faults faults, long seed, int shortest, int longest) {
    this.faults = faults;
    this.chance = new Random(seed);
    this.shortest = shortest;
    this.longest = longest;
    for (Map.Entry<String, Set<Fault>> site : faults.possible().entrySet()) {
      if (!possible(site.getValue()).isEmpty()) {
        sites.add(site.getKey());
      }
    }
  }

  private static List<Fault> possible(Set<Fault> faults) {
    Set<Fault> some = new TreeSet<>(faults);
    some.retainAll(Fault.union(SHOWN, BORNE, UNTRUE));
    return List.copyOf(some);
  }

  /// Ends what has lasted long enough; begins something with a probability.
  void act(Instant now, double probability) {
    for (Iterator<Woe> woes = active.iterator(); woes.hasNext(); ) {
      Woe woe = woes.next();
      if (!now.isBefore(woe.until())) {
        faults.set(woe.site(), woe.fault(), false);
        over(woe, now);
        woes.remove();
      }
    }
    if (chance.nextDouble() < probability) {
      begin(now);
    }
  }

  private void begin(Instant now) {
    String site = sites.get(chance.nextInt(sites.size()));
    List<Fault> some = possible(faults.possibleAt(site));
    Fault fault = some.get(chance.nextInt(some.size()));
    Duration time = Duration.ofSeconds(shortest + chance.nextInt(longest - shortest + 1));
    if (active.stream().noneMatch(woe -> woe.site().equals(site))) {
      active.add(new Woe(site, fault, now, now.plus(time)));
      faults.set(site, fault, true);
      done++;
    }
  }

  /// Ends everything.
  void end(Instant now) {
    active.forEach(woe -> over(woe, now));
    active.clear();
    faults.clear();
  }

  private void over(Woe woe, Instant now) {
    if (!woe.harmless()) {
      ended.put(woe.instrument(), now);
    }
    if (woe.fault() == Fault.POWER_LOST) {
      powered.put(woe.instrument(), now);
    }
  }

  /// What is going on.
  List<Woe> active() {
    return List.copyOf(active);
  }

  /// When the last fault of an instrument or line was over, `MIN` when it had none.
  Instant ended(String instrument) {
    return ended.getOrDefault(instrument, Instant.MIN);
  }

  /// When an instrument or line last got its power back, `MIN` when it never lost it.
  Instant powered(String instrument) {
    return powered.getOrDefault(instrument, Instant.MIN);
  }

  /// How many faults there have been.
  int done() {
    return done;
  }
}
