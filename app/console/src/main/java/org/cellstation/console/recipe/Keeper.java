package org.cellstation.console.recipe;

import java.util.function.Consumer;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Manuscript;
import org.cellstation.station.api.RecipeBook.Unsaved;
import org.jspecify.annotations.Nullable;

/// Has the station keep what is typed and not saved, so that a crash loses no text: one request at
/// a time, and of what is typed meanwhile only the newest.
///
/// On the JavaFX thread.
final class Keeper {
  private final Desk desk;
  private final Consumer<String> trouble;

  /// What the station has, null for nothing.
  private @Nullable Unsaved kept;

  private @Nullable Unsaved wanted;
  private boolean busy;

  /// @param trouble gets the words when it cannot be kept
  Keeper(Desk desk, Consumer<String> trouble) {
    this.desk = desk;
    this.trouble = trouble;
  }

  /// Another person's text begins.
  ///
  /// @param found what the station keeps of theirs, null for nothing
  void begin(@Nullable Unsaved found) {
    kept = found;
    wanted = found;
  }

  void keep(Manuscript manuscript, String text) {
    wanted = text.equals(manuscript.saved()) ? null : manuscript.with(text);
    next();
  }

  private void next() {
    Unsaved now = wanted;
    boolean same = now == null ? kept == null : now.equals(kept);
    if (busy || same) {
      return;
    }
    busy = true;
    kept = now;
    desk.keepUnsaved(
        now,
        reply -> {
          busy = false;
          if (reply.done()) {
            next();
          } else {
            trouble.accept(reply.text());
          }
        });
  }
}
