package org.cellstation.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.LiveStation;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.console.Console;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.Station;

/// Prints how long it takes from the start of the Java machine until the console, with simulator
/// and station behind it, has drawn its overview, and until it has drawn live values. Not a test:
/// figures belong to a machine.
final class StartupBenchmark {
  private static boolean first = true;

  private StartupBenchmark() {}

  public static void main(String[] arguments) throws IOException, InputException {
    var clock = ProcessTime.real();
    say("main begins");
    var directory = DataDirectory.open(Files.createTempDirectory("startup"));
    var simulator = BundledSimulator.start(SimulatorSettings.of(SkidSettings.nominal()), clock);
    say("simulator runs");
    var live =
        LiveStation.start(
            directory,
            "simulated-station.yaml",
            SimulatedConfiguration.at(simulator.addresses()),
            clock);
    say("station runs");
    Platform.startup(() -> show(live.station()));
  }

  private static void show(Station station) {
    say("JavaFX runs");
    var console = new Console(station);
    var stage = new Stage();
    stage.setScene(console.scene());
    console.scene().addPostLayoutPulseListener(() -> drawn(station));
    stage.show();
  }

  private static void drawn(Station station) {
    if (first) {
      first = false;
      say("overview drawn");
    }
    if (station.snapshot().units().getFirst().reading("temperature").isGood()) {
      say("overview drawn with live values");
      Runtime.getRuntime().halt(0);
    }
  }

  private static void say(String what) {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf("%5d ms %s%n", System.currentTimeMillis() - started, what);
  }
}
