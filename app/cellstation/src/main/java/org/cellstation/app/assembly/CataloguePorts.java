package org.cellstation.app.assembly;

import java.nio.file.Path;
import java.util.Map;
import org.cellstation.drivers.bus.Instrument;
import org.cellstation.drivers.bus.Link;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.catalogue.ProfileModels;
import org.cellstation.drivers.probe.Suspect;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.drivers.profiled.WriteLedger;
import org.cellstation.station.config.Ports;

/// The instruments and links this program was built with, and those that are described in profiles.
public final class CataloguePorts implements Ports {
  private final Profiles profiles;
  private final WriteLedger ledger;

  /// With the shipped profiles, and a count of memory writes that ends with the program: for
  /// simulated stations.
  public CataloguePorts() {
    this(Profiles.shipped(), WriteLedger.inMemory());
  }

  private CataloguePorts(Profiles profiles, WriteLedger ledger) {
    this.profiles = profiles;
    this.ledger = ledger;
  }

  /// With the profiles of a site.
  ///
  /// @throws InputException when the count of memory writes cannot be understood
  static CataloguePorts of(DataDirectory data) throws InputException {
    return new CataloguePorts(
        Profiles.in(data.profiles()), WriteLedgerFile.open(data.memoryWrites()));
  }

  /// With the profiles of a site whose instruments are not run, only looked for.
  ///
  /// @param data the site's data directory, which need not exist
  public static CataloguePorts withProfiles(Path data) {
    return new CataloguePorts(Profiles.in(data.resolve("profiles")), WriteLedger.inMemory());
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

  @Override
  public Link link(String address) {
    return Catalogue.link(address);
  }

  @Override
  public Instrument instrument(String model, String id, Map<String, String> options) {
    return model.startsWith(ProfileModels.PREFIX)
        ? ProfileModels.instrument(
            profiles.named(model.substring(ProfileModels.PREFIX.length())), id, options, ledger)
        : Catalogue.instrument(model, id, options);
  }
}
