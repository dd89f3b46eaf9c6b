package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.cellstation.recipes.format.ReadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A package is whole and from whom it says, or nothing of it is used.
final class CellPackTest {
  /// Fixed, so that every run packs the same bytes.
  private static final SiteKeyPair KEYS =
      SiteKeyPair.of(
              Base64.getDecoder()
                  .decode("MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g"),
              Base64.getDecoder()
                  .decode("MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="))
          .orElseThrow();

  private static final Instant MADE = Instant.parse("2026-03-01T10:00:00Z");
  private static final ReadResult.Valid RECIPE = Samples.recipe("answers");

  private static byte[] pack(Map<String, byte[]> more) {
    SortedMap<String, byte[]> entries = new TreeMap<>(more);
    entries.put(CellPack.RECIPE, RECIPE.text().getBytes(UTF_8));
    return CellPack.write(RECIPE.recipe(), entries, KEYS, "Leiden", MADE, "cellstation 0.1.0");
  }

  private static CellPack.Opened.Verified verified(byte[] bytes) {
    CellPack.Opened opened = CellPack.open(bytes);
    return assertInstanceOf(CellPack.Opened.Verified.class, opened, opened::toString);
  }

  private static String refused(byte[] bytes) {
    CellPack.Opened opened = CellPack.open(bytes);
    return assertInstanceOf(CellPack.Opened.Refused.class, opened, opened::toString).why();
  }

