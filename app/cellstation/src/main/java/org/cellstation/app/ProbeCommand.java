package org.cellstation.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cellstation.app.assembly.CataloguePorts;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.inventory.FoundJson;
import org.cellstation.app.inventory.FoundTable;
import org.cellstation.app.inventory.StationStub;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.catalogue.ProfileModels;
import org.cellstation.drivers.link.SerialPorts;
import org.cellstation.drivers.probe.Candidate;
import org.cellstation.drivers.probe.Find;
import org.cellstation.drivers.probe.LinkReport;
import org.cellstation.drivers.probe.Search;
import org.cellstation.drivers.probe.SearchListener;
import org.cellstation.drivers.probe.SearchPlan;
import org.cellstation.drivers.probe.Suspect;
import org.cellstation.drivers.probe.Target;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `probe`: what is connected to this computer?
@Command(
    name = "probe",
    mixinStandardHelpOptions = true,
    description = {
      "Asks serial ports and network addresses which instruments answer there.",
      "It only asks, it changes nothing in any instrument. Do not search a line on which another",
      "program works. Ends with Ctrl-C, and says what was found until then.",
      "Exit 0: something answers. Exit 1: nothing does. Exit 2: wrong usage."
    })
final class ProbeCommand implements Callable<Integer> {
  /// How long a person who ends the program waits for what was found.
  private static final long LAST_WORDS_SECONDS = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "a serial port, more than once for several; else all of them, unless --tcp")
  private List<String> ports = List.of();

  @Option(
      names = "--tcp",
      paramLabel = "HOST:PORT",
      description = "an instrument, a gateway or a port server on the network")
  private List<String> hosts = List.of();

  @Option(
      names = "--all-addresses",
      description = "every address an instrument may have, not only the usual ones; takes minutes")
  private boolean allAddresses;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "look for this model only; `profile:NAME` for one described in a profile")
  private List<String> models = List.of();

  @Option(names = "--data", paramLabel = "DIR", description = "data directory with the profiles")
  private @Nullable Path data;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "a new file: the beginning of a station.yaml with what was found")
  private @Nullable Path out;

  @Option(names = "--json", description = "results for scripts")
  private boolean json;

  @Override
  public Integer call() throws InputException, IOException, InterruptedException {
    if (out != null && Files.exists(out)) {
      throw exists(out);
    }
    var profiles = CataloguePorts.withProfiles(data == null ? DataDirectory.preset() : data);
    List<Suspect> suspects = suspects(profiles);
    List<Target> targets = targets();
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var search =
        new Search(
            targets,
            suspects,
            new SearchPlan(allAddresses, !models.isEmpty()),
            Catalogue::link,
            InstantSource.system(),
            new Progress(spec.commandLine().getErr()));
    var said = new CountDownLatch(1);
    try (var parts = new OpenParts()) {
      parts.add(
          () -> {
            search.stop();
            if (!said.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
              spec.commandLine().getErr().println("A line did not stop in time.");
            }
          });
      try {
        List<LinkReport> reports = search.run();
        tell(reports);
        if (out != null) {
          write(out, StationStub.text(reports, profiles, begun.toString()));
        }
        return reports.stream().allMatch(r -> r.finds().isEmpty()) ? Main.FAILED : Main.DONE;
      } finally {
        said.countDown();
      }
    }
  }

  private List<Suspect> suspects(CataloguePorts profiles) {
    if (models.isEmpty()) {
      return Suspect.everybody();
    }
    List<Suspect> some = new ArrayList<>();
    for (String model : models) {
      some.addAll(
          model.startsWith(ProfileModels.PREFIX)
              ? List.of(profiles.suspect(model))
              : Suspect.of(model));
    }
    return some;
  }

  private List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    if (ports.isEmpty() && hosts.isEmpty()) {
      SerialPorts.present().forEach(port -> targets.add(Target.serial(port)));
    }
    ports.forEach(port -> targets.add(Target.serial(port)));
    hosts.forEach(host -> targets.add(Target.tcp(host)));
    return targets;
  }

  private void tell(List<LinkReport> reports) {
    PrintWriter words = spec.commandLine().getOut();
    if (json) {
      words.println(FoundJson.text(reports));
    } else if (reports.isEmpty()) {
      words.println(
          "This computer has no serial ports. Plug an adapter in, or name one with --tcp.");
    } else {
      words.print(FoundTable.text(reports));
      if (!allAddresses && FoundTable.hasSilentLine(reports)) {
        words.println(
            "Instruments with an address of their own are found with --all-addresses, those with"
                + " parameters of their own not at all.");
      }
    }
    words.flush();
  }

  /// Never over another file, not even one that has come meanwhile.
  private void write(Path file, String stub) throws InputException, IOException {
    try {
      Files.writeString(
          file,
          stub,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException meanwhile) {
      throw exists(file);
    }
    spec.commandLine().getErr().println("Written: " + file.toAbsolutePath());
  }

  private static InputException exists(Path file) {
    return new InputException(
        file + " is there already and is not overwritten. Name another file with --out.");
  }

  /// One line for each thing that happens.
  private record Progress(PrintWriter err) implements SearchListener {
    @Override
    public void asking(Target target, String what) {
      err.println(target.name() + ": asking with " + what);
      err.flush();
    }

    @Override
    public void found(Target target, Find find) {
      Candidate first = find.candidates().getFirst();
      String who = find.isNamed() ? first.identity().toString() : "answers like " + first.model();
      err.println(
          target.name() + (find.address().isEmpty() ? "" : " at " + find.address()) + ": " + who);
      err.flush();
    }
  }
}
