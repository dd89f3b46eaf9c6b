package org.cellstation.simulator.emulator;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Block;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Setting;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.drivers.profile.TwinValue;
import org.cellstation.simulator.fault.FaultState;

/// A Modbus unit that does what a profile says of it, and nothing else: exception 2 for a register
/// the profile does not list or a part of a block, 3 for a value outside a setting's range or more
/// registers than the device gives at once. Its codec is its own, not the driver's.
public final class ModbusTwin extends ModbusUnit {
  private static final int ADDRESSES = 0x10000;

  private final ModbusDevice device;
  private final byte[] holding = new byte[2 * ADDRESSES];
  private final byte[] input = new byte[2 * ADDRESSES];
  private final BitSet listedHolding = new BitSet(ADDRESSES);
  private final BitSet listedInput = new BitSet(ADDRESSES);
  private final Map<String, Setting> settings = new HashMap<>();
  private final TwinValues values;

  /// @param seconds process time since any moment
  /// @throws IllegalArgumentException when the profile is not of a Modbus unit
  public ModbusTwin(
      InstrumentProfile profile, int address, DoubleSupplier seconds, FaultState faults) {
    this(modbus(profile), profile.twin(), address, seconds, faults);
  }

  /// @param twin what it measures, by signal or register
  /// @param seconds process time since any moment
  ModbusTwin(
      ModbusDevice device,
      Map<String, TwinValue> twin,
      int address,
      DoubleSupplier seconds,
      FaultState faults) {
    super(address, faults);
    this.device = device;
    device.settings().forEach(setting -> settings.put(setting.id(), setting));
    this.values = new TwinValues(twin, seconds, this::held);
    for (Register register : device.registers()) {
      listed(register.table()).set(register.address(), register.end());
    }
    for (Block block : device.blocks()) {
      listed(block.table()).set(block.address(), block.address() + block.count());
    }
    bridge(listedHolding);
    bridge(listedInput);
    for (Register register : device.registers()) {
      String words = values.words(register.id());
      if (words != null) {
        putWords(register, words);
      }
    }
    refresh();
  }

  private static ModbusDevice modbus(InstrumentProfile profile) {
    if (profile.protocol() instanceof ModbusDevice modbus) {
      return modbus;
    }
    throw new IllegalArgumentException(profile.name() + " is no Modbus unit");
  }

  /// What the profile lets a driver read across, the device has.
  private void bridge(BitSet listed) {
    for (int end = listed.nextClearBit(0); end < ADDRESSES; ) {
      int next = listed.nextSetBit(end);
      if (next < 0) {
        return;
      }
      if (end > 0 && next - end <= device.widestGap()) {
        listed.set(end, next);
      }
      end = listed.nextClearBit(next);
    }
  }

  private BitSet listed(Table table) {
    return table == Table.HOLDING ? listedHolding : listedInput;
  }

  private byte[] image(Table table) {
    return table == Table.HOLDING ? holding : input;
  }

  /// From now on a signal's value comes from here.
  public void give(String signal, DoubleSupplier value) {
    values.give(signal, value);
  }

  /// From now on what it tells of a signal can be stuck or drift.
  public void ail(String signal, FaultState site) {
    values.ail(signal, site, faults());
  }

  /// What a setting holds, in its unit.
  public double held(String setting) {
    Setting known = settings.get(setting);
    if (known == null) {
      throw new IllegalArgumentException("no setting " + setting);
    }
    Register register = device.register(known.register());
    return value(register, number(register));
  }

  private double value(Register register, double number) {
    return register.scaling().value(number / Math.pow(10, decimals(register)));
  }

  private double decimals(Register register) {
    return register.decimals().isEmpty() ? 0 : number(device.register(register.decimals()));
  }

  private double number(Register register) {
    byte[] image = image(register.table());
    int at = 2 * register.address();
    int wide = register.count() > 1 ? wide(register, image, at) : Registers.get16(image, at);
    return switch (register.type()) {
      case S16 -> (short) wide;
      case S32 -> wide;
      case F32 -> Float.intBitsToFloat(wide);
      default -> Integer.toUnsignedLong(wide);
    };
  }

  private static int wide(Register register, byte[] image, int at) {
    return switch (register.words()) {
      case HIGH_FIRST -> Registers.get32(image, at);
      case LOW_FIRST -> Registers.get32LowFirst(image, at);
      case HIGH_FIRST_SWAPPED -> Integer.reverseBytes(Registers.get32LowFirst(image, at));
      case LOW_FIRST_SWAPPED -> Integer.reverseBytes(Registers.get32(image, at));
    };
  }

