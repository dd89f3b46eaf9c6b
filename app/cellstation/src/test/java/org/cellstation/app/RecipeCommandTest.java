package org.cellstation.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.lifecycle.Receipt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Recipes checked, exchanged with other programs and sent from one site to another, as a script
/// does it.
final class RecipeCommandTest {
  private static final String SHIPPED = "t-cell-expansion";

  @TempDir private Path folder;

  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  private Path pack = Path.of("");

  @BeforeEach
  void places() {
    pack = folder.resolve("t-cells.cellpack");
  }

  private int run(Object... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
  }

  private Path leiden() {
    return folder.resolve("leiden");
  }

  private Path lund() {
    return folder.resolve("lund");
  }

  private String packed(Object... more) {
    Stream<Object> command =
        Stream.of("recipe", "pack", SHIPPED, "--out", pack, "--data", leiden(), "--site", "Leiden");
    assertEquals(0, run(Stream.concat(command, Stream.of(more)).toArray()), () -> err.toString());
    return out.toString()
        .lines()
        .filter(line -> line.startsWith("fingerprint"))
        .findFirst()
        .orElseThrow()
        .substring("fingerprint".length())
        .strip();
  }

  @Test
  void exportsAndImportsAndChecks() throws IOException {
    Path xml = folder.resolve("r.xml");
    Path yaml = folder.resolve("r.yaml");
    assertEquals(0, run("recipe", "export", SHIPPED, "--out", xml), () -> err.toString());
    assertEquals(0, run("recipe", "import", xml, "--out", yaml), () -> err.toString());
    assertEquals(0, run("recipe", "check", yaml, xml), () -> out.toString());
    assertTrue(out.toString().contains("r.yaml: no faults"), out.toString());
    assertTrue(Files.readString(yaml).contains("volume: {medium volume}"));
    assertEquals(2, run("recipe", "import", xml, "--out", yaml));
    assertTrue(err.toString().contains("there already"), err.toString());
  }

  @Test
  void exportsTheControlRecipeOfABatch() throws IOException {
    Path xml = folder.resolve("c.xml");
    assertEquals(
        0,
        run(
            "recipe",
            "export",
            SHIPPED,
            "--out",
            xml,
            "--batch",
            "B-1",
            "--unit",
            "bioreactor=bag-2"));
    assertTrue(Files.readString(xml).contains("<ActualEquipmentID>bag-2</ActualEquipmentID>"));
    assertEquals(
        2, run("recipe", "export", SHIPPED, "--out", xml, "--batch", "B", "--unit", "welder=w"));
    assertTrue(err.toString().contains("no role 'welder'"), err.toString());
  }

