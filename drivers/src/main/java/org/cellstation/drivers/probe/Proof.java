package org.cellstation.drivers.probe;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.cellstation.drivers.ascii.LineFraming;
import org.cellstation.drivers.ascii.Words;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.catalogue.ProfileModels;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.modbus.WordOrder;

/// Whether what answers can only be what its driver takes it for. Most protocols name the maker, or
/// are one maker's alone; the others are looked at twice here, with questions of the same manuals.
final class Proof {
  private static final String NAME = "probe";

  /// How often a value may be read between two of its changes: it moves while it is read twice.
  private static final int STEPS_BETWEEN_READS = 20;

  /// Words in the names of IKA's stirrers, plates and shakers.
  private static final List<String> STIRRERS =
      List.of("RCT", "RET", "RH", "C-MAG", "STAR", "RW", "PLATE", "HS", "KS", "STIR");

  private Proof() {}

  static boolean isGiven(
      Suspect suspect, String address, Identity told, Line line, Duration timeout)
      throws BusException {
    String model = suspect.model();
    if (model.startsWith(ProfileModels.PREFIX)) {
      return told.isUnique() || !told.firmware().isEmpty();
    }
    return switch (model) {
      case "hamilton-ph-arc", "hamilton-visiferm-do" ->
          told.firmware().startsWith("EPHUM") || told.firmware().startsWith("ODOUM");
      case "omron-e5cc" -> areasAgree(suspect, address, line, timeout);
      // It tells nothing that others could not tell.
      case "eurotherm" -> false;
      case "ika-rocker", "ika-stirrer" -> speaksNamur(line, timeout);
      case "bronkhorst-modbus" -> looksLikeSerial(told.serial());
      case "sartorius-sbi" -> !told.model().equals(told.serial());
      default -> true;
    };
  }

  /// An E5CC shows its values twice: as single registers, and elsewhere as pairs with the high word
  /// first. Source: Communications Manual H175, 5-1.
  private static boolean areasAgree(Suspect suspect, String address, Line line, Duration timeout)
      throws BusException {
    Transport transport =
        suspect.speech() == Suspect.Speech.MODBUS_TCP ? Transport.TCP : Transport.RTU;
    var unit = new ModbusUnit(NAME, Integer.parseInt(address), transport, timeout);
    Registers value = unit.read(line, unit.holding(0x2000, 1));
    Registers wideValue = unit.read(line, unit.holding(0x0000, 2));
    Registers setPoint = unit.read(line, unit.holding(0x2103, 1));
    Registers wideSetPoint = unit.read(line, unit.holding(0x0106, 2));
    int narrow = value.signed16(0);
    int wide = wideValue.bits32(0, WordOrder.HIGH_WORD_FIRST);
    // Zeros everywhere would agree as well.
    return narrow != 0
        && Math.abs(narrow - wide) <= STEPS_BETWEEN_READS
        && setPoint.signed16(0) == wideSetPoint.bits32(0, WordOrder.HIGH_WORD_FIRST);
  }

  /// NAMUR repeats the channel behind a value: `250.0 4`.
  private static boolean speaksNamur(Line line, Duration timeout) throws BusException {
    byte[] question = "IN_PV_4 \r\n".getBytes(StandardCharsets.US_ASCII);
    Words words = new Words(line.exchange(NAME, question, LineFraming.LF, timeout));
    return words.count() == 2 && words.is(1, "4") && !Double.isNaN(words.decimal(0));
  }

  /// `M26200101A`: letters and digits, not one character again and again.
  private static boolean looksLikeSerial(String serial) {
    return serial.length() >= 5
        && serial.chars().anyMatch(c -> c >= '0' && c <= '9')
        && serial.chars().distinct().count() > 2;
  }

  /// Of several models that an instrument proved to be, those that its name speaks for.
  static List<Candidate> narrowed(List<Candidate> candidates) {
    if (candidates.size() < 2) {
      return candidates;
    }
    List<Candidate> named = candidates.stream().filter(Proof::isNamedSo).toList();
    return named.isEmpty() ? candidates : named;
  }

  private static boolean isNamedSo(Candidate candidate) {
    String name = candidate.identity().model().toUpperCase(Locale.ROOT);
    boolean rocks = name.contains("ROCK");
    return switch (candidate.model()) {
      case "ika-rocker" -> rocks;
      case "ika-stirrer" -> !rocks && STIRRERS.stream().anyMatch(name::contains);
      default -> false;
    };
  }
}
