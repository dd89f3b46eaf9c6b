package org.cellstation.app;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cellstation.app.assembly.DataDirectory;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.exchange.AcceptedSites;
import org.cellstation.app.exchange.EquipmentComparison;
import org.cellstation.app.exchange.OwnStation;
import org.cellstation.app.exchange.ReceivedPackage;
import org.cellstation.recipes.exchange.CellPack;
import org.cellstation.recipes.exchange.Evidence;
import org.cellstation.recipes.exchange.Manifest;
import org.cellstation.recipes.exchange.UnitNeed;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.lifecycle.Receipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `recipe unpack FILE`: what another site sent, verified before anything of it is kept.
@Command(
    name = "unpack",
    mixinStandardHelpOptions = true,
    description = {
      "Verifies the signature and every file of a transfer package, compares what the recipe needs",
      "with this station's equipment, and puts the recipe among its recipes, as a draft.",
      "Exit 0: done. Exit 1: refused, nothing is written. Exit 2: wrong usage."
    })
final class RecipeUnpackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "FILE", description = "a transfer package")
  private Path file = Path.of("");

  @Option(names = "--data", paramLabel = "DIR", description = "the station's data directory")
  private Path data = DataDirectory.preset();

  @Option(
      names = "--accept",
      paramLabel = "FINGERPRINT",
      description = "accept the site's key for good: its fingerprint, as the site told you")
  private @Nullable String accept;

  @Option(
      names = "--replace",
      description = "put the recipe in the place of another draft of the same id")
  private boolean replace;

  private String packageSha256 = "";

  @Override
  public Integer call() throws InputException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException("There is no file " + file + ". Name a transfer package.");
    }
    if (Files.size(file) > CellPack.MAX_BYTES) {
      return refused(List.of(CellPack.tooLarge(Files.size(file)).why()));
    }
    byte[] bytes = Files.readAllBytes(file);
    packageSha256 = KeptVersion.sha256(bytes);
    return switch (CellPack.open(bytes)) {
      case CellPack.Opened.Refused refused -> refused(List.of(refused.why()));
      case CellPack.Opened.Verified verified -> trusted(verified);
    };
  }

  private int refused(List<String> why) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("REFUSED: " + String.join(System.lineSeparator(), why));
    err.flush();
    return Main.FAILED;
  }

  private int trusted(CellPack.Opened.Verified verified) throws InputException, IOException {
    Manifest manifest = verified.manifest();
    AcceptedSites sites = new AcceptedSites(data);
    Optional<String> known = sites.name(manifest.key());
    if (known.isEmpty() && !accepts(manifest)) {
      return refused(
          List.of(
              "the key of " + manifest.site() + " is not one that this station accepts.",
              "Its fingerprint is " + manifest.key().fingerprint(),
              "Compare it with what the site tells you by another way, then accept it with"
                  + " --accept and the fingerprint."));
    }
    return switch (ReceivedPackage.check(verified, data, replace)) {
      case ReceivedPackage.Checked.Unfit unfit -> refused(unfit.why());
      case ReceivedPackage.Checked.Fit fit -> keep(fit.received(), manifest, sites, known);
    };
  }

  @SuppressWarnings("SystemConsoleNull") // NullAway knows only that it may be null
  private boolean accepts(Manifest manifest) throws InputException {
    String written = accept;
    if (written != null) {
      if (AcceptedSites.same(written, manifest.key())) {
        return true;
      }
      throw new InputException(
          "The package is signed with another key than --accept names. Its fingerprint is "
              + manifest.key().fingerprint());
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    console.printf(
        "%s signs with a key that is new here. Its fingerprint:%n  %s%n",
        manifest.site(), manifest.key().fingerprint());
    String answer = console.readLine("Has the site told you this fingerprint? Type yes: ");
    return answer != null && answer.strip().equalsIgnoreCase("yes");
  }

  private int keep(
      ReceivedPackage received, Manifest manifest, AcceptedSites sites, Optional<String> known)
      throws InputException, IOException {
    List<String> comparison = comparison(received);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    if (known.isEmpty()) {
      sites.accept(manifest.key(), manifest.site(), now);
    }
    received.keep(
        new Receipt(
            received.recipe().id(),
            received.recipe().version(),
            received.sha256(),
            known.orElse(manifest.site()),
            manifest.key().fingerprint(),
            packageSha256,
            System.getProperty("user.name", ""),
            now,
            known.isEmpty()));
    PrintWriter out = spec.commandLine().getOut();
    out.println("VERIFIED: " + manifest.entries().size() + " files, signed by " + manifest.site());
    known
        .filter(name -> !name.equals(manifest.site()))
        .ifPresent(name -> out.println("The key was accepted as that of " + name + "."));
    out.println(
        "recipe        %s %s, %s"
            .formatted(
                received.recipe().id(), received.recipe().version(), received.recipe().title()));
    Evidence evidence = Evidence.of(received.sha256(), received.below(CellPack.EVIDENCE));
    out.println("evidence      " + evidence.words());
    comparison.forEach(out::println);
    out.println("draft         " + received.draft().toAbsolutePath());
    out.println("documents     " + received.folder().toAbsolutePath());
    out.println("Rehearse it here and approve it in your own name before cells meet it.");
    out.flush();
    return Main.DONE;
  }

  /// With the station that is here, else with the simulated skid that fits best.
  private List<String> comparison(ReceivedPackage received) throws InputException, IOException {
    List<UnitNeed> needs = UnitNeed.of(received.recipe());
    Optional<OwnStation> described = OwnStation.described(data);
    OwnStation own =
        described.orElseGet(
            () ->
                OwnStation.simulated().stream()
                    .min(Comparator.comparingLong((OwnStation skid) -> differences(needs, skid)))
                    .orElseThrow());
    List<EquipmentComparison.Item> items = EquipmentComparison.of(needs, own.configuration());
    List<String> lines = new ArrayList<>();
    lines.add(
        "compared with "
            + own.title()
            + (described.isPresent() ? "" : ", for want of a station.yaml"));
    items.forEach(item -> lines.add("  " + item));
    return lines;
  }

  private static long differences(List<UnitNeed> needs, OwnStation station) {
    return EquipmentComparison.differences(EquipmentComparison.of(needs, station.configuration()));
  }
}
