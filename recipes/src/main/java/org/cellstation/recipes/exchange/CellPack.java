package org.cellstation.recipes.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.cellstation.recipes.model.Recipe;

/// The transfer package: one file by which a recipe goes to another site with all that belongs to
/// it. A zip whose manifest holds the SHA-256 of every other entry; beside it stands the site's
/// signature over the manifest. Everything happens in memory: who opens a package gets all of it,
/// verified, or a reason and nothing. Callable from any thread.
public final class CellPack {
  /// What such a file is called.
  public static final String EXTENSION = ".cellpack";

  public static final String RECIPE = "recipe.yaml";
  public static final String EVIDENCE = "evidence/";
  public static final String ATTACHMENTS = "attachments/";

  /// What questions show: each image is called by the SHA-256 of its content.
  public static final String PICTURES = "pictures/";

  /// A recipe with its documents needs a few megabytes.
  public static final int MAX_BYTES = 50_000_000;

  static final String MANIFEST = "manifest.json";
  static final String SIGNATURE = "manifest.sig";
  private static final int MAX_UNPACKED = 200_000_000;
  private static final int MOST_ENTRIES = 1_000;
  private static final int LONGEST_NAME = 200;

  /// Folders and names that mean the same on every system and lead nowhere else.
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._ ()+-]*(/[A-Za-z0-9_][A-Za-z0-9._ ()+-]*){0,8}");

  /// What is no file, or another one, on some systems.
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?|.*[. ]");

  private static final LocalDateTime ANY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private CellPack() {}

  /// What opening a package came to.
  public sealed interface Opened {
    /// Signature and every hash are right.
    ///
    /// @param entries by name, without manifest and signature
    record Verified(Manifest manifest, SortedMap<String, byte[]> entries) implements Opened {}

    record Refused(String why) implements Opened {}
  }

  /// Whether a name can stand in a package.
  public static boolean canHold(String name) {
    return name.length() <= LONGEST_NAME
        && NAME.matcher(name).matches()
        && Arrays.stream(name.split("/")).noneMatch(part -> RESERVED.matcher(part).matches());
  }

  /// @param entries by name; all of them as {@link #canHold} says
  /// @throws IllegalArgumentException when they are more or larger than a package may hold
  public static byte[] write(
      Recipe recipe,
      Map<String, byte[]> entries,
      SiteKeyPair keys,
      String site,
      Instant made,
      String program) {
    SortedMap<String, byte[]> sorted = new TreeMap<>(entries);
    List<Manifest.Entry> listed = new ArrayList<>();
    sorted.forEach(
        (name, bytes) -> {
          if (!canHold(name)) {
            throw new IllegalArgumentException(
                "`"
                    + name
                    + "` cannot stand in a package - name the file with letters, digits, points and"
                    + " hyphens");
          }
          listed.add(new Manifest.Entry(name, bytes.length, sha256(bytes)));
        });
    byte[] manifest =
        new Manifest(
                site,
                keys.open(),
                made,
                program,
                recipe.id(),
                recipe.version(),
                recipe.title(),
                listed)
            .json();
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(MANIFEST, manifest);
    all.put(SIGNATURE, keys.sign(manifest));
    all.putAll(sorted);
    byte[] bytes = zip(all);
    if (bytes.length > MAX_BYTES || all.size() > MOST_ENTRIES) {
      throw new IllegalArgumentException(
          "the package would hold "
              + all.size()
              + " files and "
              + bytes.length
              + " bytes, more than another site accepts - attach less");
    }
    return bytes;
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        header.setTimeLocal(ANY_TIME);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return bytes.toByteArray();
  }

  /// Whose key it is is for the caller to judge: {@link Manifest#key}.
  public static Opened open(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return tooLarge(bytes.length);
    }
    SortedMap<String, byte[]> entries = new TreeMap<>();
    String trouble = unzip(bytes, entries);
    if (!trouble.isEmpty()) {
      return new Opened.Refused(trouble);
    }
    byte[] json = entries.remove(MANIFEST);
    byte[] signature = entries.remove(SIGNATURE);
    if (json == null || signature == null) {
      return new Opened.Refused(
          "this is no transfer package: it has no manifest with a signature - ask for a file that"
              + " `cellstation recipe pack` wrote");
    }
    return Manifest.read(json)
        .map(manifest -> verified(manifest, json, signature, entries))
        .orElseGet(
            () ->
                new Opened.Refused(
                    "the manifest is damaged or of a newer program - ask the site to send the"
                        + " package again"));
  }

  /// What a file of that size is answered with, unread.
  public static Opened.Refused tooLarge(long bytes) {
    return new Opened.Refused(
        "the file holds "
            + bytes
            + " bytes, more than the "
            + MAX_BYTES
            + " of a package - check that this is the right file");
  }

  private static Opened verified(
      Manifest manifest, byte[] json, byte[] signature, SortedMap<String, byte[]> entries) {
    if (!manifest.key().signed(json, signature)) {
      return new Opened.Refused(
          "the signature is wrong: the package was changed after it was signed, or not signed by "
              + manifest.site()
              + " - use nothing of it, and ask the site to send it again");
    }
    SortedMap<String, Manifest.Entry> listed = new TreeMap<>();
    manifest.entries().forEach(entry -> listed.put(entry.name(), entry));
    if (!listed.keySet().equals(entries.keySet())) {
      return new Opened.Refused(
          "the files in the package are not those that were signed: "
              + difference(listed, entries)
              + " - ask the site to send it again");
    }
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      Manifest.Entry signed = listed.get(entry.getKey());
      if (signed == null
          || signed.bytes() != entry.getValue().length
          || !signed.sha256().equals(sha256(entry.getValue()))) {
        return new Opened.Refused(
            "`"
                + entry.getKey()
                + "` was changed after it was signed - use nothing of the package, and ask the"
                + " site to send it again");
      }
    }
    return new Opened.Verified(manifest, entries);
  }

  private static String difference(
      SortedMap<String, Manifest.Entry> listed, SortedMap<String, byte[]> found) {
    List<String> words = new ArrayList<>();
    listed.keySet().stream()
        .filter(name -> !found.containsKey(name))
        .forEach(name -> words.add("`" + name + "` is missing"));
    found.keySet().stream()
        .filter(name -> !listed.containsKey(name))
        .forEach(name -> words.add("`" + name + "` was added"));
    return String.join(", ", words.subList(0, Math.min(5, words.size())));
  }

  /// @return what is wrong, empty when nothing is
  private static String unzip(byte[] bytes, SortedMap<String, byte[]> entries) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      long left = MAX_UNPACKED;
      // Two names that differ by case alone are one file on some systems.
      Set<String> names = new HashSet<>();
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (!canHold(name)) {
          return "a file in it has the name `"
              + shown(name)
              + "`, which could lead out of its folder - use nothing of the package";
        }
        if (entries.size() == MOST_ENTRIES) {
          return "it holds more than "
              + MOST_ENTRIES
              + " files - check that this is the right file";
        }
        byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
        left -= content.length;
        if (left < 0) {
          return "it unpacks to more than " + MAX_UNPACKED + " bytes - use nothing of the package";
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
          return "two files in it are called `" + name + "` - use nothing of the package";
        }
        entries.put(name, content);
      }
      return "";
    } catch (IOException | IllegalArgumentException damaged) {
      return "the file is damaged: "
          + shown(String.valueOf(damaged.getMessage()))
          + " - ask the site to send it again";
    }
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