  private void put(Register register, double number) {
    byte[] image = image(register.table());
    int at = 2 * register.address();
    switch (register.type()) {
      case F32 -> putWide(register, image, at, Float.floatToIntBits((float) number));
      case U32, S32, BITS32 -> putWide(register, image, at, (int) Math.round(number));
      case U16, S16 -> Registers.put16(image, at, (int) Math.round(number));
      case BITS -> {
        int shifted = (int) Math.round(number) << Integer.numberOfTrailingZeros(register.mask());
        Registers.put16(
            image,
            at,
            (Registers.get16(image, at) & ~register.mask()) | (shifted & register.mask()));
      }
      case BCD, TEXT -> putWords(register, Long.toString(Math.round(number)));
    }
  }

  private static void putWide(Register register, byte[] image, int at, int bits) {
    switch (register.words()) {
      case HIGH_FIRST -> Registers.put32(image, at, bits);
      case LOW_FIRST -> Registers.put32LowFirst(image, at, bits);
      case HIGH_FIRST_SWAPPED -> Registers.put32LowFirst(image, at, Integer.reverseBytes(bits));
      case LOW_FIRST_SWAPPED -> Registers.put32(image, at, Integer.reverseBytes(bits));
    }
  }

  private void putWords(Register register, String words) {
    byte[] image = image(register.table());
    int at = 2 * register.address();
    switch (register.type()) {
      case TEXT -> Registers.putText(image, at, 2 * register.count(), words, '\0');
      case BCD -> {
        for (int i = 0; i < 4 * register.count(); i++) {
          int digit = i < words.length() ? Character.digit(words.charAt(i), 16) : 0;
          int shift = i % 2 == 0 ? 4 : 0;
          image[at + i / 2] =
              (byte) ((image[at + i / 2] & ~(0xF << shift)) | (Math.max(0, digit) << shift));
        }
      }
      default -> throw new IllegalArgumentException(register.id() + " holds no text");
    }
  }

  /// Brings what is measured into the registers. Decimals first: they say how the rest is written.
  private void refresh() {
    for (Register register : device.registers()) {
      if (register.meaning() == null && values.has(register.id()) && !isText(register)) {
        put(register, values.number(register.id()));
      }
    }
    for (Register register : device.registers()) {
      if (register.meaning() != null && values.has(register.meaning().signal())) {
        double value = values.number(register.meaning().signal());
        put(register, register.scaling().raw(value) * Math.pow(10, decimals(register)));
      }
    }
  }

  private boolean isText(Register register) {
    return values.words(register.id()) != null;
  }

  @Override
  boolean knows(int function) {
    for (Register register : device.registers()) {
      boolean known =
          switch (function) {
            case READ_HOLDING -> register.table() == Table.HOLDING;
            case READ_INPUT -> register.table() == Table.INPUT;
            case WRITE_ONE -> register.writing() == Writing.SINGLE;
            case WRITE_MANY -> register.writing() == Writing.MULTIPLE;
            default -> false;
          };
      if (known) {
        return true;
      }
    }
    return false;
  }

  @Override
  int read(int function, int start, int count, byte[] out, int at) {
    Table table = function == READ_INPUT ? Table.INPUT : Table.HOLDING;
    if (count > device.mostRegisters()) {
      return ILLEGAL_VALUE;
    }
    if (start + count > ADDRESSES || listed(table).nextClearBit(start) < start + count) {
      return ILLEGAL_ADDRESS;
    }
    for (Block block : device.blocks()) {
      boolean touched =
          block.table() == table
              && start < block.address() + block.count()
              && block.address() < start + count;
      if (touched && (start != block.address() || count != block.count())) {
        return ILLEGAL_ADDRESS;
      }
    }
    refresh();
    System.arraycopy(image(table), 2 * start, out, at, 2 * count);
    return OK;
  }

  @Override
  int read(int start, int count, byte[] out, int at) {
    return read(READ_HOLDING, start, count, out, at);
  }

  @Override
  int write(int function, int start, int count, byte[] written, int at) {
    Writing writing = function == WRITE_ONE ? Writing.SINGLE : Writing.MULTIPLE;
    for (Register register : device.registers()) {
      if (register.table() == Table.HOLDING
          && register.address() == start
          && register.count() == count
          && register.writing() == writing) {
        return write(register, written, at);
      }
    }
    return ILLEGAL_ADDRESS;
  }

  @Override
  int write(int start, int count, byte[] written, int at) {
    return write(WRITE_MANY, start, count, written, at);
  }

  private int write(Register register, byte[] written, int at) {
    int to = 2 * register.address();
    byte[] before = new byte[2 * register.count()];
    System.arraycopy(holding, to, before, 0, before.length);
    System.arraycopy(written, at, holding, to, before.length);
    for (Setting setting : device.settings()) {
      if (setting.register().equals(register.id())) {
        double value = value(register, number(register));
        if (!(value >= setting.min() && value <= setting.max())) {
          System.arraycopy(before, 0, holding, to, before.length);
          return ILLEGAL_VALUE;
        }
      }
    }
    return OK;
  }
}
