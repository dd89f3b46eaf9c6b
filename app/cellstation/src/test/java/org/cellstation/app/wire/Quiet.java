package org.cellstation.app.wire;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Keeps the log of thousands of provoked faults off the screen while one class of tests runs.
final class Quiet implements BeforeAllCallback, AfterAllCallback {
  /// Kept from the collector, which would forget the level.
  private static final Logger LOG = Logger.getLogger("org.cellstation.drivers");

  @Override
  public void beforeAll(ExtensionContext context) {
    LOG.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // As its parent has it.
    LOG.setLevel(null);
  }
}
