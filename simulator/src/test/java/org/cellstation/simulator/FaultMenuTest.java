package org.cellstation.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cellstation.simulator.fault.Amount;
import org.cellstation.simulator.fault.Fault;
import org.cellstation.simulator.fault.Faults;
import org.junit.jupiter.api.Test;

/// What can go wrong with each instrument and each line of each skid: a site whose kind must have a
/// fault has it, one whose protocol has no such thing says so here, and a new site has to be
/// entered.
final class FaultMenuTest {
  /// Whatever is asked something.
  private static final Set<Fault> ANSWERS =
      EnumSet.of(
          Fault.SILENT,
          Fault.LATE,
          Fault.TRUNCATED,
          Fault.BAD_CRC,
          Fault.TWO_FRAMES,
          Fault.BYTE_BY_BYTE,
          Fault.POWER_LOST);

  private static final Set<Fault> EXCEPTIONS =
      EnumSet.of(
          Fault.EXCEPTION_1,
          Fault.EXCEPTION_2,
          Fault.EXCEPTION_3,
          Fault.EXCEPTION_4,
          Fault.EXCEPTION_5,
          Fault.EXCEPTION_6);

  private static final Set<Fault> STILL_OR_CREEPING = EnumSet.of(Fault.STUCK, Fault.DRIFT);

  private static final Set<Fault> CABLE =
      EnumSet.of(Fault.UNPLUGGED, Fault.VANISHED, Fault.FOREIGN_TRAFFIC);

  /// All that this table is about.
  private static final Set<Fault> ABOUT =
      Fault.union(
          ANSWERS,
          EXCEPTIONS,
          STILL_OR_CREEPING,
          CABLE,
          EnumSet.of(Fault.WRONG_ID, Fault.ERROR_REPLY, Fault.UNSTABLE, Fault.ECHO));

  /// How something answers.
  private enum Talk {
    /// Of another unit or transaction, and six ways to refuse.
    MODBUS(Fault.union(ANSWERS, EXCEPTIONS, EnumSet.of(Fault.WRONG_ID))),
    /// Its answers name it or the question, and it has words for no.
    NAMED_REFUSING(Fault.union(ANSWERS, EnumSet.of(Fault.WRONG_ID, Fault.ERROR_REPLY))),
    /// Watson-Marlow and LAMBDA pass over what they do not take, and IKA tells only in its status
    /// that there was something.
    NAMED(Fault.union(ANSWERS, EnumSet.of(Fault.WRONG_ID))),
    /// Its answers bear no name.
    REFUSING(Fault.union(ANSWERS, EnumSet.of(Fault.ERROR_REPLY))),
    /// A scanner only speaks, a printer passes over what it does not know.
    PLAIN(ANSWERS),
    /// A part of an instrument, which answers for it.
    NONE(Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // a copy; its type cannot say so
    private final Set<Fault> faults;

    Talk(Set<Fault> faults) {
      this.faults = Set.copyOf(faults);
    }
  }

  /// What it says of a quantity.
  private enum Value {
    /// Stands still or creeps.
    SOME(STILL_OR_CREEPING),
    /// And does not settle.
    WEIGHT(Fault.union(STILL_OR_CREEPING, EnumSet.of(Fault.UNSTABLE))),
    /// It measures nothing: the drive of a pump whose channels do, a scanner, a printer.
    NONE(Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // a copy; its type cannot say so
    private final Set<Fault> faults;

    Value(Set<Fault> faults) {
      this.faults = Set.copyOf(faults);
    }
  }

  /// By what hangs on it.
  private enum Line {
    SERIAL(Fault.union(CABLE, EnumSet.of(Fault.ECHO))),
    NETWORK(CABLE),
    /// No line at all.
    NONE(Set.of());

    @SuppressWarnings("ImmutableEnumChecker") // a copy; its type cannot say so
    private final Set<Fault> faults;

    Line(Set<Fault> faults) {
      this.faults = Set.copyOf(faults);
    }
  }

  private record Kind(Talk talk, Value value, Line line) {
    Set<Fault> faults() {
      return Fault.union(talk.faults, value.faults, line.faults);
    }
  }

  private static Kind instrument(Talk talk, Value value) {
    return new Kind(talk, value, Line.NONE);
  }

  private static Kind part() {
    return instrument(Talk.NONE, Value.SOME);
  }

  private static Kind line(Talk talk, Line line) {
    return new Kind(talk, Value.NONE, line);
  }

  /// What is no instrument.
  private static final Set<String> NEITHER = Set.of("vessel", "room");

  /// By site; where a skid has other instruments there, with its name in front.
  private static final Map<String, Kind> KINDS = new TreeMap<>();

