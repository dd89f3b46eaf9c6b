package org.cellstation.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every arrow and every ban of the architecture. A rule over an empty or shrunken part of the tree
/// proves nothing, so each part must also have a least number of classes.
final class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.cellstation");

  private static final String DRIVERS = "org.cellstation.drivers..";
  private static final String RECIPES = "org.cellstation.recipes..";
  private static final String SIMULATOR = "org.cellstation.simulator..";
  private static final String STATION = "org.cellstation.station..";
  private static final String CONSOLE = "org.cellstation.console..";
  private static final String APP = "org.cellstation.app..";

  @ParameterizedTest(name = "{0} has at least {1} classes")
  @CsvSource({
    "org.cellstation.drivers, 40",
    "org.cellstation.recipes, 40",
    "org.cellstation.simulator, 40",
    "org.cellstation.station, 100",
    "org.cellstation.console, 40",
    "org.cellstation.app, 15",
  })
  void everyPartIsThere(String part, int least) {
    long found =
        PRODUCT.stream().filter(c -> (c.getPackageName() + ".").startsWith(part + ".")).count();
    assertTrue(found >= least, part + " has only " + found + " classes");
  }

  @Test
  void driversKnowNobody() {
    check(mayOnlyUse(DRIVERS));
  }

  @Test
  void recipesKnowNobody() {
    check(mayOnlyUse(RECIPES));
  }

  @Test
  void recipesSayWhatAndKnowNoDeviceSocketDatabaseOrScreen() {
    check(
        noClasses()
            .that()
            .resideInAPackage(RECIPES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.net..", "java.nio.channels..", "java.sql..", "javafx..", "com.fazecast.."));
  }

  @Test
  void theSimulatorSharesOnlyFramingChecksumsTimeAndProfilesAsDataWithTheDrivers() {
    check(
        mayOnlyUse(
            SIMULATOR,
            "org.cellstation.drivers.modbus..",
            "org.cellstation.drivers.profile..",
            "org.cellstation.drivers.bus.Pacer",
            "org.cellstation.drivers.bus.ProcessTime"));
  }

  @Test
  void theStationKnowsRecipesAndDrivers() {
    check(mayOnlyUse(STATION, DRIVERS, RECIPES));
  }

  @Test
  void theStationKnowsInstrumentsOnlyAsPorts() {
    check(
        mayOnlyUse(
            STATION,
            RECIPES,
            "org.cellstation.drivers.bus..",
            "org.cellstation.drivers.profile..",
            "org.cellstation.drivers.calibration..",
            "org.cellstation.drivers.scan..",
            "org.cellstation.drivers.reading.."));
  }

  @Test
  void theConsoleKnowsTheStationOnlyByItsFacade() {
    check(
        mayOnlyUse(
            CONSOLE,
            "org.cellstation.station.api..",
            "org.cellstation.station.tuning.Preview",
            "org.cellstation.station.tuning.Proposal",
            "org.cellstation.station.tuning.Response",
            "org.cellstation.station.tuning.TestResult",
            "org.cellstation.station.performance.LoopFigures",
            "org.cellstation.station.control.law.Pid$Tuning",
            "org.cellstation.station.alarm.AlarmState",
            "org.cellstation.station.alarm.AlarmPriority",
            "org.cellstation.station.control.LoopMode",
            "org.cellstation.station.control.LoopStatus",
            "org.cellstation.station.control.ModeTable",
            "org.cellstation.station.interlock.InterlockState",
            "org.cellstation.recipes.engine..",
            "org.cellstation.recipes.chart..",
            "org.cellstation.recipes.edit..",
            "org.cellstation.recipes.change..",
            "org.cellstation.recipes.estimate.RecipeEstimate",
            "org.cellstation.recipes.format.BatchValues",
            "org.cellstation.recipes.format.Pictures",
            "org.cellstation.recipes.format.ReadResult",
            "org.cellstation.recipes.format.RecipeReader",
            "org.cellstation.recipes.format.SourceMap",
            "org.cellstation.recipes.library.RecipeLibrary",
            "org.cellstation.recipes.text.Fault",
            "org.cellstation.recipes.text.Span",
            "org.cellstation.recipes.text.YamlNode",
            "org.cellstation.recipes.model.Recipe",
            "org.cellstation.recipes.model.EquipmentClass",
            "org.cellstation.recipes.model.PhaseType",
            "org.cellstation.recipes.model.QuestionPicture",
            "org.cellstation.drivers.reading..",
            "org.cellstation.drivers.bus.LinkStatus",
            "org.cellstation.drivers.bus.Frame",
            "org.cellstation.drivers.bus.FrameLog",
            "org.cellstation.drivers.bus.Identification",
            "org.cellstation.drivers.bus.Identity",
            "org.cellstation.drivers.bus.RoundTrips"));
  }

  @Test
  void onlyTheProgramKnowsBothStationAndSimulator() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(APP, SIMULATOR)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SIMULATOR));
  }

  @Test
  void packagesFormNoCircle() {
    check(slices().matching("org.cellstation.(**)").should().beFreeOfCycles());
  }

  @Test
  void databasesAreForProjectionsOnly() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "org.cellstation.station.journal..", "org.cellstation.station.historian..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2.."));
  }

  @Test
  void screensBelongToTheConsole() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(CONSOLE, APP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.."));
  }

  @Test
  void viewModelsKnowNoSceneGraph() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.cellstation.console.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.scene.."));
  }

  @Test
  void oneClassHandsWorkToTheScreenThread() {
    long callers =
        PRODUCT.stream()
            .filter(c -> resideInAPackage(CONSOLE).test(c))
            .filter(
                c ->
                    c.getAccessesFromSelf().stream()
                        .anyMatch(to("javafx.application.Platform", "runLater")))
            .map(ArchitectureTest::topLevel)
            .distinct()
            .count();
    assertTrue(callers == 1, callers + " classes of the console call Platform.runLater");
  }

  @Test
  void serialPortsAreBehindOneAdapter() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.cellstation.drivers.link..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fazecast.."));
  }

  @Test
  void namesAreTheFieldsOwn() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.cellstation..")
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils|Util)(\\$.*)?"));
  }

  @Test
  void nobodySleeps() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.cellstation..")
            .should()
            .accessTargetWhere(
                to("java.lang.Thread", "sleep").or(to("java.util.concurrent.TimeUnit", "sleep"))));
  }

  @Test
  void onlyProgramsPrint() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(DRIVERS, RECIPES, SIMULATOR, STATION, CONSOLE)
            .should()
            .accessTargetWhere(
                to("java.lang.System", "out")
                    .or(to("java.lang.System", "err"))
                    .or(to("java.lang.Throwable", "printStackTrace"))));
  }

  private static ArchRule mayOnlyUse(String part, String... others) {
    DescribedPredicate<JavaClass> allowed =
        resideInAPackage(part).or(resideInAnyPackage(packages(others))).or(named(others));
    DescribedPredicate<JavaClass> ours = resideInAPackage("org.cellstation..");
    return classes()
        .that()
        .resideInAPackage(part)
        .should()
        .onlyDependOnClassesThat(DescribedPredicate.not(ours).or(allowed));
  }

  private static String[] packages(String... names) {
    return Arrays.stream(names).filter(n -> n.endsWith("..")).toArray(String[]::new);
  }

  /// A class listed by name, with whatever is nested in it.
  private static DescribedPredicate<JavaClass> named(String... names) {
    return DescribedPredicate.describe(
        "listed by name",
        c ->
            Arrays.stream(names)
                .anyMatch(n -> c.getName().equals(n) || c.getName().startsWith(n + "$")));
  }

  /// Any use of a member, calls and method references alike; of a subclass' too.
  private static DescribedPredicate<JavaAccess<?>> to(String owner, String member) {
    return DescribedPredicate.describe(
        owner + "." + member,
        access -> access.getName().equals(member) && access.getTargetOwner().isAssignableTo(owner));
  }

  private static String topLevel(JavaClass c) {
    String name = c.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static void check(ArchRule rule) {
    rule.check(PRODUCT);
  }
}
