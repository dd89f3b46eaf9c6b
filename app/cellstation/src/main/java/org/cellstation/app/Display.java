package org.cellstation.app;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether a window can be shown here. On Linux the answer is asked of X and GTK themselves, before
/// JavaFX, which cannot be started a second time once it has failed.
// The program is started with --enable-native-access.
@SuppressWarnings("restricted")
final class Display {
  private Display() {}

  /// @return why no window can be shown; null when one can
  static @Nullable String missing() {
    if ("Headless".equalsIgnoreCase(System.getProperty("glass.platform"))) {
      return "The headless platform is chosen";
    }
    if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
      return null;
    }
    String display = System.getenv("DISPLAY");
    if (display == null || display.isBlank() || !opens()) {
      return "There is no display here";
    }
    return loads("libgtk-3.so.0") ? null : "GTK 3 is not installed here";
  }

  private static boolean opens() {
    Linker linker = Linker.nativeLinker();
    try {
      // Never unloaded: X keeps state of its own that a second load would not find.
      SymbolLookup x = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
      MemorySegment display =
          (MemorySegment)
              linker
                  .downcallHandle(
                      x.findOrThrow("XOpenDisplay"), FunctionDescriptor.of(ADDRESS, ADDRESS))
                  .invokeExact(MemorySegment.NULL);
      if (display.equals(MemorySegment.NULL)) {
        return false;
      }
      int _ =
          (int)
              linker
                  .downcallHandle(
                      x.findOrThrow("XCloseDisplay"), FunctionDescriptor.of(JAVA_INT, ADDRESS))
                  .invokeExact(display);
      return true;
    } catch (IllegalArgumentException notInstalled) {
      return false;
    } catch (Throwable defect) {
      // A method handle declares Throwable; these two calls throw nothing.
      throw new IllegalStateException(defect);
    }
  }

  private static boolean loads(String library) {
    try {
      SymbolLookup.libraryLookup(library, Arena.global());
      return true;
    } catch (IllegalArgumentException notInstalled) {
      return false;
    }
  }
}
