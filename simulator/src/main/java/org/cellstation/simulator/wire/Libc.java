package org.cellstation.simulator.wire;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The few calls of the C library that a pseudo-terminal needs, by the Foreign Function API, for
/// Linux and macOS. Source: POSIX.1-2017 XSH; constants from the systems' own headers. Stateless;
/// any thread.
final class Libc {
  private static final boolean MAC =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  private static final int READ_WRITE = 2;
  private static final int NO_CONTROLLING_TERMINAL = MAC ? 0x20000 : 0x100;
  private static final int SET_FLAGS = 4;
  private static final int NON_BLOCKING = MAC ? 0x4 : 0x800;
  private static final short POLL_IN = 1;
  private static final int NOW = 0;

  /// EINTR and EAGAIN: nothing went wrong, nothing moved.
  private static final int INTERRUPTED = 4;

  private static final int TRY_AGAIN = MAC ? 35 : 11;

  /// More than `struct termios` takes anywhere (60 bytes on Linux, 72 on macOS).
  private static final long TERMIOS_BYTES = 256;

  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN_MASTER =
      function("posix_openpt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle GRANT =
      function("grantpt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle UNLOCK =
      function("unlockpt", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
  private static final MethodHandle NAME =
      function("ptsname", FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
  private static final MethodHandle OPEN =
      function(
          "open",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle GET_ATTRIBUTES =
      function(
          "tcgetattr",
          FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  private static final MethodHandle MAKE_RAW =
      function("cfmakeraw", FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));
  private static final MethodHandle SET_ATTRIBUTES =
      function(
          "tcsetattr",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS));
  private static final MethodHandle FILE_CONTROL =
      function(
          "fcntl",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle POLL =
      function(
          "poll",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT));
  private static final MethodHandle READ =
      function(
          "read",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle WRITE =
      function(
          "write",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private Libc() {}

  // Calling into the C library is the purpose of this class; the program is started with
  // --enable-native-access.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    SymbolLookup lookup = linker.defaultLookup();
    MemorySegment address =
        lookup
            .find(name)
            .orElseThrow(() -> new UnsupportedOperationException("no " + name + " on this system"));
    Linker.Option[] all = new Linker.Option[options.length + 1];
    System.arraycopy(options, 0, all, 0, options.length);
    all[options.length] = Linker.Option.captureCallState("errno");
    return linker.downcallHandle(address, descriptor, all);
  }

  /// The result of a call and the error it left.
  private record Outcome(long value, int errno) {
    boolean failed() {
      return value < 0;
    }

    boolean nothingMoved() {
      return failed() && (errno == INTERRUPTED || errno == TRY_AGAIN);
    }
  }

  @FunctionalInterface
  private interface Call {
    // MethodHandle.invokeExact declares Throwable.
    long with(MemorySegment state) throws Throwable;
  }

  // MethodHandle.invokeExact declares Throwable; a downcall itself throws nothing.
  private static Outcome call(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      long value = call.with(state);
      return new Outcome(value, (int) ERRNO.get(state, 0L));
    } catch (RuntimeException | Error unchecked) {
      throw unchecked;
    } catch (Throwable impossible) {
      throw new LinkageError("a call of the C library threw", impossible);
    }
  }

  private static long checked(String what, Outcome outcome) throws IOException {
    if (outcome.failed()) {
      throw new IOException(what + " failed with errno " + outcome.errno());
    }
    return outcome.value();
  }

  /// A new pseudo-terminal's master side, not blocking.
  static int openMaster() throws IOException {
    int fd =
        (int)
            checked(
                "posix_openpt",
                call(s -> (int) OPEN_MASTER.invokeExact(s, READ_WRITE | NO_CONTROLLING_TERMINAL)));
    try {
      checked("grantpt", call(s -> (int) GRANT.invokeExact(s, fd)));
      checked("unlockpt", call(s -> (int) UNLOCK.invokeExact(s, fd)));
      checked("fcntl", call(s -> (int) FILE_CONTROL.invokeExact(s, fd, SET_FLAGS, NON_BLOCKING)));
    } catch (IOException | RuntimeException failed) {
      close(fd);
      throw failed;
    }
    return fd;
  }

  /// The path of the other side. `ptsname` uses one static buffer, so one thread at a time.
  // The C library returns a bare pointer to a path that POSIX bounds.
  @SuppressWarnings("restricted")
  static synchronized String slaveName(int master) throws IOException {
    MemorySegment[] name = new MemorySegment[1];
    Outcome outcome =
        call(
            s -> {
              name[0] = (MemorySegment) NAME.invokeExact(s, master);
              return name[0].address() == 0 ? -1 : 0;
            });
    checked("ptsname", outcome);
    return name[0].reinterpret(256).getString(0, StandardCharsets.UTF_8);
  }

  static int open(String path) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path, StandardCharsets.UTF_8);
      return (int)
          checked(
              "open " + path,
              call(s -> (int) OPEN.invokeExact(s, name, READ_WRITE | NO_CONTROLLING_TERMINAL)));
    }
  }

  /// Bytes pass unchanged, nothing is echoed.
  static void makeRaw(int fd) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
      checked("tcgetattr", call(s -> (int) GET_ATTRIBUTES.invokeExact(s, fd, termios)));
      call(
          s -> {
            MAKE_RAW.invokeExact(s, termios);
            return 0;
          });
      checked("tcsetattr", call(s -> (int) SET_ATTRIBUTES.invokeExact(s, fd, NOW, termios)));
    }
  }

  /// Waits until something can be read.
  ///
  /// @return false when nothing came in time
  static boolean awaitInput(int fd, int timeoutMillis) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment descriptor = arena.allocate(8, 4);
      descriptor.set(ValueLayout.JAVA_INT, 0, fd);
      descriptor.set(ValueLayout.JAVA_SHORT, 4, POLL_IN);
      Outcome outcome = call(s -> (int) POLL.invokeExact(s, descriptor, 1L, timeoutMillis));
      if (outcome.nothingMoved()) {
        return false;
      }
      return checked("poll", outcome) > 0;
    }
  }

  /// @return bytes read, 0 when there are none
  static int read(int fd, byte[] buffer) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(buffer.length);
      Outcome outcome = call(s -> (long) READ.invokeExact(s, fd, bytes, (long) buffer.length));
      if (outcome.nothingMoved()) {
        return 0;
      }
      int count = (int) checked("read", outcome);
      MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, buffer, 0, count);
      return count;
    }
  }

  /// @return bytes written, fewer when the other side does not read
  static int write(int fd, byte[] buffer, int offset, int length) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(Math.max(1, length));
      MemorySegment.copy(buffer, offset, bytes, ValueLayout.JAVA_BYTE, 0, length);
      Outcome outcome = call(s -> (long) WRITE.invokeExact(s, fd, bytes, (long) length));
      return outcome.nothingMoved() ? 0 : (int) checked("write", outcome);
    }
  }

  static void close(int fd) {
    // A descriptor is gone after close whatever it returns.
    call(s -> (int) CLOSE.invokeExact(s, fd));
  }
}
