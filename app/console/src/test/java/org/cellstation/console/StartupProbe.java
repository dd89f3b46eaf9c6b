package org.cellstation.console;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Prints how long it takes from the start of the Java machine to an overview that has been drawn.
/// Not a test: figures belong to a machine.
final class StartupProbe {
  private StartupProbe() {}

  public static void main(String[] arguments) {
    FakeStation station = new FakeStation().withPeople().withBatch(Duration.ofHours(50));
    Platform.startup(
        () -> {
          Console console = new Console(station);
          Stage stage = new Stage();
          stage.setScene(console.scene());
          console.scene().addPostLayoutPulseListener(() -> drawn(console));
          stage.show();
        });
  }

  private static void drawn(Console console) {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.println(System.currentTimeMillis() - started + " ms to the overview");
    console.close();
    Platform.exit();
  }
}
