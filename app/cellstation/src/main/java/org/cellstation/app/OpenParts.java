package org.cellstation.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a command has opened. It is closed once and in reverse order, at the command's end or when
/// the system asks the program to end (Ctrl-C, SIGTERM, logging off), so that a station that is
/// ended from outside also puts its journal in order.
final class OpenParts implements AutoCloseable {
  private static final Logger LOG = System.getLogger(OpenParts.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Thread asked = new Thread(this::closeAll, "end of program");
  private volatile boolean ending;

  OpenParts() {
    Runtime.getRuntime().addShutdownHook(asked);
  }

  /// A part that is opened while the program ends is closed at once.
  synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    if (ending) {
      closeAll();
    }
    return part;
  }

  /// Whether the parts are closed, or about to be.
  boolean ending() {
    return ending;
  }

  @Override
  public void close() {
    closeAll();
    try {
      Runtime.getRuntime().removeShutdownHook(asked);
    } catch (IllegalStateException ends) {
      LOG.log(Level.DEBUG, "The program is ending already", ends);
    }
  }

  private void closeAll() {
    ending = true;
    synchronized (this) {
      while (!parts.isEmpty()) {
        AutoCloseable part = parts.pop();
        try {
          part.close();
        } catch (Exception trouble) {
          LOG.log(Level.WARNING, "A part did not close", trouble);
        }
      }
    }
  }
}
