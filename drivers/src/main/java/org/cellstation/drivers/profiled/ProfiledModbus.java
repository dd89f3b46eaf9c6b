package org.cellstation.drivers.profiled;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cellstation.drivers.bus.BusException;
import org.cellstation.drivers.bus.Identity;
import org.cellstation.drivers.bus.Line;
import org.cellstation.drivers.bus.PolledInstrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.modbus.ModbusUnit;
import org.cellstation.drivers.modbus.ReadPlan;
import org.cellstation.drivers.modbus.Registers;
import org.cellstation.drivers.modbus.Transport;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.ModbusDevice.Block;
import org.cellstation.drivers.profile.ModbusDevice.Envelope;
import org.cellstation.drivers.profile.ModbusDevice.Preparation;
import org.cellstation.drivers.profile.ModbusDevice.Register;
import org.cellstation.drivers.profile.ModbusDevice.Table;
import org.cellstation.drivers.profile.ModbusDevice.Watchdog;
import org.cellstation.drivers.profile.ModbusDevice.Writing;
import org.cellstation.drivers.reading.ReadingSink;

/// A Modbus unit that is known from a profile alone. Where the profile names a watchdog it is fed
/// while somebody looks after the process; where it names none the device goes on by itself when
/// the station falls silent.
public final class ProfiledModbus extends PolledInstrument {
  private static final int MOST_DECIMALS = 9;

  private final InstrumentProfile profile;
  private final ModbusDevice device;
  private final int shift;
  private final ModbusUnit unit;
  private final WriteBudget budget;
  private final ReadPlan.Reader reader;
  private final List<RegisterSignal> signals;
  private final Feeding feeding;

  /// @param address of the unit on its line
  /// @param shift added to every register address, for manuals that leave their counting open
  /// @param ledger for registers whose memory wears out
  public ProfiledModbus(
      String id,
      InstrumentProfile profile,
      ModbusDevice device,
      int address,
      int shift,
      Timing timing,
      WriteLedger ledger) {
    super(id, timing, signals(device), settings(device));
    this.profile = profile;
    this.device = device;
    this.shift = shift;
    this.unit =
        new ModbusUnit(
            id,
            address,
            device.envelope() == Envelope.RTU ? Transport.RTU : Transport.TCP,
            timing.timeout());
    this.budget = new WriteBudget(id, ledger);
    Wanted wanted = new Wanted();
    this.signals = new ArrayList<>();
    for (Register register : device.registers()) {
      if (register.meaning() != null) {
        signals.add(new RegisterSignal(register, tag(register.meaning().signal()), wanted::add));
      }
    }
    this.reader =
        ReadPlan.of(wanted.ranges, new ReadPlan.Limits(device.mostRegisters(), device.widestGap()))
            .on(unit);
    Watchdog watchdog = device.watchdog();
    this.feeding =
        watchdog == null
            ? Feeding.NONE
            : new Feeding(
                id,
                watchdog.every(),
                watchdog.trips(),
                line -> put(line, device.register(watchdog.register()), watchdog.bits()));
  }

  private static List<Signal> signals(ModbusDevice device) {
    List<Signal> signals = new ArrayList<>();
    for (Register register : device.registers()) {
      if (register.meaning() != null) {
        signals.add(new Signal(register.meaning().signal(), register.meaning().unit()));
      }
    }
    return signals;
  }

  private static List<Setting> settings(ModbusDevice device) {
    return device.settings().stream()
        .map(s -> new Setting(s.id(), s.unit(), s.min(), s.max(), s.refresh()))
        .toList();
  }

  /// The ranges to read, each register's by number. Two signals may share a register.
  private final class Wanted {
    private final List<Register> registers = new ArrayList<>();
    private final List<ReadPlan.Range> ranges = new ArrayList<>();

    RegisterSignal.Source add(String name) {
      Register register = device.register(name);
      int index = registers.indexOf(register);
      if (index < 0) {
        index = registers.size();
        registers.add(register);
        ranges.add(range(register));
      }
      return new RegisterSignal.Source(
          register, index, register.address() + shift - ranges.get(index).address());
    }
  }

  private ReadPlan.Range range(Register register) {
    for (Block block : device.blocks()) {
      if (block.holds(register)) {
        return range(block.table(), block.address(), block.count(), true);
      }
    }
    return range(register.table(), register.address(), register.count(), false);
  }

  private ReadPlan.Range range(Table table, int address, int count, boolean whole) {
    return new ReadPlan.Range(
        table == Table.HOLDING ? ReadPlan.Table.HOLDING : ReadPlan.Table.INPUT,
        address + shift,
        count,
        whole);
  }

