package org.cellstation.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.LiveStation;
import org.cellstation.app.assembly.SimulatedConfiguration;
import org.cellstation.app.operator.RehearsalOperator;
import org.cellstation.app.operator.Workbench;
import org.cellstation.app.virtual.Rehearsal;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.BenchSample;
import org.cellstation.simulator.Simulator;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.RecordReply;
import org.cellstation.station.api.Station.Reply;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `run RECIPE --simulate`: the whole batch against the simulator on real wires and real threads,
/// as fast as asked.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a recipe to its end on the simulated skid, without a screen.",
      "The skid answers on real serial and Modbus wires; a stand-in answers for the operator.",
      "A run that was cut off is not gone on with: its plant was part of the program and is lost,"
          + " and only a person signs after an interruption. Its journal is whole up to then:"
          + " `verify` proves it. A batch on instruments goes on at the console, `console --data"
          + " DIR`, where its interruption waits for a signature.",
      "Exit 0: the batch completed. Exit 1: it did not. Exit 2: the recipe cannot be used."
    })
final class RunCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long ANSWER_SECONDS = 30;

  /// Share of late scans from which it is worth a word.
  private static final double NOTEWORTHY = 0.01;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RECIPE", description = "a recipe file, or the id of a shipped recipe")
  private String recipe = "";

  @Option(
      names = "--simulate",
      description = "on the bundled simulator; a batch with cells is run from the console")
  private boolean simulate;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = {
        "times real time, at most 1000 (default ${DEFAULT-VALUE}); from about 300 on, a busy",
        "computer lets readings grow stale"
      },
      defaultValue = "100")
  private double speed;

  @Mixin private final SkidOptions skid = new SkidOptions();

  @Option(names = "--seed", paramLabel = "S", description = "chance; 0 is the nominal donor")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", description = "where journal and record go")
  private @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    if (!simulate) {
      throw new InputException(
          "A batch on real instruments is run from the console, where a person watches it."
              + " Add --simulate to run on the bundled simulator.");
    }
    Path folder = out == null ? RehearseCommand.newFolder() : out;
    OutputFolder.mustBeFresh(folder);
    Pacer clock = ProcessTime.accelerated(speed, RehearseCommand.START);
    String id = RecipeFile.place(recipe, folder.resolve("recipes"));
    var settings =
        skid.applyTo(SkidSettings.drawn(seed), RecipeFile.read(recipe), RecipeFile.faults(recipe));
    var faults = skid.scenario(settings);
    try (var parts = new OpenParts()) {
      var simulator = parts.add(BundledSimulator.start(SimulatorSettings.of(settings), clock));
      simulator.play(faults);
      var data = parts.add(DataDirectory.open(folder));
      var live =
          parts.add(
              LiveStation.start(
                  data,
                  SimulatedConfiguration.file(settings.equipment()),
                  SimulatedConfiguration.at(settings.equipment(), simulator.addresses()),
                  clock));
      Station station = live.station();
      var operator = RehearsalOperator.arrive(station, at(simulator));
      String batch = "R-" + seed;
      operator.begin(Rehearsal.UNIT, id, batch, RunCommand::await);
      var progress = new ProgressLine(spec.commandLine().getErr());
      Instant begun = station.snapshot().now();
      Snapshot picture = station.snapshot();
      while (state(picture).kind() != ProcedureState.Kind.FINAL) {
        if (parts.ending()) {
          return Main.FAILED;
        }
        LockSupport.parkNanos(LOOK.toNanos());
        picture = station.snapshot();
        operator.look(picture);
        progress.accept(picture);
      }
      progress.end(picture);
      sayWhetherItKeptUp(picture.scan());
      RecordReply record = station.writeRecord(operator.session(), batch).get();
      Path pdf = record instanceof RecordReply.Written written ? written.pdf() : null;
      Path json = record instanceof RecordReply.Written written ? written.json() : null;
      return OutputFolder.report(
          spec.commandLine().getOut(),
          folder,
          new Rehearsal.Result(
              state(picture),
              Duration.between(begun, picture.now()),
              picture.scan().count(),
              pdf,
              json));
    }
  }

  private void sayWhetherItKeptUp(Snapshot.Scan scan) {
    if (scan.late() > scan.count() * NOTEWORTHY) {
      spec.commandLine()
          .getErr()
          .printf(
              "%d of %d scans began late: this computer is too busy for --speed %.0f.%n",
              scan.late(), scan.count(), speed);
    }
  }

  private static ProcedureState state(Snapshot picture) {
    Snapshot.Batch batch = picture.units().getFirst().batch();
    return batch == null ? ProcedureState.IDLE : batch.procedure().state();
  }

  private static Reply await(CompletableFuture<Reply> answer) {
    try {
      return answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return Reply.refused("Interrupted.");
    } catch (ExecutionException | TimeoutException trouble) {
      return Reply.refused("The station did not answer: " + trouble);
    }
  }

  private static Workbench at(Simulator simulator) {
    return new Workbench() {
      @Override
      public BenchSample sample() {
        return simulator.sample();
      }

      @Override
      public void connect(String material) {
        simulator.connect(material);
      }
    };
  }
}
