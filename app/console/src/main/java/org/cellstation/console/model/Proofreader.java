package org.cellstation.console.model;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what is being typed off the JavaFX thread, one text at a time: of those typed meanwhile
/// only the newest is read next.
///
/// On the JavaFX thread.
public final class Proofreader {
  private final Desk desk;
  private final Consumer<Proofread> done;
  private boolean busy;
  private boolean another;
  private @Nullable String newest;
  private String name = "";

  /// @param done gets each text that was read; one that was replaced meanwhile too, so that what is
  ///   shown follows fast typing
  public Proofreader(Desk desk, Consumer<Proofread> done) {
    this.desk = desk;
    this.done = done;
  }

  /// Another text begins: what is being read is of no more use.
  public void begin() {
    another = busy;
    newest = null;
  }

  /// @param source by which faults call the text
  public void read(String source, String text) {
    name = source;
    newest = text;
    next();
  }

  private void next() {
    String text = newest;
    if (busy || text == null) {
      return;
    }
    busy = true;
    newest = null;
    String source = name;
    desk.workOut(() -> Proofread.of(source, text, desk.pictures()), this::read, why -> failed());
  }

  private void read(Proofread read) {
    busy = false;
    if (!another) {
      done.accept(read);
    }
    another = false;
    next();
  }

  private void failed() {
    busy = false;
    another = false;
    next();
  }
}
