package org.cellstation.station.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.profile.Memory;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Block;
import org.cellstation.drivers.profile.ModbusDevice.Content;
import org.cellstation.drivers.profile.ModbusDevice.Doubt;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.ModbusDevice.Meaning;
import org.cellstation.drivers.profile.ModbusDevice.Preparation;
import org.cellstation.drivers.profile.ModbusDevice.Proof;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Sentinel;
import org.cellstation.drivers.profile.ModbusDevice.Setting;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Watchdog;
import org.cellstation.drivers.profile.ModbusDevice.Words;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.recipes.text.Place;
import org.jspecify.annotations.Nullable;

/// Reads the `modbus` part of an instrument profile.
final class ModbusProfileText {
  private static final int MOST_READ = 125;
  private static final int LAST_ADDRESS = 0xFFFF;

  private final ProfileFields fields;
  private final Place modbus;
  private final Words words;
  private final int most;
  private final Map<String, Register> registers = new LinkedHashMap<>();

  ModbusProfileText(ProfileFields fields, Place modbus) {
    this.fields = fields;
    this.modbus = modbus;
    this.words = words(modbus, Words.HIGH_FIRST);
    this.most = fields.whole(modbus.child("reads"), "most", MOST_READ, 1, MOST_READ);
  }

  ModbusDevice read() {
    Envelope envelope = fields.text(modbus, "envelope").equals("tcp") ? Envelope.TCP : Envelope.RTU;
    List<Place> places = modbus.items("registers");
    fields.unique(places, "id", "register");
    fields.unique(places, "signal", "signal");
    for (Place place : places) {
      registers.put(fields.text(place, "id"), register(place));
    }
    places.forEach(this::checkReferences);
    List<Block> blocks = blocks();
    List<Place> settings = modbus.items("settings");
    fields.unique(settings, "id", "setting");
    List<Register> meant = new ArrayList<>();
    for (Place place : places) {
      Register plain = registers.getOrDefault(fields.text(place, "id"), register(place));
      meant.add(withMeaning(place, plain));
    }
    if (settings.isEmpty() && meant.stream().allMatch(r -> r.meaning() == null)) {
      fields.fault(
          modbus.child("registers"),
          "nothing is measured and nothing can be set",
          "give a register a `signal:`");
    }
    return new ModbusDevice(
        envelope,
        fields.addressing(
            modbus, envelope == Envelope.TCP ? 0 : 1, envelope == Envelope.TCP ? 255 : 247),
        most,
        fields.whole(modbus.child("reads"), "widest gap", 0, 0, MOST_READ),
        blocks,
        meant,
        settings.stream().map(this::setting).toList(),
        contents(modbus, "prepare", true),
        watchdog(),
        proof());
  }

  private Words words(Place place, Words preset) {
    return switch (fields.text(place, "words")) {
      case "high first" -> Words.HIGH_FIRST;
      case "low first" -> Words.LOW_FIRST;
      case "high first, bytes swapped" -> Words.HIGH_FIRST_SWAPPED;
      case "low first, bytes swapped" -> Words.LOW_FIRST_SWAPPED;
      default -> preset;
    };
  }

  private Table table(Place place) {
    return fields.text(place, "function").equals("4") ? Table.INPUT : Table.HOLDING;
  }

  /// The address on the wire.
  private int address(Place place, int count) {
    int holding = fields.whole(modbus, "base", 0, 0, 40_001);
    int base =
        table(place) == Table.HOLDING
            ? holding
            : fields.whole(modbus, "input base", holding == 40_001 ? 30_001 : holding, 0, 30_001);
    int address = fields.parsed(place, "at", Integer::parseInt, base) - base;
    if (address < 0 || address + count - 1 > LAST_ADDRESS) {
      fields.fault(
          place.child("at"),
          "on the wire this is register " + address + ", which does not exist",
          "write a number from "
              + base
              + " to "
              + (base + LAST_ADDRESS - count + 1)
              + ", or correct `base`");
      return 0;
    }
    return address;
  }

  private Register register(Place place) {
    Content type = fields.choice(place, "type", Content.class, Content.U16);
    int count = type.isNumber() ? type.registers() : fields.whole(place, "count", 1, 1, 60);
    if (type.isNumber() == fields.isGiven(place, "count")) {
      fields.fault(
          place,
          type.isNumber() ? "the type says how long it is" : "its length is missing",
          type.isNumber() ? "leave `count` out" : "add `count:`, the number of registers");
    }
    if (count > most) {
      fields.fault(place, "longer than the device gives at once", "correct `count` or `most`");
    }
    return new Register(
        fields.text(place, "id"),
        table(place),
        address(place, count),
        count,
        type,
        words(place, words),
        mask(place, type),
        writing(place, type),
        memory(place),
        fields.scaling(place),
        fields.text(place, "decimals"),
        null);
  }

