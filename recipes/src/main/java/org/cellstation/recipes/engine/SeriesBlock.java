package org.cellstation.recipes.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// One after the other.
final class SeriesBlock implements Block {
  private final List<Block> parts;

  /// The first that was not complete when it was looked at last.
  private int position;

  SeriesBlock(List<Block> parts) {
    this.parts = parts;
  }

  @Override
  public boolean advance(Instant now) {
    while (position < parts.size()) {
      if (!parts.get(position).advance(now)) {
        return false;
      }
      position++;
    }
    return true;
  }

  @Override
  public void again(Instant now) {
    parts.reversed().forEach(part -> part.again(now));
  }

  @Override
  public void forget() {
    position = 0;
  }

  @Override
  public void visit(Consumer<Block> visitor) {
    visitor.accept(this);
    parts.forEach(part -> part.visit(visitor));
  }
}
