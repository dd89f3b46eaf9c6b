package org.cellstation.simulator.fault;

import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One way in which an instrument, an actuator, a whole line or the room can go wrong.
///
/// What happens to bytes is done by the line, so every instrument can have it. On a wire in memory
/// nothing takes time: what would come late is lost there, and a port that is gone cannot be opened
/// until it is back.
public enum Fault {
  /// Commands are still carried out.
  SILENT("silent", "no answer comes"),
  /// Delayed on real wires, lost on virtual ones.
  LATE("late", "every answer comes after the client has given up"),
  TRUNCATED("truncated", "every answer breaks off half-way"),
  /// Wrong checksum; one spoiled character of text, another one each time; a wrong protocol
  /// identifier on Modbus TCP, which has no checksum.
  BAD_CRC("bad-checksum", "every answer is damaged on its way"),
  /// Another unit on a serial line, another transaction on Modbus TCP.
  WRONG_ID("wrong-id", "every answer carries another unit or transaction"),
  EXCEPTION_1("exception-1", "every request is refused: illegal function"),
  EXCEPTION_2("exception-2", "every request is refused: illegal address"),
  EXCEPTION_3("exception-3", "every request is refused: illegal value"),
  EXCEPTION_4("exception-4", "every request is refused: device failure"),
  EXCEPTION_5("exception-5", "every request is refused: acknowledged, still working"),
  EXCEPTION_6("exception-6", "every request is refused: busy"),
  ERROR_REPLY("error-reply", "every request is refused in the protocol's own words"),
  /// The answer before comes with the one that was asked for.
  TWO_FRAMES("two-frames", "two answers arrive in one read"),
  BYTE_BY_BYTE("byte-by-byte", "answers arrive in single bytes"),
  /// Nothing is carried out; when it ends, the instrument is as after switching on.
  POWER_LOST("power-lost", "the instrument is off, and afterwards as switched on"),
  PROBE_LOST("probe-lost", "the sensing element is gone; the instrument reports its own defect"),
  STUCK("stuck", "the measured value stays where it was"),
  BIAS("bias", "the measured value is off by the same amount", Amount.OF_SIGNAL),
  DRIFT("drift", "the measured value creeps away", Amount.OF_SIGNAL_PER_HOUR),
  NOISE("noise", "ten times the ordinary noise"),
  SPIKES("spikes", "single values far off, now and then", Amount.OF_SIGNAL),
  FOULED("fouled", "a layer makes the sensing element five times slower"),
  BUBBLE("bubble", "a bubble of air sits under the cap: part of the value is air's, with spikes"),
  REFERENCE_POISONED("reference-poisoned", "the reference takes up what it must not: pH creeps"),
  /// The last result stays, and grows old.
  SAMPLING_STOPPED("sampling-stopped", "the analyser takes no more samples"),
  UNSTABLE("unstable", "the weight never settles"),
  /// The port is there, nobody is at its other end.
  UNPLUGGED("unplugged", "the cable is pulled between port and instruments"),
  VANISHED("vanished", "the port itself goes in the middle of an answer"),
  /// An RS-485 adapter that hears itself.
  ECHO("echo", "every request comes back before its answer"),
  FOREIGN_TRAFFIC("foreign-traffic", "somebody else's frames arrive before every answer"),
  ROCKER_STOPPED("rocker-stopped", "the platform stands still whatever is commanded"),
  STIRRER_BLOCKED("stirrer-blocked", "the shaft stands still whatever is commanded"),
  MFC_STUCK("mfc-stuck", "the valve stays where it was"),
  MFC_LEAK("mfc-leak", "the valve does not close: gas flows past its set-point", Amount.FLOW),
  WRONG_GAS("wrong-gas", "another gas is connected to the inlet"),
  GAS_SUPPLY_LOW("gas-supply-low", "the supply gives a part of the flow only", Amount.PERCENT),
  /// The drive switches the channel off on over-current.
  PUMP_STALLED("pump-stalled", "the pump head is blocked"),
  /// The drive is told, and tells, that it turns the right way.
  PUMP_REVERSED("pump-reversed", "the head turns the wrong way: liquid goes back"),
  PUMP_OVERDELIVERS("pump-over-delivers", "more is delivered than was set", Amount.PERCENT),
  TUBING_SLIPS("tubing-slips", "less is delivered than was set", Amount.PERCENT),
  CLAMP_CLOSED("clamp-closed", "the clamp of the line does not open: the head turns for nothing"),
  BOTTLE_EMPTY("bottle-empty", "the bottle is empty: the head draws air"),
  HEATER_ON("heater-on", "the heater stays on whatever is commanded"),
  HEATER_OFF("heater-off", "the heater stays off whatever is commanded"),
  COOLER_STOPPED("cooler-stopped", "the bath is neither cooled nor heated"),
  LEAK("leak", "the vessel leaks", Amount.FLOW),
  FOAM("foam", "foam stands on the liquid: gas passes badly"),
  EXHAUST_BLOCKED(
      "exhaust-blocked", "the exhaust filter is blocked: the pressure rises", Amount.PERCENT),
  FILTER_FOULING("filter-fouling", "the filter of the permeate clogs more and more"),
  RETENTION_LOST("retention-lost", "the filter lets cells pass", Amount.PERCENT),
  CONTAMINATION("contamination", "something else grows in the culture"),
  NOT_ACTIVATED("not-activated", "the cells do not take the stimulus"),
  DOOR_OPEN("door-open", "the cleanroom's door stands open"),
  MAINS_LOST("mains-lost", "no electric power; a UPS carries on until its battery is empty"),
  PAPER_OUT("paper-out", "the printer has no labels");

