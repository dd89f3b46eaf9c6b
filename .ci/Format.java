import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The formatting gate: `check` lists every Java file that google-java-format would change and
/// fails; `apply` rewrites them. Run by the root build, never by the product.
final class Format {
  public static void main(String[] args) throws IOException {
    boolean apply = args[0].equals("apply");
    Path root = Path.of(args[1]);
    var formatter = new Formatter();
    List<String> faults = new ArrayList<>();
    int unparsable = 0;
    int files = 0;
    try (var walk = Files.walk(root)) {
      for (Path file : walk.filter(p -> isSource(root.relativize(p))).sorted().toList()) {
        files++;
        String before = Files.readString(file);
        try {
          String style = ImportOrderer.reorderImports(before, JavaFormatterOptions.Style.GOOGLE);
          String after = formatter.formatSource(RemoveUnusedImports.removeUnusedImports(style));
          if (!after.equals(before)) {
            if (apply) {
              Files.writeString(file, after);
            }
            faults.add(root.relativize(file).toString());
          }
        } catch (FormatterException fault) {
          unparsable++;
          faults.add(root.relativize(file) + ": " + fault.getMessage());
        }
      }
    }
    if (faults.isEmpty() || (apply && unparsable == 0)) {
      System.out.printf(
          "format: %d files, %d %s%n", files, faults.size(), apply ? "rewritten" : "to mend");
      return;
    }
    System.err.println("These files are not formatted; run: mvn -N verify -Dformat=apply");
    faults.forEach(fault -> System.err.println("  " + fault));
    System.exit(1);
  }

  private static boolean isSource(Path path) {
    String name = path.toString().replace('\\', '/');
    return name.endsWith(".java") && !name.contains("target/") && !name.startsWith(".git/");
  }
}
