package org.cellstation.app.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.catalogue.OptionFaults;
import org.cellstation.drivers.catalogue.ProfileModels;
import org.cellstation.drivers.probe.Suspect;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profiled.WriteLedger;
import org.cellstation.station.config.InstrumentFaults;
import org.cellstation.station.config.Ports;
import org.jspecify.annotations.Nullable;

/// The instruments and links this program was built with, and those that are described in profiles.
public final class CataloguePorts implements Ports {
  private final Profiles profiles;
  private final WriteLedger ledger;
  private final @Nullable Path control;

  /// With the shipped profiles, and a count of memory writes that ends with the program: for
  /// simulated stations.
  public CataloguePorts() {
    this(Profiles.shipped(), WriteLedger.inMemory(), null);
  }

  /// @param control folder of the site's control strategies, null when it has none
  private CataloguePorts(Profiles profiles, WriteLedger ledger, @Nullable Path control) {
    this.profiles = profiles;
    this.ledger = ledger;
    this.control = control;
  }

  /// With the profiles of a site.
  ///
  /// @throws InputException when the count of memory writes cannot be understood
  static CataloguePorts of(DataDirectory data) throws InputException {
    return new CataloguePorts(
        Profiles.in(data.profiles()), WriteLedgerFile.open(data.memoryWrites()), data.control());
  }

  /// With the profiles of a site whose instruments are not run, only looked for.
  ///
  /// @param data the site's data directory, which need not exist
  public static CataloguePorts withProfiles(Path data) {
    return new CataloguePorts(
        Profiles.in(data.resolve("profiles")), WriteLedger.inMemory(), data.resolve("control"));
  }

  /// What a search asks to find an instrument that is described in a profile.
  ///
  /// @param model `profile:NAME`
  public Suspect suspect(String model) {
    InstrumentProfile profile = profiles.named(model.substring(ProfileModels.PREFIX.length()));
    return Suspect.of(
        model,
        ProfileModels.wiring(profile),
        Map.of(),
        options -> ProfileModels.instrument(profile, "probe", options, ledger));
  }

  /// The schema lets no name through that leads out of the folder.
  @Override
  public byte[] control(String name) {
    Path file = control == null ? null : control.resolve(name + ".yaml");
    if (file == null || !Files.exists(file)) {
      throw new IllegalArgumentException(
          "there is no control strategy `" + name + "`" + (file == null ? "" : " at " + file));
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(file + " cannot be read: " + unreadable, unreadable);
    }
  }

  @Override
  public Link link(String address) {
    return Catalogue.link(address);
  }

  @Override
  public String address(String model, Map<String, String> options) {
    return model.startsWith(ProfileModels.PREFIX)
        ? ProfileModels.address(
            profiles.named(model.substring(ProfileModels.PREFIX.length())), options)
        : Catalogue.address(model, options);
  }

  @Override
  public String port(String address) {
    return Catalogue.port(address);
  }

  @Override
  public Instrument instrument(String model, String id, Map<String, String> options) {
    try {
      return model.startsWith(ProfileModels.PREFIX)
          ? ProfileModels.instrument(
              profiles.named(model.substring(ProfileModels.PREFIX.length())), id, options, ledger)
          : Catalogue.instrument(model, id, options);
    } catch (OptionFaults wrong) {
      throw new InstrumentFaults(
          String.valueOf(wrong.getMessage()),
          wrong.faults().stream()
              .map(f -> new InstrumentFaults.Wrong(f.option(), f.what(), f.remedy()))
              .toList(),
          wrong.standIn());
    }
  }
}