  /// What can go wrong with the answers of any instrument.
  public static final Set<Fault> OF_ANSWERS =
      Set.of(SILENT, LATE, TRUNCATED, BAD_CRC, TWO_FRAMES, BYTE_BY_BYTE, POWER_LOST);

  /// What can go wrong with a Modbus unit's answers besides.
  public static final Set<Fault> OF_MODBUS =
      Set.of(
          WRONG_ID, EXCEPTION_1, EXCEPTION_2, EXCEPTION_3, EXCEPTION_4, EXCEPTION_5, EXCEPTION_6);

  /// What can go wrong with a measured value.
  public static final Set<Fault> OF_VALUES = Set.of(STUCK, BIAS, DRIFT, NOISE, SPIKES, FOULED);

  /// What can go wrong with what an instrument says of itself: {@link Reported}.
  public static final Set<Fault> OF_REPORTS = Set.of(STUCK, DRIFT);

  /// What a whole bus does to every instrument on it that can do it.
  static final Set<Fault> OF_BUSES = union(OF_MODBUS, Set.of(SILENT, ERROR_REPLY, POWER_LOST));

  /// What can go wrong with a line, whatever hangs on it.
  public static final Set<Fault> OF_LINES =
      Set.of(
          UNPLUGGED, VANISHED, FOREIGN_TRAFFIC, LATE, TRUNCATED, BAD_CRC, TWO_FRAMES, BYTE_BY_BYTE);

  private final String text;
  private final String meaning;
  private final Amount amount;

  Fault(String text, String meaning) {
    this(text, meaning, Amount.NONE);
  }

  Fault(String text, String meaning, Amount amount) {
    this.text = text;
    this.meaning = meaning;
    this.amount = amount;
  }

  /// How its size is told.
  public Amount amount() {
    return amount;
  }

  /// The name in scenario files and commands.
  public String text() {
    return text;
  }

  /// What a person is told about it.
  public String meaning() {
    return meaning;
  }

  /// @return null where there is none of that name
  public static @Nullable Fault named(String text) {
    for (Fault fault : values()) {
      if (fault.text.equals(text)) {
        return fault;
      }
    }
    return null;
  }

  /// The Modbus exception, 0 for any other fault.
  int exceptionCode() {
    return switch (this) {
      case EXCEPTION_1 -> 1;
      case EXCEPTION_2 -> 2;
      case EXCEPTION_3 -> 3;
      case EXCEPTION_4 -> 4;
      case EXCEPTION_5 -> 5;
      case EXCEPTION_6 -> 6;
      default -> 0;
    };
  }

  /// Each fault has a bit of its own; the two highest are {@link FaultState}'s.
  @SuppressWarnings("EnumOrdinal") // The bits live as long as the program; none is written down.
  long bit() {
    return 1L << ordinal();
  }

  /// Their names, for messages.
  static String texts(Set<Fault> faults) {
    StringJoiner names = new StringJoiner(", ");
    new TreeSet<>(faults).forEach(fault -> names.add(fault.text));
    return names.toString();
  }

  /// All of several sets.
  @SafeVarargs
  public static Set<Fault> union(Set<Fault>... sets) {
    Set<Fault> all = EnumSet.noneOf(Fault.class);
    for (Set<Fault> set : sets) {
      all.addAll(set);
    }
    return all;
  }
}
