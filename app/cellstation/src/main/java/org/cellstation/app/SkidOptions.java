package org.cellstation.app;

import java.nio.file.Path;
import org.cellstation.app.assembly.FaultScript;
import org.cellstation.app.assembly.InputException;
import org.cellstation.app.rehearsal.Gate;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.simulator.Equipment;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.simulator.culture.CultureKind;
import org.cellstation.simulator.device.AcidityProbe;
import org.cellstation.simulator.device.OxygenProbe;
import org.cellstation.simulator.device.Probes;
import org.cellstation.simulator.fault.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// What every command that starts the simulated skid takes.
final class SkidOptions {
  @Option(
      names = "--skid",
      paramLabel = "NAME",
      description =
          "simulator only: the instruments it has, ${COMPLETION-CANDIDATES}; six-lines unless told,"
              + " or what the recipe to rehearse asks for")
  private @Nullable Equipment equipment;

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "simulator only: what fails when, in process time (docs/configuration.md)")
  private @Nullable Path faults;

  @Option(
      names = "--donor",
      paramLabel = "D",
      description = "simulator only: whose cells, 0 is the nominal donor; the seed's unless told")
  private @Nullable Long donor;

  @Option(
      names = "--culture",
      paramLabel = "KIND",
      description =
          "simulator only: what kind of cells, t-cells, msc, ipsc or islets; t-cells unless told,"
              + " or what the recipe is rehearsed with",
      converter = Kind.class)
  private @Nullable CultureKind culture;

  @Option(
      names = "--oxygen-probe",
      paramLabel = "KIND",
      description = "simulator only: ${COMPLETION-CANDIDATES}; optical unless told")
  private @Nullable OxygenProbe oxygenProbe;

  @Option(
      names = "--ph-probe",
      paramLabel = "KIND",
      description = "simulator only: ${COMPLETION-CANDIDATES}; glass unless told")
  private @Nullable AcidityProbe acidityProbe;

  /// Reads the name of a kind.
  static final class Kind implements ITypeConverter<CultureKind> {
    @Override
    public CultureKind convert(String text) {
      return CultureKind.named(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no culture: write t-cells, msc, ipsc or islets"));
    }
  }

  boolean any() {
    return faults != null
        || equipment != null
        || donor != null
        || culture != null
        || oxygenProbe != null
        || acidityProbe != null;
  }

  /// Whether something was told of the plant, which a single twin has not.
  boolean anyOfPlant() {
    return equipment != null || donor != null || culture != null;
  }

  /// The skid that was chosen, in place of the one that `settings` name.
  SkidSettings applyTo(SkidSettings settings) {
    return applyTo(settings, Equipment.SIX_LINES, CultureKind.T_CELLS);
  }

  /// @param recipe that is to be played
  /// @param own where it may say what it is rehearsed with
  /// @throws InputException when that does not fit the recipe, or no skid does
  SkidSettings applyTo(SkidSettings settings, ReadResult.Valid recipe, Path own)
      throws InputException {
    return applyTo(
        settings,
        Gate.equipment(recipe.recipe().equipmentClass()),
        culture == null ? Gate.culture(recipe, own) : culture);
  }

  private SkidSettings applyTo(SkidSettings settings, Equipment preset, CultureKind cells) {
    SkidSettings chosen =
        settings
            .with(equipment == null ? preset : equipment)
            .withCulture(culture == null ? cells : culture)
            .withProbes(
                new Probes(
                    oxygenProbe == null ? settings.probes().oxygen() : oxygenProbe,
                    acidityProbe == null ? settings.probes().acidity() : acidityProbe));
    return donor == null ? chosen : chosen.withDonor(donor);
  }

  /// Null where nothing was told.
  @Nullable Path faultFile() {
    return faults;
  }

  /// @throws InputException with every mistake in the file
  Scenario scenario(SkidSettings settings) throws InputException {
    return faults == null ? Scenario.none() : FaultScript.read(faults, new Skid(settings).faults());
  }
}
