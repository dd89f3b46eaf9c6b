package org.cellstation.console;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javafx.application.Platform;
import org.cellstation.console.live.Bridge;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CONSOLE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.cellstation.console");

  @Test
  void thereIsSomethingToCheck() {
    assertTrue(CONSOLE.size() > 50, "only " + CONSOLE.size() + " classes found");
  }

  @Test
  void viewModelsKnowNoSceneGraph() {
    noClasses()
        .that()
        .resideInAnyPackage("..console.model..", "..console.live..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javafx.scene..", "javafx.stage..")
        .check(CONSOLE);
  }

  @Test
  void onlyTheBridgeEntersTheJavaFxThread() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Bridge.class.getName())
        .should()
        .callMethod(Platform.class, "runLater", Runnable.class)
        .check(CONSOLE);
  }

  @Test
  void knowsOfTheStationOnlyWhatIsPublic() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "org.cellstation.station.journal..",
                "org.cellstation.station.historian..",
                "org.cellstation.station.runtime..",
                "org.cellstation.station.batch..",
                "org.cellstation.station.identity..",
                "org.cellstation.station.equipment..",
                "org.cellstation.station.phase..",
                "org.cellstation.drivers.modbus..",
                "java.sql.."))
        .check(CONSOLE);
  }

  @Test
  void packagesFormNoCircle() {
    slices().matching("org.cellstation.console.(*)..").should().beFreeOfCycles().check(CONSOLE);
  }
}
