package org.cellstation.console.widget;

import javafx.scene.layout.Region;
import org.cellstation.console.model.Picture;

/// One display. Built when first called up, then shown every new picture while it is in front.
public interface Screen {
  Region node();

  void show(Picture picture);
}
