package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written against the public schemas, where they are at hand: run the tests with
/// `-Dbatchml.schemas=DIR`. They do not ship with this program.
final class PublicSchemasTest {
  @TempDir private Path folder;

  @Test
  void everythingThatIsWrittenIsValid() {
    String place = System.getProperty("batchml.schemas", "");
    assumeTrue(!place.isEmpty(), "the public schemas are not at hand");
    everythingIsValid(PublicSchemas.in(Path.of(place)));
  }

  @Test
  void everythingThatIsWrittenHasTheFormThatWasHeldAgainstThePublicSchemas() throws IOException {
    try (InputStream written =
        Objects.requireNonNull(PublicSchemasTest.class.getResourceAsStream("written.xsd"))) {
      Files.copy(written, folder.resolve("BatchML-BatchInformation.xsd"));
    }
    everythingIsValid(PublicSchemas.in(folder));
  }

  private static void everythingIsValid(PublicSchemas schemas) {
    ControlBinding binding = new ControlBinding("B-1", Map.of("bioreactor", "bag-1"));
    Samples.ids()
        .forEach(
            id -> {
              var recipe = Samples.recipe(id);
              for (Exported exported :
                  List.of(
                      BatchMlExport.master(recipe),
                      BatchMlExport.master(recipe, Samples.HISTORY),
                      BatchMlExport.control(recipe, binding))) {
                byte[] xml = Samples.document(exported).getBytes(UTF_8);
                assertEquals(List.of(), schemas.check(id, xml));
              }
            });
    byte[] wrong = "<MasterRecipe xmlns=\"http://www.mesa.org/xml/B2MML\"/>".getBytes(UTF_8);
    assertFalse(schemas.check("wrong.xml", wrong).isEmpty());
  }

  /// Any schema will do to show how faults are told.
  @Test
  void saysWhatIsWrongByLine() throws IOException {
    Files.writeString(
        folder.resolve("BatchML-BatchInformation.xsd"),
        """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="a"><xs:complexType><xs:sequence>
            <xs:element name="b" type="xs:int"/>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """);
    PublicSchemas schemas = PublicSchemas.in(folder);
    assertEquals(List.of(), schemas.check("x.xml", "<a><b>1</b></a>".getBytes(UTF_8)));
    List<String> faults = schemas.check("x.xml", "<a>\n<b>one</b></a>".getBytes(UTF_8));
    assertTrue(faults.getFirst().startsWith("x.xml:2: "), faults::toString);
    assertTrue(schemas.check("x.xml", "<a".getBytes(UTF_8)).toString().contains("x.xml"));
    assertTrue(
        schemas
            .check("x.xml", "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>&x;</a>".getBytes(UTF_8))
            .toString()
            .contains("x.xml"));
  }

  @Test
  void saysWhatToDoWhenTheyAreMissing() {
    var missing = assertThrows(IllegalArgumentException.class, () -> PublicSchemas.in(folder));
    assertTrue(String.valueOf(missing.getMessage()).contains("MESA International"));
  }
}
