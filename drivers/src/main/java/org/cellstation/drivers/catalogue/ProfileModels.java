package org.cellstation.drivers.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Timing;
import org.cellstation.drivers.profile.Addressing;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profile.ModbusDevice;
import org.cellstation.drivers.profile.TextDevice;
import org.cellstation.drivers.profiled.ProfiledModbus;
import org.cellstation.drivers.profiled.ProfiledText;
import org.cellstation.drivers.profiled.WriteLedger;

/// Models that a site describes in profiles instead of code. Options: `address` where units share a
/// line, `shift` of Modbus register addresses, and those of every model.
public final class ProfileModels {
  /// In front of a profile's name where a configuration names a model.
  public static final String PREFIX = "profile:";

  private static final int WIDEST_SHIFT = 1;

  private ProfileModels() {}

  /// @throws IllegalArgumentException for an unknown option or a bad value, saying what is allowed
  public static Instrument instrument(
      InstrumentProfile profile, String id, Map<String, String> options, WriteLedger ledger) {
    return model(profile, ledger).create(id, options);
  }

  /// As {@link Catalogue#address}.
  public static String address(InstrumentProfile profile, Map<String, String> options) {
    return model(profile, WriteLedger.inMemory()).address(options);
  }

  private static Model model(InstrumentProfile profile, WriteLedger ledger) {
    return new Model(
        PREFIX + profile.name(),
        wiring(profile),
        profile.timing(),
        (name, given, timing) -> make(profile, name, given, timing, ledger));
  }

  private static Instrument make(
      InstrumentProfile profile, String id, Options options, Timing timing, WriteLedger ledger) {
    return switch (profile.protocol()) {
      case ModbusDevice device ->
          new ProfiledModbus(
              id,
              profile,
              device,
              address(device.addressing(), options),
              options.integer("shift", 0, -WIDEST_SHIFT, WIDEST_SHIFT),
              timing,
              ledger);
      case TextDevice device -> {
        Addressing addressing = device.addressing();
        String address = addressing.exists() ? addressing.text(address(addressing, options)) : "";
        yield new ProfiledText(id, profile, device, address, timing, ledger);
      }
    };
  }

  private static int address(Addressing addressing, Options options) {
    return options.integer("address", addressing.factory(), addressing.from(), addressing.to());
  }

  /// How a model leaves the factory.
  public static Wiring wiring(InstrumentProfile profile) {
    Addressing addressing =
        switch (profile.protocol()) {
          case ModbusDevice device -> device.addressing();
          case TextDevice device -> device.addressing();
        };
    List<String> addresses = new ArrayList<>();
    if (addressing.exists()) {
      addresses.add(Integer.toString(addressing.factory()));
      for (int i = addressing.from(); i <= addressing.to(); i++) {
        if (i != addressing.factory()) {
          addresses.add(Integer.toString(i));
        }
      }
    }
    return new Wiring(profile.access().serial(), profile.access().tcpPort(), addresses);
  }
}