  @Override
  public void prepare(Line line) throws BusException {
    for (Preparation step : device.prepare()) {
      put(line, device.register(step.register()), step.bits());
    }
    feeding.begin(line);
  }

  /// Reads what identifies it; where the profile names nothing, one poll's worth of registers, so
  /// that a stranger is told by the registers it does not have.
  @Override
  public Identity identify(Line line) throws BusException {
    ModbusDevice.Proof proof = device.proof();
    for (Preparation expected : proof.expected()) {
      Register register = device.register(expected.register());
      int bits = bits(line, register) & register.mask();
      if (bits != expected.bits()) {
        throw new BusException.OtherDevice(
            line.address(),
            id(),
            "register "
                + register.id()
                + " holds "
                + hex(bits)
                + " and not "
                + hex(expected.bits())
                + ": this is no "
                + profile.maker()
                + " "
                + profile.model());
      }
    }
    String model = text(line, proof.model());
    String serial = text(line, proof.serial());
    String firmware = text(line, proof.firmware());
    if (proof.expected().isEmpty() && model.isEmpty() && serial.isEmpty() && firmware.isEmpty()) {
      reader.read(line);
    }
    return new Identity(
        profile.maker(), model.isEmpty() ? profile.model() : model, serial, firmware);
  }

  private static String hex(int bits) {
    return "0x" + Integer.toHexString(bits).toUpperCase(Locale.ROOT);
  }

  private String text(Line line, String register) throws BusException {
    if (register.isEmpty()) {
      return "";
    }
    Register known = device.register(register);
    return RegisterCodec.text(read(line, known), 0, known);
  }

  @Override
  public void poll(Line line, ReadingSink sink) throws BusException {
    reader.read(line);
    Instant now = line.now();
    for (int i = 0; i < signals.size(); i++) {
      sink.accept(signals.get(i).reading(reader, now));
    }
  }

  @Override
  public void feed(Line line) throws BusException {
    feeding.feed(line);
  }

  @Override
  public void write(Line line, Setting setting, double value) throws BusException {
    ModbusDevice.Setting known = known(setting);
    Register register = device.register(known.register());
    double number = register.scaling().raw(value) * power(line, register);
    if (!RegisterCodec.holds(number, register)) {
      throw new BusException.Refused(
          line.address(), id(), value + " " + known.unit() + " does not fit the register");
    }
    int bits = RegisterCodec.bits(number, register);
    put(line, register, bits);
    if (known.readBack()) {
      int taken = bits(line, register);
      if (taken != bits) {
        throw new BusException.Refused(
            line.address(),
            id(),
            "set-point not taken: sent "
                + hex(bits)
                + " to "
                + register.id()
                + ", reads "
                + hex(taken));
      }
    }
  }

  private ModbusDevice.Setting known(Setting setting) {
    for (ModbusDevice.Setting known : device.settings()) {
      if (known.id().equals(setting.name())) {
        return known;
      }
    }
    throw new IllegalArgumentException(id() + " has no setting " + setting.name());
  }

  /// Where the device itself says how many decimals its numbers have.
  private double power(Line line, Register register) throws BusException {
    if (register.decimals().isEmpty()) {
      return 1;
    }
    Register decimals = device.register(register.decimals());
    double count = RegisterCodec.number(bits(line, decimals), decimals);
    double power = powerOfTen(count);
    if (Double.isNaN(power)) {
      throw new BusException.DamagedReply(
          line.address(), id(), "register " + decimals.id() + " says " + count + " decimals");
    }
    return power;
  }

  /// @return `NaN` when that cannot be a number of decimals
  static double powerOfTen(double decimals) {
    return decimals >= 0 && decimals <= MOST_DECIMALS && decimals == Math.rint(decimals)
        ? Math.pow(10, decimals)
        : Double.NaN;
  }

  /// Memory that wears out is left alone when it holds the value already.
  private void put(Line line, Register register, int bits) throws BusException {
    if (register.memory().wears()) {
      if (bits(line, register) == bits) {
        return;
      }
      budget.take(line, register.id(), register.memory());
    }
    if (register.writing() == Writing.SINGLE) {
      unit.write(line, register.address() + shift, bits & 0xFFFF);
    } else {
      unit.write(line, register.address() + shift, RegisterCodec.bytes(bits, register));
    }
  }

  private int bits(Line line, Register register) throws BusException {
    return RegisterCodec.bits(read(line, register), 0, register);
  }

  /// A register on its own, out of turn; within a block, with the whole of it.
  private Registers read(Line line, Register register) throws BusException {
    ReadPlan.Range range = range(register);
    ReadPlan.Reader once = ReadPlan.of(List.of(range), ReadPlan.Limits.NEIGHBOURS).on(unit);
    once.read(line);
    return once.registers(0).from(register.address() + shift - range.address());
  }
}
