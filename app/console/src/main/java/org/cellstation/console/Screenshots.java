package org.cellstation.console;

import java.io.IOException;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javax.imageio.ImageIO;

/// Pictures of the console, also on machines without a display (`-Dglass.platform=Headless
/// -Dprism.order=sw`). On the JavaFX thread.
public final class Screenshots {
  private Screenshots() {}

  /// @throws IOException when the file cannot be written
  public static void write(Scene scene, Path png) throws IOException {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    var image = SwingFXUtils.fromFXImage(scene.snapshot(null), null);
    if (!ImageIO.write(image, "png", png.toFile())) {
      throw new IOException("no PNG writer in this Java runtime; cannot write " + png);
    }
  }
}
