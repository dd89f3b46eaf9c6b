package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.cellstation.recipes.format.ReadResult;
import org.cellstation.recipes.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What another program wrote becomes a draft, and everything that it lacks is said.
final class ForeignBatchMlTest {
  private static Imported.Draft draft() throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(ForeignBatchMlTest.class.getResourceAsStream("foreign.xml"))) {
      return Samples.draft(new String(stream.readAllBytes(), UTF_8));
    }
  }

  @Test
  void becomesReadableText() throws IOException {
    assertEquals(
        """
        format: 1
        id: r-0815-cell-expansion
        version: 3.0.0
        title: Cell expansion
        author: j.doe
        description: Cell expansion

        formula:
          Temp SP: {value: 37 degC, min: 37 degC, max: 37 degC, description: set point}
          Medium: {kind: input, value: 900 mL, min: 800 mL, max: 1000 mL}

        procedure:
          - id: up-main
            title: Main vessel
            unit: br-100
            operations:
              - id: op-1
                title: OP:1
                phases:
                  - id: s1
                    title: Fill it
                    phase: fill
                    parameters:
                      volume: {Medium}
                      flow: 60 mL/min
                  - parallel: par-1
                    branches:
                      - - id: s2
                          title: PH_HEAT
                          phase: ph-heat
                          parameters:
                            Temp SP: {Temp SP}
                      - - id: s3
                          title: PH_STIR
                          phase: ph-stir
                  - choose: which
                    branches:
                      - when: VCD > 2
                        then:
                          - id: s4
                            title: Harvest
                            phase: harvest
                      - otherwise: []
        """,
        draft().text());
  }

  @Test
  void saysWhatWasLeftBehindAndWhatToDoAboutIt() throws IOException {
    List<String> untaken = draft().untaken().stream().map(Untaken::toString).toList();
    for (String words :
        List.of(
            "the id `R-0815 Cell_Expansion`",
            "the version `3`",
            "`ApprovalHistory` of another place",
            "the limits of `Temp_SP`",
            "`Rate` is worked out by another program: `Temp_SP * 2`",
            "the phase `PH_HEAT`, which the phase library does not have",
            "the transfer `TL1` between steps",
            "waits for `Level > 20`",
            "the information `Picture` scheme.png")) {
      assertTrue(untaken.stream().anyMatch(line -> line.contains(words)), words + untaken);
    }
    assertTrue(
        untaken.stream().allMatch(line -> line.matches("line [0-9]+: .+ - .+")), untaken::toString);
  }

  @Test
  void theDraftSaysAsARecipeWhatIsStillWrongWithIt() throws IOException {
    var faulty = assertInstanceOf(ReadResult.Faulty.class, draft().checked());
    List<String> faults = faulty.faults().stream().map(Fault::toString).toList();
    assertTrue(faults.stream().anyMatch(f -> f.contains("`ph-heat` is unknown")), faults::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|XML",
        "hello|XML",
        "<a>|XML",
        "<a/>|holds no MasterRecipe",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>|document type",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>|document type",
      })
  void refusesWhatIsNoRecipeWithWords(String xml, String words) {
    Imported imported = BatchMlImport.read("x.xml", (xml == null ? "" : xml).getBytes(UTF_8));
    var refused = assertInstanceOf(Imported.Refused.class, imported, imported::toString);
    assertTrue(refused.faults().toString().contains(words), refused::toString);
  }

  @Test
  void refusesWhatIsTooLargeOrTooDeep() {
    assertInstanceOf(
        Imported.Refused.class, BatchMlImport.read("x.xml", new byte[XmlReader.MAX_BYTES + 1]));
    String deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
    var refused =
        assertInstanceOf(Imported.Refused.class, BatchMlImport.read("x.xml", deep.getBytes(UTF_8)));
    assertTrue(refused.faults().toString().contains("deep"), refused::toString);
  }

  @Test
  void elementsThatNameEachOtherEnd() {
    String xml =
        """
        <MasterRecipe><ID>x</ID>
          <RecipeElement><ID>A</ID><RecipeElementType>UnitProcedure</RecipeElementType>
            <ProcedureLogic><Step><ID>S</ID><RecipeElementID>A</RecipeElementID></Step></ProcedureLogic>
          </RecipeElement>
        </MasterRecipe>
        """;
    assertTrue(Samples.draft(xml).text().contains("id: a"));
  }
}