  private int mask(Place place, Content type) {
    int all = type == Content.BITS ? 0xFFFF : -1;
    if (!fields.isGiven(place, "mask")) {
      return all;
    }
    int mask = fields.bits(place, "mask", type.registers() == 1 ? 1 : 2, all);
    if ((type != Content.BITS && type != Content.BITS32) || mask == 0) {
      fields.fault(place.child("mask"), "masks nothing", "leave it out, or use it with `bits`");
      return all;
    }
    return mask;
  }

  private Writing writing(Place place, Content type) {
    String function = fields.text(place, "write");
    if (function.isEmpty()) {
      return Writing.NEVER;
    }
    if (table(place) == Table.INPUT || !type.isNumber() || fields.isGiven(place, "mask")) {
      fields.fault(place.child("write"), "this register cannot be written", "leave `write` out");
    } else if (function.equals("6") && type.registers() == 2) {
      fields.fault(place.child("write"), "function 6 writes one register", "write `16`");
    }
    return function.equals("6") ? Writing.SINGLE : Writing.MULTIPLE;
  }

  private Memory memory(Place place) {
    if (fields.isGiven(place, "memory") && !fields.isGiven(place, "write")) {
      fields.fault(place.child("memory"), "this register is never written", "leave it out");
    }
    return fields.memory(place);
  }

  private void checkReferences(Place place) {
    if (fields.known(place, "decimals", registers.keySet(), "register")) {
      Register decimals = registers.get(fields.text(place, "decimals"));
      if (decimals == null || !decimals.type().isNumber() || !decimals.decimals().isEmpty()) {
        fields.fault(place.child("decimals"), "tells no number of decimals", "name a u16 register");
      }
    }
    if (fields.known(place, "age", registers.keySet(), "register")) {
      Register age = registers.get(fields.text(place, "age"));
      if (age == null || !age.type().isNumber() || !age.decimals().isEmpty()) {
        fields.fault(
            place.child("age"), "tells no age", "name a register with the sample's age in seconds");
      }
    }
  }

  private Register withMeaning(Place place, Register plain) {
    boolean signal = fields.isGiven(place, "signal");
    for (String field : List.of("unit", "valid", "sentinels", "doubts", "age")) {
      if (!signal && fields.isGiven(place, field)) {
        fields.fault(place.child(field), "belongs to a signal", "add `signal:` or leave it out");
      }
    }
    if (!signal) {
      return plain;
    }
    if (!plain.type().isNumber()) {
      fields.fault(place.child("signal"), "this type is no number", "use it for the identity only");
      return plain;
    }
    if (!fields.isGiven(place, "unit")) {
      fields.fault(place, "the field `unit` is missing", "add `unit:`, what the signal is in");
    }
    List<Sentinel> sentinels = new ArrayList<>();
    for (Place one : place.items("sentinels")) {
      if (plain.type() == Content.F32 && !fields.text(one, "bits").startsWith("0")) {
        fields.fault(one, "a float's content is not written so", "write its bits as `0x...`");
      }
      sentinels.add(new Sentinel(fields.bits(one, "bits", plain.count(), 0), fields.cause(one)));
    }
    List<Doubt> doubts = new ArrayList<>();
    for (Place one : place.items("doubts")) {
      Doubt doubt = doubt(one);
      if (doubt != null) {
        doubts.add(doubt);
      }
    }
    Meaning meaning =
        new Meaning(
            fields.text(place, "signal"),
            fields.text(place, "unit"),
            fields.valid(place),
            sentinels,
            doubts,
            fields.text(place, "age"));
    return new Register(
        plain.id(),
        plain.table(),
        plain.address(),
        plain.count(),
        plain.type(),
        plain.words(),
        plain.mask(),
        plain.writing(),
        plain.memory(),
        plain.scaling(),
        plain.decimals(),
        meaning);
  }

  private @Nullable Doubt doubt(Place place) {
    Register other = registers.get(fields.text(place, "register"));
    if (!fields.known(place, "register", registers.keySet(), "register") || other == null) {
      return null;
    }
    boolean equal = fields.isGiven(place, "equal to");
    boolean different = fields.isGiven(place, "other than");
    boolean masked = fields.isGiven(place, "mask");
    if (!other.type().isNumber() || (equal && different) || !(equal || different || masked)) {
      fields.fault(
          place,
          "says not when it applies",
          "write `mask:`, `equal to:` or `other than:` of a register of numbers or bits");
      return null;
    }
    int registers = other.type().registers();
    int mask = fields.bits(place, "mask", registers, registers == 1 ? 0xFFFF : -1);
    int bits = fields.bits(place, equal ? "equal to" : "other than", registers, 0);
    if ((bits & ~mask) != 0 || mask == 0) {
      fields.fault(place, "can never or always apply", "compare bits that `mask` lets through");
    }
    return new Doubt(
        other.id(),
        mask,
        equal ? Doubt.Test.EQUAL : different ? Doubt.Test.DIFFERENT : Doubt.Test.ANY_SET,
        bits,
        fields.quality(place),
        fields.cause(place));
  }