  /// The entries of a package as another zip program would write them.
  private static byte[] zip(List<Map.Entry<String, byte[]>> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static List<Map.Entry<String, byte[]>> unzip(byte[] bytes) throws IOException {
    List<Map.Entry<String, byte[]>> entries = new ArrayList<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(Map.entry(entry.getName(), zip.readAllBytes()));
      }
    }
    return entries;
  }

  @Test
  void bringsEverythingAndSaysFromWhom() {
    byte[] note = "a method".getBytes(UTF_8);
    var opened = verified(pack(Map.of("attachments/method 1.txt", note)));
    assertEquals("Leiden", opened.manifest().site());
    assertEquals("answers", opened.manifest().recipeId());
    assertEquals(MADE, opened.manifest().made());
    assertEquals(KEYS.open().fingerprint(), opened.manifest().key().fingerprint());
    assertArrayEquals(note, opened.entries().get("attachments/method 1.txt"));
    assertArrayEquals(RECIPE.text().getBytes(UTF_8), opened.entries().get(CellPack.RECIPE));
  }

  @Test
  void theSameContentMakesTheSameBytes() {
    assertArrayEquals(pack(Map.of()), pack(Map.of()));
  }

  @Test
  void everyChangedByteIsRefusedOrChangesNothingThatWasSigned() {
    byte[] bytes = pack(Map.of());
    var original = verified(bytes);
    Random random = new Random(5);
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= (byte) (1 + random.nextInt(255));
      if (CellPack.open(changed) instanceof CellPack.Opened.Verified verified) {
        assertArrayEquals(original.manifest().json(), verified.manifest().json());
        assertEquals(original.entries().keySet(), verified.entries().keySet());
        original
            .entries()
            .forEach((name, content) -> assertArrayEquals(content, verified.entries().get(name)));
      }
    }
  }

  @Test
  void cutOffAnywhereItIsRefusedOrWhole() {
    byte[] bytes = pack(Map.of());
    for (int length = 0; length < bytes.length; length += 7) {
      if (CellPack.open(Arrays.copyOf(bytes, length)) instanceof CellPack.Opened.Verified whole) {
        assertEquals(verified(bytes).entries().keySet(), whole.entries().keySet());
      }
    }
  }

  @Test
  void aChangedAddedOrMissingFileIsNamed() throws IOException {
    List<Map.Entry<String, byte[]>> entries = unzip(pack(Map.of("attachments/a.txt", new byte[9])));
    List<Map.Entry<String, byte[]>> changed = new ArrayList<>(entries);
    changed.replaceAll(
        e -> e.getKey().equals("attachments/a.txt") ? Map.entry(e.getKey(), new byte[10]) : e);
    assertTrue(refused(zip(changed)).contains("`attachments/a.txt` was changed"));
    List<Map.Entry<String, byte[]>> added = new ArrayList<>(entries);
    added.add(Map.entry("attachments/b.txt", new byte[1]));
    assertTrue(refused(zip(added)).contains("`attachments/b.txt` was added"));
    List<Map.Entry<String, byte[]>> missing = new ArrayList<>(entries);
    missing.removeIf(e -> e.getKey().equals("attachments/a.txt"));
    assertTrue(refused(zip(missing)).contains("`attachments/a.txt` is missing"));
  }

  @Test
  void anotherKeyThanTheManifestsIsAWrongSignature() throws IOException {
    byte[] stranger =
        CellPack.write(
            RECIPE.recipe(), Map.of(), SiteKeyPair.generate(), "Leiden", MADE, "cellstation");
    byte[] signature =
        unzip(stranger).stream()
            .filter(e -> e.getKey().equals(CellPack.SIGNATURE))
            .findFirst()
            .orElseThrow()
            .getValue();
    List<Map.Entry<String, byte[]>> entries = new ArrayList<>(unzip(pack(Map.of())));
    entries.replaceAll(
        e -> e.getKey().equals(CellPack.SIGNATURE) ? Map.entry(e.getKey(), signature) : e);
    assertTrue(refused(zip(entries)).contains("the signature is wrong"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../recipe.yaml",
        "a/../../b",
        "/etc/passwd",
        "C:/x",
        "a\\..\\b",
        "a//b",
        "con",
        "x/NUL.txt",
        "trailing.",
        ".hidden",
        "a/",
      })
  void namesThatLeadElsewhereAreRefused(String name) throws IOException {
    assertTrue(refused(zip(List.of(Map.entry(name, new byte[1])))).contains("lead out"), name);
    assertFalse(CellPack.canHold(name));
  }

  @Test
  void twoFilesOfOneNameAreRefused() throws IOException {
    byte[] bytes = zip(List.of(Map.entry("aa", new byte[1]), Map.entry("AA", new byte[1])));
    assertTrue(refused(bytes).contains("two files"));
  }

  @Test
  void aBombIsRefusedBeforeItFillsTheMemory() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      byte[] zeros = new byte[10_000_000];
      for (int i = 0; i < 21; i++) {
        zip.putNextEntry(new ZipEntry("zeros" + i));
        zip.write(zeros);
      }
    }
    assertTrue(refused(bytes.toByteArray()).contains("unpacks to more"));
  }

  @Test
  void tooManyFilesAreRefused() throws IOException {
    List<Map.Entry<String, byte[]>> entries = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      entries.add(Map.entry("f" + i, new byte[0]));
    }
    assertTrue(refused(zip(entries)).contains("files"));
  }

  @Test
  void aLargeFileAndWhatIsNoPackageAreRefusedWithWords() throws IOException {
    assertTrue(CellPack.tooLarge(100_000_000).why().contains("100000000 bytes"));
    assertTrue(refused(new byte[0]).contains("no transfer package"));
    assertTrue(refused("hello".getBytes(UTF_8)).contains("no transfer package"));
    assertTrue(refused(zip(List.of(Map.entry("a", new byte[1])))).contains("no transfer package"));
    assertThrows(IllegalArgumentException.class, () -> pack(Map.of("../x", new byte[0])));
  }

  @Test
  void saysWhatTheEvidenceIsWorth() {
    String json =
        "{\"format\":\"cellstation rehearsal 1\",\"passed\":%s,\"recipe\":{\"sha256\":\"%s\"}}";
    String sha256 = RECIPE.sha256();
    byte[] passed = json.formatted("true", sha256).getBytes(UTF_8);
    byte[] failed = json.formatted("false", sha256).getBytes(UTF_8);
    byte[] other = json.formatted("true", "00").getBytes(UTF_8);
    assertEquals(Evidence.NONE, Evidence.of(sha256, Map.of("a.json", new byte[] {'{'})));
    assertEquals(Evidence.OF_ANOTHER_TEXT, Evidence.of(sha256, Map.of("a.json", other)));
    assertEquals(Evidence.FAILED, Evidence.of(sha256, Map.of("a.json", failed, "b.json", other)));
    assertEquals(Evidence.PASSED, Evidence.of(sha256, Map.of("a.json", passed)));
  }

  @Test
  void saysWhatARoleNeeds() {
    List<UnitNeed> needs = UnitNeed.of(Samples.recipe("chart").recipe());
    assertEquals(
        new UnitNeed(
            "small",
            "rocking-bag",
            List.of(),
            List.of(),
            List.of("inoculate"),
            null,
            900,
            List.of("welder")),
        needs.getFirst());
    assertEquals(List.of("weight"), needs.getLast().variables());
  }
}
