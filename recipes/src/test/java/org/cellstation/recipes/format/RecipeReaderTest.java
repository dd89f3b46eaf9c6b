package org.cellstation.recipes.format;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.cellstation.recipes.model.Recipe;
import org.cellstation.recipes.model.Resumption;
import org.cellstation.recipes.text.Fault;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecipeReaderTest {
  private static final String MINIMAL =
      """
      format: 1
      id: minimal
      version: 1.0.0
      title: Smallest recipe
      author: test
      description: Fills a bag.
      equipment class: rocking-bag
      procedure:
        - id: up
          title: Unit procedure
          unit: bioreactor
          operations:
            - id: op
              title: Operation
              phases:
                - id: fill
                  title: Fill
                  phase: fill
                  parameters: {volume: 0.9 L, flow: 1800 mL/h}
      """;

  @Test
  void readsWhatIsGivenInTheDeclaredUnits() {
    Recipe recipe = valid(MINIMAL).recipe();
    assertEquals("minimal", recipe.id());
    assertEquals("1.0.0", recipe.version());
    var fill = recipe.procedure().getFirst().operations().getFirst().phases().getFirst();
    assertEquals("up/op/fill", fill.path());
    assertEquals("{volume=900 mL, flow=30 mL/min}", fill.parameters().toString());
  }

  @Test
  @Tag("F-01")
  void listsEveryFaultOfABrokenRecipeAtOnce() throws IOException {
    ReadResult result = RecipeReader.read("broken.yaml", resource("broken.yaml"));
    String faults =
        assertInstanceOf(ReadResult.Faulty.class, result).faults().stream()
            .map(Fault::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    assertEquals(new String(resource("broken.faults.txt"), UTF_8), faults);
  }

  private static String warm(String equipment, String motion) {
    return MINIMAL.replace("rocking-bag", equipment)
        + """
                - id: warm
                  title: Warm
                  phase: equilibrate
                  parameters:
                    {temperature: 37 degC, DO: 40 %, pH: 7.2 pH, gas flow: 200 mL/minMOTION}
      """
            .replace("MOTION", motion);
  }

  @Test
  void everyClassOfEquipmentIsSetInMotionByItsOwnParameter() {
    valid(warm("rocking-bag", ", rock rate: 15 rpm"));
    valid(warm("stirred-tank", ", stir rate: 120 rpm"));
    valid(warm("hollow-fibre", ", recirculation flow: 100 mL/min"));
    valid(warm("static", ""));
  }

  @Test
  @Tag("F-01")
  void saysWhatMovesTheCultureOfAnotherClass() {
    assertFault(
        "a stirred tank has no `rock rate` - write `stir rate`, from 20 to 600 rpm",
        bytes(warm("stirred-tank", ", rock rate: 15 rpm")));
    assertFault(
        "the parameter `stir rate` is missing - add `stir rate:` with a value from 20 to 600 rpm",
        bytes(warm("stirred-tank", "")));
    assertFault(
        "stir rate: 900 rpm is out of range - `equilibrate` takes 20 to 600 rpm",
        bytes(warm("stirred-tank", ", stir rate: 900 rpm")));
    assertFault(
        "a static vessel has no `stir rate` - leave it out",
        bytes(warm("static", ", stir rate: 100 rpm")));
    assertFault(
        "a hollow fibre has no `stir rate` - compare what it has",
        bytes(
            MINIMAL.replace("rocking-bag", "hollow-fibre")
                + "            until: stir rate above 10 rpm\n"));
  }

  @Test
  @Tag("F-01")
  void namesTheClassesOfEquipmentWhenOneIsUnknown() {
    List<Fault> faults = faulty(bytes(warm("stired-tank", ", stir rate: 120 rpm")));
    assertEquals(1, faults.size(), faults::toString);
    assertEquals(
        "t.yaml:7: equipment class: the equipment class `stired-tank` is unknown"
            + " - write `stirred-tank`",
        faults.getFirst().toString());
    assertFault(
        "use one of: rocking-bag, stirred-tank, hollow-fibre, static",
        bytes(MINIMAL.replace("rocking-bag", "shaker")));
  }

  @Test
  void readsForHowLongNobodyMayHaveLooked() {
    assertEquals(Resumption.ASK, valid(MINIMAL).recipe().resumption());
    assertEquals(
        new Resumption(Duration.ofMinutes(5)),
        valid(MINIMAL + "resume: {by itself within: 5 min}\n").recipe().resumption());
    for (String wrong : List.of("0 min", "61 min", "-5 min")) {
      assertFault(
          "resume/by itself within: is not above zero and at most 1 h",
          bytes(MINIMAL + "resume: {by itself within: " + wrong + "}\n"));
    }
    assertFault("5 mL", bytes(MINIMAL + "resume: {by itself within: 5 mL}\n"));
    assertFault("resume", bytes(MINIMAL + "resume: {}\n"));
  }

  @Test
  void theHashIsOfTheBytesAndTheTextGivesThemBack() {
    ReadResult.Valid plain = valid(MINIMAL);
    ReadResult.Valid marked = valid("\uFEFF" + MINIMAL);
    assertEquals(64, plain.sha256().length());
    assertTrue(!plain.sha256().equals(marked.sha256()));
    assertEquals(marked, RecipeReader.read("t.yaml", marked.text().getBytes(UTF_8)));
  }

  @Test
  void refusesALargeFileUnread() {
    assertFault("more than the 2000000 allowed", new byte[100_000_000]);
  }

  @Test
  void refusesOtherEncodings() {
    assertFault("t.yaml:1: the text is not encoded in UTF-8", MINIMAL.getBytes(UTF_16));
    byte[] latin = (MINIMAL + "# é").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertFault("t.yaml:20: the text is not encoded in UTF-8", latin);
  }

  @Test
  void refusesWhatIsNoRecipeAtAll() {
    assertFault("the text is empty", new byte[0]);
    assertFault("the text is empty", bytes("# only a comment\n"));
    assertFault("U+0000 stands here", new byte[300]);
    assertFault("`just words` - write", bytes("just words"));
    assertFault("a list stands here", bytes("- 1\n- 2\n"));
    assertFault("a second document begins", bytes(MINIMAL + "---\n" + MINIMAL));
    assertFault("t.yaml:3: not readable as YAML", bytes("a: 1\nb: [1, 2\nc: 3\n"));
    assertFault("a field's name is a list", bytes("? [a]\n: 1\n"));
  }

  @Test
  void namesEveryLineThatIsIndentedWithTabs() {
    List<Fault> faults = faulty(bytes(MINIMAL.replace("    ", "\t")));
    assertEquals(10, faults.size());
    assertEquals(
        "t.yaml:10: indented with a tab - indent with spaces, two a level",
        faults.getFirst().toString());
  }

  @Test
  void refusesAnchorsAliasesAndTagsBeforeTheyMultiply() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 40; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertFault("the anchor `&a0` is not allowed", bytes(bomb.toString()));
    assertFault("the alias `*x` is not allowed", bytes("a: *x\n"));
    assertFault("is not allowed here", bytes("a: !!java.io.File [x]\n"));
    assertFault("the tag `!ruby/object:x`", bytes("a: !ruby/object:x y\n"));
  }

  @Test
  void deepNestingIsAFaultAndNoOverflow() {
    assertFault("levels deep", bytes("[".repeat(900_000)));
    assertFault("levels deep", bytes("a: " + "{a: ".repeat(200_000)));
    assertFault("levels deep", bytes("- ".repeat(500_000)));
  }

  @Test
  void listsAThousandFaultsAndCountsTheRest() {
    List<Fault> faults = faulty(bytes("format: 1\nprocedure:\n" + "  - {}\n".repeat(5_000)));
    assertEquals(1_001, faults.size());
    assertEquals(
        "t.yaml:5002: 19006 more faults - mend those above first", faults.getLast().toString());
  }

  @Test
  void everyTruncationOfARecipeIsReadOrRefusedButNeverThrows() {
    byte[] whole = bytes(MINIMAL);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = java.util.Arrays.copyOf(whole, length);
      if (RecipeReader.read("t.yaml", part) instanceof ReadResult.Faulty faulty) {
        assertTrue(!faulty.faults().isEmpty());
      }
    }
  }

  @Test
  void everyDamagedByteIsReadOrRefusedButNeverThrows() {
    byte[] whole = bytes(MINIMAL);
    for (int at = 0; at < whole.length; at++) {
      for (byte damage : new byte[] {0, '\t', '{', ']', '&', '*', '!', '"', ':', (byte) 0xFF}) {
        byte[] damaged = whole.clone();
        damaged[at] = damage;
        if (RecipeReader.read("t.yaml", damaged) instanceof ReadResult.Faulty faulty) {
          assertTrue(!faulty.faults().isEmpty());
        }
      }
    }
  }

  private static void assertFault(String expected, byte[] bytes) {
    String faults = faulty(bytes).toString();
    String shown =
        faulty(bytes).stream().map(Fault::toString).limit(20).collect(Collectors.joining("\n"));
    assertTrue(
        faulty(bytes).stream().anyMatch(fault -> fault.toString().contains(expected)),
        () -> expected + " is not in:\n" + (faults.length() > 5000 ? shown : faults));
  }

  private static List<Fault> faulty(byte[] bytes) {
    return assertInstanceOf(ReadResult.Faulty.class, RecipeReader.read("t.yaml", bytes)).faults();
  }

  private static ReadResult.Valid valid(String text) {
    ReadResult result = RecipeReader.read("t.yaml", bytes(text));
    return assertInstanceOf(ReadResult.Valid.class, result, result::toString);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = RecipeReaderTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  @Test
  @Tag("F-12")
  void listsWhatIsWrongWithAChart() {
    String phases =
        """
              - parallel: both
                branches:
                  - - synchronise: a
                    - synchronise: b
                  - - synchronise: b
                    - synchronise: a
              - synchronise: alone
              - choose: which
                branches:
                  - when: weight > 900 g for 10 min
                    then: []
                  - when: weight > 800 g
                    then: []
              - repeat: which
                at most: never
                until: DO < 20 %
                steps: []
              - id: fill
                title: Fill
                phase: fill
                parameters: {volume: 0.9 L, flow: 1800 mL/h}
        """;
    String text = MINIMAL.substring(0, MINIMAL.indexOf("          - id: fill")) + phases.indent(0);
    String faults =
        assertInstanceOf(ReadResult.Faulty.class, RecipeReader.read("x", text.getBytes(UTF_8)))
            .faults()
            .stream()
            .map(Fault::what)
            .collect(Collectors.joining("\n"));
    for (String expected :
        List.of(
            "the synchronisation `alone` nothing else synchronises with it",
            "the synchronisation `a` branches wait for each other crosswise",
            "`for`, `after` and `total` mean nothing here",
            "no branch is left when none of the conditions is true",
            "the id `which` is taken",
            "`never` is no number of rounds",
            "repeats nothing")) {
      assertTrue(faults.contains(expected), () -> expected + " is not in\n" + faults);
    }
  }

  @Test
  void aBranchlessParallelAndNestingWithoutEndAreFaults() {
    String head = MINIMAL.substring(0, MINIMAL.indexOf("          - id: fill"));
    StringBuilder deep = new StringBuilder(head);
    for (int i = 0; i < 14; i++) {
      String indent = " ".repeat(10 + 2 * i);
      deep.append(indent).append("- repeat: r").append(i).append('\n');
      deep.append(indent).append("  at most: 2\n").append(indent).append("  until: DO < 20 %\n");
      deep.append(indent).append("  steps:\n");
    }
    var faults =
        assertInstanceOf(
            ReadResult.Faulty.class, RecipeReader.read("x", deep.toString().getBytes(UTF_8)));
    assertTrue(faults.toString().contains("nested more than"), faults::toString);
    var alone =
        assertInstanceOf(
            ReadResult.Faulty.class,
            RecipeReader.read("x", (head + "          - parallel: p\n").getBytes(UTF_8)));
    assertTrue(alone.toString().contains("the field `branches` is missing"), alone::toString);
  }
}