  @Test
  void checkListsEveryFaultOfEveryFile() throws IOException {
    Path good =
        Files.writeString(folder.resolve("good.yaml"), RecipeLibrary.text(SHIPPED).orElseThrow());
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "format: 1\nid: X y\ntitel: t\n");
    Path worse = Files.writeString(folder.resolve("worse.xml"), "<a>");
    assertEquals(1, run("recipe", "check", good, bad, worse));
    for (String words : new String[] {"good.yaml: no faults", "bad.yaml:3", "worse.xml:1"}) {
      assertTrue(out.toString().contains(words), out.toString());
    }
  }

  @ParameterizedTest(name = "cellstation recipe {0}")
  @CsvSource({
    "'', Say what to do",
    "check, FILE",
    "check /no/such/file.yaml, no file",
    "export t-cell-expansion, --out",
    "export no-such --out /tmp/x.xml, no-such",
    "import /no/such.xml --out /tmp/x.yaml, no file",
    "pack t-cell-expansion --out x.zip --site A, .cellpack",
    "unpack /no/such.cellpack, no file",
  })
  void wrongUsageEndsWithTwoAndSaysWhy(String line, String words) {
    Object[] arguments =
        Stream.concat(Stream.of("recipe"), Stream.of(line.split(" ")).filter(w -> !w.isEmpty()))
            .toArray();
    assertEquals(2, run(arguments));
    assertTrue(err.toString().contains(words), err.toString());
  }

  @Test
  void aPackageGoesFromOneSiteToAnother() throws IOException {
    Path method = Files.writeString(folder.resolve("method.txt"), "count the cells");
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Files.writeString(evidence.resolve("report.html"), "<html></html>");
    String fingerprint = packed("--attach", method, "--evidence", evidence);

    assertEquals(1, run("recipe", "unpack", pack, "--data", lund()));
    assertTrue(err.toString().contains(fingerprint), err.toString());
    assertFalse(Files.exists(lund()), "something was written");

    assertEquals(2, run("recipe", "unpack", pack, "--data", lund(), "--accept", "AB CD"));
    assertFalse(Files.exists(lund()), "something was written");

    assertEquals(
        0,
        run("recipe", "unpack", pack, "--data", lund(), "--accept", fingerprint),
        () -> err.toString());
    for (String words :
        new String[] {
          "signed by Leiden",
          "no rehearsal report",
          "fits     bioreactor -> ",
          "class rocking-bag",
          "approve it in your own name"
        }) {
      assertTrue(out.toString().contains(words), out.toString());
    }
    assertEquals(
        RecipeLibrary.text(SHIPPED).orElseThrow(),
        Files.readString(lund().resolve("recipes/t-cell-expansion.yaml")));
    try (Stream<Path> files = Files.walk(lund().resolve("received"))) {
      assertTrue(files.anyMatch(file -> file.endsWith("attachments/method.txt")));
    }
    List<Receipt> receipts = receipts();
    assertEquals(1, receipts.size());
    assertEquals("Leiden", receipts.getFirst().site());
    assertEquals(fingerprint, receipts.getFirst().fingerprint());
    assertEquals(KeptVersion.sha256(Files.readAllBytes(pack)), receipts.getFirst().packageSha256());
    assertTrue(receipts.getFirst().keyAccepted());

    assertEquals(0, run("recipe", "unpack", pack, "--data", lund()), () -> err.toString());
  }

  private List<Receipt> receipts() throws IOException {
    try (Stream<Path> files = Files.walk(lund().resolve("received"))) {
      List<Receipt> receipts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().contains("receipt-")).toList()) {
        receipts.add(Receipt.read(Files.readAllBytes(file)).orElseThrow());
      }
      return receipts;
    }
  }

  @Test
  @Tag("F-05")
  void thePicturesOfARecipeGoWithIt() throws IOException {
    byte[] image = {1, 2, 3};
    String sha256 = KeptVersion.sha256(image);
    String shipped = RecipeLibrary.text("t-cell-expansion-short").orElseThrow();
    String asked = "- id: identity\n";
    int at = shipped.indexOf(asked);
    String blanks = " ".repeat(at - shipped.lastIndexOf('\n', at) + 1);
    String own =
        shipped.replaceFirst(asked, asked + blanks + "picture: label.png sha256:" + sha256 + "\n");
    Path recipe = Files.writeString(folder.resolve("own.yaml"), own);
    Object[] command = {
      "recipe", "pack", recipe, "--out", pack, "--data", leiden(), "--site", "Leiden"
    };
    assertEquals(2, run(command));
    assertTrue(err.toString().contains("the picture `label.png` is missing"), err.toString());
    Files.write(folder.resolve("label.png"), image);
    assertEquals(0, run(command), () -> err.toString());
    String fingerprint =
        out.toString().lines().filter(l -> l.startsWith("fingerprint")).findFirst().orElseThrow();
    assertEquals(
        0,
        run(
            "recipe",
            "unpack",
            pack,
            "--data",
            lund(),
            "--accept",
            fingerprint.substring("fingerprint".length()).strip()),
        () -> err.toString());
    assertArrayEquals(
        image, Files.readAllBytes(lund().resolve("recipes/pictures").resolve(sha256 + ".png")));
    assertEquals(0, run("recipe", "check", lund().resolve("recipes/t-cell-expansion-short.yaml")));
  }

  @Test
  void anotherDraftOfTheSameIdStays() throws IOException {
    String fingerprint = packed();
    Path own = lund().resolve("recipes/t-cell-expansion.yaml");
    Files.createDirectories(own.getParent());
    Files.writeString(own, "ours");
    assertEquals(1, run("recipe", "unpack", pack, "--data", lund(), "--accept", fingerprint));
    assertTrue(err.toString().contains("--replace"), err.toString());
    assertEquals("ours", Files.readString(own));
    assertEquals(
        0, run("recipe", "unpack", pack, "--data", lund(), "--accept", fingerprint, "--replace"));
    assertTrue(Files.readString(own).contains("id: t-cell-expansion"));
  }

  @Test
  void aChangedPackageIsRefusedAndNothingIsWritten() throws IOException {
    String fingerprint = packed();
    byte[] bytes = Files.readAllBytes(pack);
    bytes[bytes.length / 2] ^= 1;
    Files.write(pack, bytes);
    assertEquals(1, run("recipe", "unpack", pack, "--data", lund(), "--accept", fingerprint));
    assertTrue(err.toString().startsWith("REFUSED: "), err.toString());
    assertFalse(Files.exists(lund()), "something was written");
  }

  @Test
  void aFileOfAHundredMegabytesIsRefusedUnread() throws IOException {
    try (var file = new RandomAccessFile(pack.toFile(), "rw")) {
      file.setLength(100_000_000);
    }
    assertEquals(1, run("recipe", "unpack", pack, "--data", lund()));
    assertTrue(err.toString().contains("100000000 bytes"), err.toString());
  }

  @Test
  void theSiteKeyStaysTheSameAndIsTheOwnersAlone() throws IOException {
    String first = packed();
    Path secret = leiden().resolve("keys/site-key.secret");
    byte[] kept = Files.readAllBytes(secret);
    Files.delete(pack);
    assertEquals(first, packed());
    assertArrayEquals(kept, Files.readAllBytes(secret));
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      assertEquals(
          "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)));
    }
    Files.delete(pack);
    Files.writeString(secret, "damaged");
    assertEquals(
        2, run("recipe", "pack", SHIPPED, "--out", pack, "--data", leiden(), "--site", "Leiden"));
    assertTrue(err.toString().contains("Restore both files"), err.toString());
  }

  @Test
  void aSiteWithoutAStationHasToBeNamed() {
    assertEquals(2, run("recipe", "pack", SHIPPED, "--out", pack, "--data", leiden()));
    assertTrue(err.toString().contains("--site"), err.toString());
    assertFalse(Files.exists(leiden()), "something was written");
  }
}
