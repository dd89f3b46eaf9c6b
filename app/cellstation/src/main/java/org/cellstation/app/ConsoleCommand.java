package org.cellstation.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.LiveStation;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.app.operator.ScannedLabels;
import org.cellstation.app.training.TrainingSkid;
import org.cellstation.console.Console;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `console`, and the program without a subcommand: the station with its screen. With a
/// `station.yaml` in the data directory it runs the instruments named there; without one the
/// bundled simulator stands in, in a data directory of its own so that training never mixes with
/// production.
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    description = {
      "Starts the station and opens the operator console.",
      "Without station.yaml in the data directory the bundled simulator runs behind it.",
      "Without a display the shipped recipe is rehearsed instead and its results are left in a folder."
    })
final class ConsoleCommand implements Callable<Integer> {
  @Option(names = "--data", paramLabel = "DIR", description = "the station's data directory")
  private @Nullable Path data;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "simulator only: times real time (default 1)",
      defaultValue = "1")
  private double speed = 1;

  @Mixin private final SkidOptions skid = new SkidOptions();

  @Override
  public Integer call() throws Exception {
    Path root = data == null ? DataDirectory.preset() : data;
    Path configuration = root.resolve("station.yaml");
    String obstacle = Display.missing();
    if (obstacle != null) {
      if (data != null && Files.exists(configuration)) {
        throw new InputException(
            obstacle
                + ", and "
                + configuration
                + " names real instruments: their station is run from its console.");
      }
      var settings = skid.applyTo(SkidSettings.nominal());
      return new HeadlessJob(System.out, System.err)
          .run(obstacle, data, settings, skid.scenario(settings));
    }
    if (Files.exists(configuration)) {
      return onInstruments(root, configuration);
    }
    return onSimulator(data == null ? root.resolve("simulated") : data);
  }

  private Integer onInstruments(Path root, Path configuration)
      throws InputException, IOException, InterruptedException {
    if (speed != 1) {
      throw new InputException("--speed is for the simulator; instruments run in real time.");
    }
    if (skid.any()) {
      throw new InputException(
          "--skid, --donor and --faults are for the simulator; here are instruments.");
    }
    try (var parts = new OpenParts()) {
      var directory = parts.add(DataDirectory.open(root));
      var live =
          parts.add(
              LiveStation.start(
                  directory,
                  configuration.toString(),
                  Files.readAllBytes(configuration),
                  ProcessTime.real()));
      BackgroundRehearsals.offer(live, directory);
      Console.launch(live.station(), null);
    }
    return Main.DONE;
  }

  private Integer onSimulator(Path root) throws InputException, IOException, InterruptedException {
    Pacer clock = speed == 1 ? ProcessTime.real() : ProcessTime.accelerated(speed, Instant.now());
    var settings = skid.applyTo(SkidSettings.nominal());
    var faults = skid.scenario(settings);
    try (var parts = new OpenParts()) {
      var directory = parts.add(DataDirectory.open(root));
      var simulator = parts.add(BundledSimulator.start(SimulatorSettings.of(settings), clock));
      simulator.play(faults);
      var live =
          parts.add(
              LiveStation.start(
                  directory,
                  SimulatedConfiguration.file(settings.equipment()),
                  SimulatedConfiguration.at(settings.equipment(), simulator.addresses()),
                  clock));
      BackgroundRehearsals.offer(live, directory);
      parts.add(ScannedLabels.follow(live.journal(), simulator::connect));
      Console.launch(live.station(), new TrainingSkid(simulator));
    }
    return Main.DONE;
  }
}
