package org.cellstation.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;
import picocli.CommandLine;

/// The rehearsal of a recipe as a build server runs it.
final class RehearseCommandTest {
  private static final String SET =
      """
      title: Two faults
      nominal:
        expect: {outcome: complete}
      runs:
        - id: unplugged
          title: The line of the probes is unplugged
          faults:
            - {at: 30 % of culture, for: 5 min, line of: pH, fault: unplugged}
          expect: {outcome: complete, alarms: [pH.not-measured]}
        - id: power
          title: The power fails
          power cuts: [{at: 50 % of culture, for: 3 min}]
          expect: {outcome: complete, within: [temperature 30 to 39 degC]}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private String set(String text) throws IOException {
    return Files.writeString(folder.resolve("set.yaml"), text).toString();
  }

  private int rehearse(String name, String set, String... more) {
    List<String> words =
        new ArrayList<>(List.of("rehearse", "t-cell-expansion-short", "--faults", set));
    words.addAll(List.of("--out", folder.resolve(name).toString()));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  @Test
  void reportsDonorsAndFaultsForPeopleAndPrograms()
      throws IOException, ParserConfigurationException, SAXException {
    assertEquals(0, rehearse("out", set(SET), "--donors", "2"), err + " " + out);
    assertTrue(out.toString().contains("PASSED t-cell-expansion-short"), out.toString());
    assertTrue(err.toString().contains("4 of 4"), err.toString());

    Path results = folder.resolve("out");
    JsonNode report = new ObjectMapper().readTree(results.resolve("report.json").toFile());
    assertTrue(report.path("passed").asBoolean());
    assertEquals(64, report.path("recipe").path("sha256").asText().length());
    assertEquals(4, report.path("runs").size());
    JsonNode nominal = report.path("runs").path(0);
    assertEquals("donor-0", nominal.path("id").asText());
    assertEquals("COMPLETE", nominal.path("outcome").asText());
    assertEquals(930, nominal.path("material mL").path("medium").asDouble(), 30);
    assertEquals(1000, nominal.path("yield").path("harvest mL").asDouble(), 50);
    assertTrue(nominal.path("yield").path("viable cells 1e6/mL").asDouble() > 0.2);
    JsonNode steps = report.path("coverage").path("steps completed");
    assertEquals(steps.path("of").asInt(), steps.path("reached").asInt());
    JsonNode power = report.path("runs").path(3);
    assertTrue(power.path("story").toString().contains("The power fails"), power.toString());
    assertTrue(power.path("story").toString().contains("The station is back"), power.toString());

    Document junit = junit(results);
    assertEquals(5, junit.getElementsByTagName("testsuite").getLength());
    assertEquals(0, junit.getElementsByTagName("skipped").getLength());
    assertEquals(0, junit.getElementsByTagName("failure").getLength());
    // Each run must end as declared; one must raise an alarm, one stay within a bound; all reached.
    int reached = report.path("coverage").path("items").size();
    assertEquals(6 + reached, junit.getElementsByTagName("testcase").getLength());

    String html = Files.readString(results.resolve("report.html"));
    assertTrue(html.contains(report.path("recipe").path("sha256").asText()));
    assertTrue(html.contains("<svg") && html.endsWith("</html>\n"));
    for (String elsewhere : List.of("href", "src=", "url(", "<script")) {
      assertTrue(!html.contains(elsewhere), "the page is not self-contained: " + elsewhere);
    }

    String paper = paper(results.resolve("report.pdf"));
    assertTrue(paper.contains("PASSED"), paper);
    assertTrue(paper.contains(report.path("recipe").path("sha256").asText()), paper);
    assertTrue(paper.contains("Fault run power: The power fails"), paper);

    assertEquals(2, rehearse("out", set(SET)), "writes into what another rehearsal left");
  }

  @Test
  void givesTheSameReportByteForByteAndTheSameJournalAsARunAlone() throws IOException {
    assertEquals(0, rehearse("first", set(SET), "--donors", "2"), err.toString());
    assertEquals(0, rehearse("second", set(SET), "--donors", "2"), err.toString());
    for (String file : List.of("report.json", "report.html", "report.pdf", "junit.xml")) {
      assertArrayEquals(
          Files.readAllBytes(folder.resolve("first").resolve(file)),
          Files.readAllBytes(folder.resolve("second").resolve(file)),
          file);
    }
    assertEquals(0, rehearse("alone", "none", "--donors", "1", "--seed", "1"), err.toString());
    String journal = "runs/donor-1/journal/journal-000001.jsonl";
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("first").resolve(journal)),
        Files.readAllBytes(folder.resolve("alone").resolve(journal)));
  }

  @Test
  void endsWithOneWhenAnExpectationIsNotMet()
      throws IOException, ParserConfigurationException, SAXException {
    String strict =
        """
        title: Nobody is that quick
        runs:
          - id: late
            title: A late operator
            operator: {answers after: 20 min}
            expect: {outcome: complete, alarms: [DO.not-measured]}
        """;
    assertEquals(1, rehearse("out", set(strict), "--donors", "1", "--json"), err.toString());
    assertTrue(!new ObjectMapper().readTree(out.toString()).path("passed").asBoolean());
    Element failure =
        (Element) junit(folder.resolve("out")).getElementsByTagName("failure").item(0);
    assertTrue(failure.getAttribute("message").contains("not raised"));
  }

  private static final String CHOICE =
      """
      format: 1
      id: fill-or-not
      version: 1.0.0
      title: Fill a bag that passes
      author: Test
      description: Fills a bag after somebody has looked at it.
      equipment class: rocking-bag
      procedure:
        - id: prepare
          title: Prepare
          unit: bioreactor
          operations:
            - id: fill
              title: Fill
              phases:
                - id: look
                  title: Look at the bag
                  phase: decision
                  ask before:
                    - id: bag
                      text: Is the bag as it should be?
                      options: [good, torn]
                - choose: passes
                  title: Does it pass?
                  branches:
                    - when: chosen bag = good
                      then:
                        - id: medium
                          title: Fill with medium
                          phase: fill
                          parameters: {volume: 60 mL, flow: 60 mL/min}
                    - otherwise: []
      """;

  @Test
  void whatNoRunReachedIsSaidByNameUntilARunLeadsThereOrItIsDeclared()
      throws IOException, ParserConfigurationException, SAXException {
    String recipe = Files.writeString(folder.resolve("fill.yaml"), CHOICE).toString();
    String one = "--donors=1";
    String out1 = "--out=" + folder.resolve("1");
    assertEquals(0, run("rehearse", recipe, "--faults=none", one, out1), err.toString());
    assertTrue(out.toString().contains("PASSED, NOT ALL REHEARSED"), out.toString());
    assertTrue(out.toString().contains("not rehearsed prepare/fill/passes otherwise"));
    assertEquals(1, junit(folder.resolve("1")).getElementsByTagName("skipped").getLength());
    String out2 = "--out=" + folder.resolve("2");
    assertEquals(1, run("rehearse", recipe, "--faults=none", one, out2, "--complete"));

    String torn =
        set(
            """
            title: Torn
            runs:
              - id: torn
                title: The bag is torn
                operator: {answers: {bag: torn}}
                expect: {outcome: complete}
            """);
    String out3 = "--out=" + folder.resolve("3");
    assertEquals(0, run("rehearse", recipe, "--faults", torn, one, out3, "--complete"));
    assertTrue(out.toString().contains("PASSED fill-or-not"), out.toString());

    String declared =
        set(
            """
            title: Late
            out of reach:
              - {what: prepare/fill/passes otherwise, why: tried by hand}
            runs:
              - id: late
                title: Somebody is late
                operator: {answers after: 20 min}
                expect: {outcome: complete}
            """);
    String out4 = "--out=" + folder.resolve("4");
    assertEquals(0, run("rehearse", recipe, "--faults", declared, one, out4, "--complete"));
    assertTrue(out.toString().contains("passes otherwise: tried by hand"), out.toString());
    assertEquals(1, junit(folder.resolve("4")).getElementsByTagName("skipped").getLength());
  }

  @Test
  void nonsenseInTheFaultSetEndsWithTwoAndItsLine() throws IOException {
    String nonsense = set(SET.replace("fault: unplugged", "fault: molten"));
    assertEquals(2, rehearse("out", nonsense));
    assertTrue(err.toString().contains("set.yaml:8"), err.toString());
    assertTrue(Files.notExists(folder.resolve("out")), "something was begun");
  }

  @Test
  void aNumberOfDonorsThatMakesNoSenseEndsWithTwo() {
    assertEquals(2, rehearse("out", "none", "--donors", "0"));
    assertTrue(err.toString().contains("--donors"), err.toString());
  }

  private static String paper(Path pdf) throws IOException {
    StringBuilder text = new StringBuilder();
    try (PdfReader reader = new PdfReader(Files.readAllBytes(pdf))) {
      for (int page = 1; page <= reader.getNumberOfPages(); page++) {
        text.append(new PdfTextExtractor(reader).getTextFromPage(page).replaceAll("\\s+", " "));
      }
    }
    return text.toString();
  }

  private static Document junit(Path results)
      throws IOException, ParserConfigurationException, SAXException {
    var readers = DocumentBuilderFactory.newInstance();
    readers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return readers.newDocumentBuilder().parse(results.resolve("junit.xml").toFile());
  }
}
