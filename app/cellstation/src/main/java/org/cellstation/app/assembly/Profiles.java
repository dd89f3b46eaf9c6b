package org.cellstation.app.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cellstation.drivers.profile.InstrumentProfile;
import org.cellstation.recipes.text.Fault;
import org.cellstation.station.config.ConfigurationException;
import org.cellstation.station.config.InstrumentProfileReader;
import org.cellstation.station.config.ProfileFaults;
import org.jspecify.annotations.Nullable;

/// The instrument profiles there are: those of the site, and behind them those that come with the
/// program. A site's profile takes the place of a shipped one of the same name.
public final class Profiles {
  /// Built from published documents alone, each saying how certain it is, and those of the bundled
  /// simulator's own gateway.
  public static final List<String> SHIPPED =
      List.of(
          "atlas-ezo-ph",
          "lauda",
          "simulated-analyser",
          "simulated-capacitance",
          "simulated-pressure",
          "west-p6100");

  private static final String SUFFIX = ".yaml";

  private final @Nullable Path folder;

  private Profiles(@Nullable Path folder) {
    this.folder = folder;
  }

  /// @param folder need not exist
  public static Profiles in(Path folder) {
    return new Profiles(folder);
  }

  /// Those that come with the program alone.
  public static Profiles shipped() {
    return new Profiles(null);
  }

  /// @throws ProfileFaults when the profile is unknown, unreadable or has faults
  public InstrumentProfile named(String name) {
    Path file = folder == null ? null : file(folder, name);
    try {
      if (file != null && Files.exists(file)) {
        return read(file);
      }
      if (SHIPPED.contains(name)) {
        return checked(name + SUFFIX, name, shippedText(name));
      }
    } catch (IOException unreadable) {
      throw new ProfileFaults("the profile " + file + " cannot be read: " + unreadable, List.of());
    }
    throw new ProfileFaults(
        "there is no profile "
            + name
            + "; there are "
            + names()
            + (folder == null ? "" : "; write one into " + folder),
        List.of());
  }

  /// A name is never a way out of the folder.
  private static @Nullable Path file(Path folder, String name) {
    return name.matches("[a-z0-9][a-z0-9-]*") ? folder.resolve(name + SUFFIX) : null;
  }

  /// A profile wherever it stands.
  ///
  /// @throws ProfileFaults when it has faults
  public static InstrumentProfile read(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String id = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    return checked(file.toString(), id, Files.readAllBytes(file));
  }

  private static InstrumentProfile checked(String source, String id, byte[] bytes) {
    try {
      InstrumentProfile profile = InstrumentProfileReader.read(source, bytes);
      if (profile.name().equals(id)) {
        return profile;
      }
      throw new ProfileFaults(
          "the profile " + id + " cannot be used",
          List.of(
              new Fault(
                  source,
                  1,
                  "id",
                  "the file is called " + id + " and says it is " + profile.name(),
                  "write `id: " + id + "`, or rename the file")));
    } catch (ConfigurationException wrong) {
      throw new ProfileFaults("the profile " + id + " cannot be used", wrong.faults());
    }
  }

  /// @throws IOException when the program is incomplete
  static byte[] shippedText(String name) throws IOException {
    String resource = "profiles/" + name + SUFFIX;
    try (InputStream in = Profiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing from the program");
      }
      return in.readAllBytes();
    }
  }

  /// All names, in order.
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>(SHIPPED);
    if (folder != null && Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(SUFFIX))
            .forEach(name -> names.add(name.substring(0, name.length() - SUFFIX.length())));
      } catch (IOException unreadable) {
        throw new ProfileFaults(folder + " cannot be listed: " + unreadable, List.of());
      }
    }
    return new ArrayList<>(names);
  }
}
