package org.cellstation.drivers.profile;

import java.time.Duration;
import java.util.List;
import org.cellstation.drivers.reading.Cause;
import org.cellstation.drivers.reading.Quality;
import org.jspecify.annotations.Nullable;

/// A Modbus unit: its registers and what they mean. Addresses are those on the wire.
///
/// @param mostRegisters the device gives in one read
/// @param widestGap registers that may be read although nobody wants them, to save an exchange
/// @param blocks that are read whole or not at all
/// @param prepare written in this order whenever the device was (re)connected
/// @param watchdog null where it has none
public record ModbusDevice(
    Envelope envelope,
    Addressing addressing,
    int mostRegisters,
    int widestGap,
    List<Block> blocks,
    List<Register> registers,
    List<Setting> settings,
    List<Preparation> prepare,
    @Nullable Watchdog watchdog,
    Proof proof)
    implements Protocol {

  public ModbusDevice {
    blocks = List.copyOf(blocks);
    registers = List.copyOf(registers);
    settings = List.copyOf(settings);
    prepare = List.copyOf(prepare);
  }

  /// How its messages travel.
  public enum Envelope {
    RTU,
    TCP
  }

  /// The register tables and their read functions.
  public enum Table {
    /// Function 3.
    HOLDING,
    /// Function 4.
    INPUT
  }

  /// Which half of a 32-bit value has the lower address, and whether the bytes of each half are
  /// swapped.
  public enum Words {
    HIGH_FIRST,
    LOW_FIRST,
    HIGH_FIRST_SWAPPED,
    LOW_FIRST_SWAPPED
  }

  /// What stands in a register, and how many registers it takes; 0 where each says it for itself.
  public enum Content {
    U16(1),
    S16(1),
    /// A word of status bits.
    BITS(1),
    U32(2),
    S32(2),
    F32(2),
    BITS32(2),
    /// Four decimal digits a register.
    BCD(0),
    /// Two ASCII characters a register.
    TEXT(0);

    private final int registers;

    Content(int registers) {
      this.registers = registers;
    }

    public int registers() {
      return registers;
    }

    /// Whether it is a number rather than a text.
    public boolean isNumber() {
      return registers > 0;
    }
  }

  /// With which function a register is written.
  public enum Writing {
    NEVER,
    /// Function 6.
    SINGLE,
    /// Function 16.
    MULTIPLE
  }

  /// @param words matters for 32 bits only
  /// @param mask the bits that are this value, all of them for anything but bits
  /// @param memory what is behind it when it is written
  /// @param meaning null for a register that others refer to
  public record Register(
      String id,
      Table table,
      int address,
      int count,
      Content type,
      Words words,
      int mask,
      Writing writing,
      Memory memory,
      Scaling scaling,
      String decimals,
      @Nullable Meaning meaning) {
    /// The first address behind it.
    public int end() {
      return address + count;
    }
  }

  /// A register as a signal.
  ///
  /// @param sentinels contents that stand for "no value"
  /// @param doubts other registers that tell how good this one is; the first that applies counts
  /// @param age register that holds how long ago this was measured, s; empty for a value of now
  public record Meaning(
      String signal,
      String unit,
      Range valid,
      List<Sentinel> sentinels,
      List<Doubt> doubts,
      String age) {
    /// A value of now.
    public Meaning(
        String signal, String unit, Range valid, List<Sentinel> sentinels, List<Doubt> doubts) {
      this(signal, unit, valid, sentinels, doubts, "");
    }

    public Meaning {
      sentinels = List.copyOf(sentinels);
      doubts = List.copyOf(doubts);
    }
  }

  /// @param bits exactly as they stand in the register (16 of them in a 16-bit one)
  public record Sentinel(int bits, Cause cause) {}

  /// @param bits compared after masking; without meaning for {@link Test#ANY_SET}
  public record Doubt(
      String register, int mask, Test test, int bits, Quality quality, Cause cause) {
    /// When a doubt applies.
    public enum Test {
      ANY_SET,
      EQUAL,
      DIFFERENT
    }

    public boolean applies(int content) {
      int masked = content & mask;
      return switch (test) {
        case ANY_SET -> masked != 0;
        case EQUAL -> masked == bits;
        case DIFFERENT -> masked != bits;
      };
    }
  }

  /// Registers that are read whole or not at all.
  public record Block(String id, Table table, int address, int count) {
    public boolean holds(Register register) {
      return table == register.table
          && address <= register.address
          && register.end() <= address + count;
    }
  }

  /// What may be written to a register.
  ///
  /// @param refresh how often an unchanged value is written again, `ZERO` for never
  /// @param readBack whether the confirmation is not to be trusted alone
  public record Setting(
      String id,
      String register,
      String unit,
      double min,
      double max,
      Duration refresh,
      boolean readBack) {}

  /// @param bits exactly as they are to stand in the register
  public record Preparation(String register, int bits) {}

  /// Something the device acts on by itself when nobody talks to it.
  ///
  /// @param bits written to feed it
  /// @param every how often it is fed, with the polls
  /// @param trips silence after which the device has acted, and must be prepared again
  public record Watchdog(String register, int bits, Duration every, Duration trips) {}

  /// How the device says who it is. Register names, empty for what it does not tell.
  ///
  /// @param expected contents without which it is not this kind of device
  public record Proof(String model, String serial, String firmware, List<Preparation> expected) {
    public Proof {
      expected = List.copyOf(expected);
    }
  }

  /// @throws IllegalArgumentException for a name that no register has
  public Register register(String id) {
    for (Register register : registers) {
      if (register.id.equals(id)) {
        return register;
      }
    }
    throw new IllegalArgumentException("no register " + id);
  }
}
