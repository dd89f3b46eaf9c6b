package org.cellstation.app;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.cellstation.app.assembly.FaultScript;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.assembly.Profiles;
import org.cellstation.app.assembly.ValidationScript;
import org.cellstation.app.validation.ValidationJson;
import org.cellstation.app.validation.ValidationTable;
import org.cellstation.drivers.bus.ProcessTime;
import org.cellstation.simulator.ProfileServer;
import org.cellstation.simulator.SimulatorSettings;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.fault.Faults;
import org.cellstation.simulator.fault.Scenario;
import org.cellstation.simulator.fault.Trigger;
import org.cellstation.simulator.validation.Protocol;
import org.cellstation.simulator.validation.Validation;
import org.cellstation.station.config.ProfileFaults;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `simulate`: the skid alone, or the twin of one profile, for any client; or the plant against
/// published numbers.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the simulated skid alone and prints where its instruments answer.",
      "Any Modbus or serial client can talk to it. Ends with Ctrl-C.",
      "Takes lines meanwhile: `AT-101 silent on` makes something fail, `help` says what else."
    })
final class SimulateCommand implements Callable<Integer> {
  /// What `--validate` without a file means; no file is called so.
  private static final String SHIPPED = "";

  private static final int MOST_DONORS = 10_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final SkidOptions skid = new SkidOptions();

  @Option(names = "--speed", paramLabel = "N", description = "times real time", defaultValue = "1")
  private double speed = 1;

  @Option(names = "--seed", paramLabel = "S", description = "chance; 0 is the nominal donor")
  private long seed;

  @Option(
      names = "--volume",
      paramLabel = "L",
      description = "working volume of the vessel; the skid's own unless told")
  private @Nullable Double volume;

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "TCP port of the gas controllers; 0 takes any free one")
  private int port;

  @Option(names = "--tcp", description = "serial instruments on TCP instead of pseudo-terminals")
  private boolean tcp;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description =
          "the twin of one instrument profile instead: a file, or a shipped profile's name")
  private @Nullable String profile;

  @Option(
      names = "--validate",
      paramLabel = "FILE",
      arity = "0..1",
      fallbackValue = SHIPPED,
      description = {
        "repeats published experiments with drawn donors instead, and sets what comes out beside",
        "what was published: those that come with the program, or those in a file.",
        "Exit 0: all within tolerance. Exit 1: one is not. Exit 2: the file is wrong."
      })
  private @Nullable String validate;

  @Option(
      names = "--donors",
      paramLabel = "N",
      description = "how many donors --validate draws",
      defaultValue = "40")
  private int donors;

  @Option(names = "--json", description = "results of --validate for scripts")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (validate != null) {
      return validation(validate);
    }
    return profile == null ? skid() : twin(profile);
  }

  private Integer validation(String file) throws InputException {
    if (donors < 1 || donors > MOST_DONORS) {
      throw new InputException("--donors " + donors + " is not in 1.." + MOST_DONORS + ".");
    }
    List<Protocol> protocols =
        file.equals(SHIPPED) ? ValidationScript.shipped() : ValidationScript.read(Path.of(file));
    long begin = System.nanoTime();
    // Seed 0 is the default donor, who is nobody drawn.
    List<Validation.Finding> findings = Validation.of(protocols, donors, Math.max(1, seed));
    double seconds = (System.nanoTime() - begin) * 1e-9;
    var out = spec.commandLine().getOut();
    out.print(
        json
            ? ValidationJson.text(findings, donors) + System.lineSeparator()
            : ValidationTable.text(findings, donors, seconds));
    out.flush();
    return findings.stream().allMatch(Validation.Finding::within) ? Main.DONE : Main.FAILED;
  }

  private Integer twin(String file) throws InputException, IOException, InterruptedException {
    if (skid.anyOfPlant() || volume != null || seed != 0) {
      throw new InputException(
          "--profile starts one instrument without a plant: leave out --skid, --donor, --culture,"
              + " --volume and --seed.");
    }
    Path path = Path.of(file);
    try (var parts = new OpenParts()) {
      var described = Files.exists(path) ? Profiles.read(path) : Profiles.shipped().named(file);
      Scenario faults = timed(ProfileServer.faults(described));
      var clock = ProcessTime.accelerated(speed, Instant.now());
      Instant start = clock.instant();
      var server = parts.add(BundledSimulator.twin(described, tcp, port, clock, start));
      var out = spec.commandLine().getOut();
      server.play(faults);
      out.printf("%-10s %s%n", described.name(), server.address());
      out.flush();
      new FaultPrompt(server.faults(), out)
          .serve(new InputStreamReader(System.in, Charset.defaultCharset()));
      new CountDownLatch(1).await();
    } catch (ProfileFaults faults) {
      throw new InputException(
          String.valueOf(faults.getMessage()),
          faults.faults().stream().map(Object::toString).toList());
    }
    return Main.DONE;
  }

  /// What `--faults` says of a twin, which comes to nothing that a fault could wait for.
  private Scenario timed(Faults twin) throws InputException {
    Path file = skid.faultFile();
    Scenario scenario = file == null ? Scenario.none() : FaultScript.read(file, twin);
    for (Scenario.Step step : scenario.steps()) {
      if (step.trigger() instanceof Trigger.When) {
        throw new InputException(
            "%s: %s %s waits for the plant (`when:`), and a twin has none: write `at:`."
                .formatted(file, step.site(), step.fault().text()));
      }
    }
    return scenario;
  }

  private SkidSettings sized(SkidSettings settings) throws InputException {
    try {
      return volume == null ? settings : settings.withLitres(volume);
    } catch (IllegalArgumentException none) {
      throw new InputException("--volume: " + none.getMessage());
    }
  }

  private Integer skid() throws InputException, IOException, InterruptedException {
    var settings = new SimulatorSettings(sized(skid.applyTo(SkidSettings.drawn(seed))), tcp, port);
    var faults = skid.scenario(settings.skid());
    var clock = ProcessTime.accelerated(speed, Instant.now());
    try (var parts = new OpenParts()) {
      var simulator = parts.add(BundledSimulator.start(settings, clock));
      simulator.play(faults);
      var out = spec.commandLine().getOut();
      simulator.addresses().forEach((line, address) -> out.printf("%-10s %s%n", line, address));
      out.flush();
      new FaultPrompt(simulator.faults(), out)
          .serve(new InputStreamReader(System.in, Charset.defaultCharset()));
      // Nothing more is typed: it runs on until it is ended.
      new CountDownLatch(1).await();
    }
    return Main.DONE;
  }
}