  static {
    Kind modbus = instrument(Talk.MODBUS, Value.SOME);
    for (String site : List.of("AT-101", "AT-102", "AT-103", "AT-104", "AT-105", "AT-201")) {
      KINDS.put(site, modbus);
    }
    for (String site : List.of("TIC-101", "PT-101", "PDT-201")) {
      KINDS.put(site, modbus);
    }
    for (int gas = 1; gas <= 4; gas++) {
      KINDS.put("FIC-10" + gas, modbus);
      KINDS.put("cleanroom FIC-10" + gas, instrument(Talk.NAMED_REFUSING, Value.SOME));
    }
    for (String site :
        List.of(
            "AT-101.temperature",
            "AT-102.temperature",
            "AT-105.lactate",
            "AT-201.5um",
            "PT-101.transmembrane",
            "TIC-102.process",
            "P-101.channel1",
            "P-101.channel2",
            "P-101.channel3",
            "P-101.channel4")) {
      KINDS.put(site, part());
    }
    KINDS.put("WT-101", instrument(Talk.REFUSING, Value.WEIGHT));
    KINDS.put("WT-102", instrument(Talk.REFUSING, Value.WEIGHT));
    KINDS.put("P-101", instrument(Talk.REFUSING, Value.NONE));
    for (String site : List.of("P-102", "P-103", "P-104", "P-105", "RK-101", "SC-101")) {
      KINDS.put(site, instrument(Talk.NAMED, Value.SOME));
    }
    KINDS.put("TIC-102", instrument(Talk.NAMED_REFUSING, Value.SOME));
    KINDS.put("UPS-101", instrument(Talk.NAMED_REFUSING, Value.SOME));
    KINDS.put("BC-101", instrument(Talk.PLAIN, Value.NONE));
    KINDS.put("LP-101", instrument(Talk.PLAIN, Value.NONE));

    for (String site : List.of("analytics", "probes", "gateway", "heating")) {
      KINDS.put(site, line(Talk.MODBUS, Line.SERIAL));
    }
    KINDS.put("gas", line(Talk.MODBUS, Line.NETWORK));
    KINDS.put("particles", line(Talk.MODBUS, Line.NETWORK));
    KINDS.put("cleanroom gas", line(Talk.NAMED_REFUSING, Line.SERIAL));
    KINDS.put("cooling", line(Talk.NAMED_REFUSING, Line.SERIAL));
    KINDS.put("supply", line(Talk.NAMED_REFUSING, Line.NETWORK));
    for (String site : List.of("weighing", "bottle", "pumping")) {
      KINDS.put(site, line(Talk.REFUSING, Line.SERIAL));
    }
    for (String site : List.of("transfer", "dosing", "rocking", "stirring", "recirculating")) {
      KINDS.put(site, line(Talk.NAMED, Line.SERIAL));
    }
    KINDS.put("scanner", line(Talk.PLAIN, Line.SERIAL));
    KINDS.put("printer", line(Talk.PLAIN, Line.NETWORK));
  }

  private static Faults faults(Equipment equipment) {
    return new Skid(SkidSettings.nominal().with(equipment)).faults();
  }

  @Test
  void everySiteOfEverySkidCanBeWrongInEveryWayOfItsKind() {
    List<String> wrong = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    Map<String, Set<Equipment>> rows = new TreeMap<>();
    for (Equipment equipment : Equipment.values()) {
      faults(equipment)
          .possible()
          .forEach(
              (site, possible) -> {
                String own = equipment + " " + site;
                String name = KINDS.containsKey(own) ? own : site;
                known.add(name);
                Kind kind = KINDS.get(name);
                rows.computeIfAbsent(row(site, possible), row -> new TreeSet<>()).add(equipment);
                if (kind == null) {
                  if (!NEITHER.contains(site)) {
                    wrong.add(own + " is in no row of this table");
                  }
                  return;
                }
                Set<Fault> here = EnumSet.noneOf(Fault.class);
                here.addAll(possible);
                here.retainAll(ABOUT);
                if (!here.equals(kind.faults())) {
                  wrong.add(own + " has " + texts(here) + ", not " + texts(kind.faults()));
                }
              });
    }
    rows.forEach((row, skids) -> System.out.println("faults: " + row + " " + skids));
    assertEquals("", String.join("\n", wrong));
    Set<String> gone = new TreeSet<>(KINDS.keySet());
    gone.removeAll(known);
    assertEquals(Set.of(), gone, "rows of what no skid has");
  }

  private static String row(String site, Set<Fault> possible) {
    return site + " ".repeat(Math.max(1, 22 - site.length())) + texts(possible);
  }

  private static String texts(Set<Fault> faults) {
    return String.join(" ", new TreeSet<>(faults).stream().map(Fault::text).toList());
  }

  /// A size nobody can write is no size.
  @Test
  void everySizeHasAUnit() {
    for (Equipment equipment : Equipment.values()) {
      Faults faults = faults(equipment);
      faults
          .possible()
          .forEach(
              (site, possible) ->
                  possible.forEach(
                      fault -> {
                        String unit = faults.unit(site, fault);
                        boolean sized = fault.amount() != Amount.NONE;
                        assertEquals(!sized, unit.isEmpty(), site + " " + fault);
                        assertFalse(unit.startsWith("/"), site + " " + fault);
                      }));
    }
  }

  @Test
  void aSkidsLinesCarryWhatHangsOnThem() {
    for (Equipment equipment : Equipment.values()) {
      Skid skid = new Skid(SkidSettings.nominal().with(equipment));
      for (Port port : skid.ports()) {
        assertTrue(skid.faults().of(port.id()).isBus(), equipment + " " + port.id());
      }
    }
  }
}