  private List<Block> blocks() {
    List<Place> places = modbus.items("blocks");
    fields.unique(places, "id", "block");
    List<Block> blocks = new ArrayList<>();
    for (Place place : places) {
      int count = fields.whole(place, "count", 1, 1, most);
      Block block = new Block(fields.text(place, "id"), table(place), address(place, count), count);
      for (Register register : registers.values()) {
        boolean touches =
            register.table() == block.table()
                && register.address() < block.address() + count
                && block.address() < register.end();
        if (touches && !block.holds(register)) {
          fields.fault(
              place,
              "the register `" + register.id() + "` stands across its end",
              "correct `at` and `count`");
        }
      }
      checkApart(place, block, blocks);
      blocks.add(block);
    }
    return blocks;
  }

  /// What a device gives whole it gives once.
  private void checkApart(Place place, Block block, List<Block> others) {
    for (Block other : others) {
      if (block.table() == other.table()
          && block.address() < other.address() + other.count()
          && other.address() < block.address() + block.count()) {
        fields.fault(
            place, "stands partly in the block `" + other.id() + "`", "correct `at` and `count`");
      }
    }
  }

  private Setting setting(Place place) {
    double min = fields.number(place, "min", 0);
    double max = fields.number(place, "max", 0);
    if (min >= max) {
      fields.fault(place, "min is not below max", "write the ends of what may be set");
    }
    if (fields.known(place, "register", registers.keySet(), "register")) {
      checkWritable(place);
      Register register = registers.get(fields.text(place, "register"));
      if (register != null && register.decimals().isEmpty()) {
        checkFits(place, "min", register, min);
        checkFits(place, "max", register, max);
      }
    }
    return new Setting(
        fields.text(place, "id"),
        fields.text(place, "register"),
        fields.text(place, "unit"),
        min,
        max,
        fields.time(place, "refresh", Duration.ZERO),
        fields.yes(place, "read back"));
  }

  private void checkFits(Place place, String field, Register register, double value) {
    double raw = Math.rint(register.scaling().raw(value));
    boolean fits =
        switch (register.type()) {
          case U16, BITS -> raw >= 0 && raw <= 0xFFFF;
          case S16 -> raw >= Short.MIN_VALUE && raw <= Short.MAX_VALUE;
          case S32 -> raw >= Integer.MIN_VALUE && raw <= Integer.MAX_VALUE;
          case U32, BITS32 -> raw >= 0 && raw <= 0xFFFF_FFFFL;
          default -> true;
        };
    if (!fits) {
      fields.fault(
          place.child(field),
          "`" + fields.text(place, field) + "` does not fit the register",
          "correct it, or the register's `scale` and `type`");
    }
  }

  private void checkWritable(Place place) {
    Register register = registers.get(fields.text(place, "register"));
    if (register != null && register.writing() == Writing.NEVER) {
      fields.fault(
          place.child("register"),
          "the register `" + register.id() + "` is never written",
          "add `write: 6` or `write: 16` to it, as the manual says");
    }
  }

  private List<Preparation> contents(Place place, String field, boolean written) {
    List<Preparation> contents = new ArrayList<>();
    for (Place one : place.items(field)) {
      if (fields.known(one, "register", registers.keySet(), "register")) {
        if (written) {
          checkWritable(one);
        }
        contents.add(new Preparation(fields.text(one, "register"), content(one)));
      }
    }
    return contents;
  }

  private int content(Place place) {
    Register register = registers.get(fields.text(place, "register"));
    int count = register == null || !register.type().isNumber() ? 1 : register.count();
    return fields.bits(place, "bits", count, 0);
  }

  private @Nullable Watchdog watchdog() {
    if (!fields.isGiven(modbus, "watchdog")) {
      return null;
    }
    Place place = modbus.child("watchdog");
    Duration every = fields.time(place, "every", Duration.ofSeconds(1));
    Duration trips = fields.time(place, "trips after", Duration.ofSeconds(2));
    if (!every.isPositive() || every.compareTo(trips) >= 0) {
      fields.fault(place, "is not fed before it trips", "write `every` shorter than `trips after`");
    }
    if (fields.known(place, "register", registers.keySet(), "register")) {
      checkWritable(place);
      Register register = registers.get(fields.text(place, "register"));
      if (register != null && register.memory().wears()) {
        fields.fault(place, "would wear out its memory", "feed it through a volatile register");
      }
    }
    return new Watchdog(fields.text(place, "register"), content(place), every, trips);
  }

  private Proof proof() {
    Place place = modbus.child("identity");
    for (String field : List.of("model", "serial", "firmware")) {
      fields.known(place, field, registers.keySet(), "register");
    }
    return new Proof(
        fields.text(place, "model"),
        fields.text(place, "serial"),
        fields.text(place, "firmware"),
        contents(place, "expected", false));
  }
}
