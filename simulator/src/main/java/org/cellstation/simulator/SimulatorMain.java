package org.cellstation.simulator;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.drivers.bus.ProcessTime;

/// The simulator on its own, for any client: `--speed N` times real time, `--seed S` (0 is the
/// default donor), `--port P` for the gas line, `--tcp` to answer the serial lines on TCP. Runs
/// until it is interrupted. Exit 2 for wrong usage, 1 when a port cannot be opened.
public final class SimulatorMain {
  private static final int WRONG_USAGE = 2;
  private static final int FAILED = 1;

  private SimulatorMain() {}

  /// What the command line asks for.
  record Options(double speed, long seed, int port, boolean tcp) {
    /// @throws IllegalArgumentException with what to write instead
    static Options parse(String... args) {
      double speed = 1;
      long seed = 0;
      int port = 0;
      boolean tcp = false;
      for (int i = 0; i < args.length; i++) {
        switch (args[i]) {
          case "--tcp" -> tcp = true;
          case "--speed" -> speed = number(args, i++);
          case "--seed" -> seed = (long) number(args, i++);
          case "--port" -> port = (int) number(args, i++);
          default -> throw new IllegalArgumentException("unknown option " + args[i]);
        }
      }
      return new Options(speed, seed, port, tcp);
    }

    private static double number(String[] args, int option) {
      if (option + 1 == args.length) {
        throw new IllegalArgumentException(args[option] + " needs a number");
      }
      try {
        return Double.parseDouble(args[option + 1]);
      } catch (NumberFormatException wrong) {
        throw new IllegalArgumentException(
            args[option] + " needs a number, not " + args[option + 1], wrong);
      }
    }
  }

  public static void main(String[] args) {
    int exit = run(System.out, System.err, args);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  private static int run(PrintStream out, PrintStream err, String... args) {
    Options options;
    Pacer pacer;
    SimulatorSettings settings;
    try {
      options = Options.parse(args);
      pacer = ProcessTime.accelerated(options.speed(), Instant.now());
      settings =
          new SimulatorSettings(SkidSettings.drawn(options.seed()), options.tcp(), options.port());
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      err.println("usage: simulator [--speed N] [--seed S] [--port P] [--tcp]");
      return WRONG_USAGE;
    }
    CountDownLatch interrupted = new CountDownLatch(1);
    try (Simulator simulator = new Simulator(settings, pacer)) {
      // Ctrl-C ends the program through this hook; the ports are closed before it returns.
      Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-shutdown"));
      simulator.addresses().forEach((line, address) -> out.println(pad(line) + address));
      out.flush();
      interrupted.await();
      return 0;
    } catch (IOException unavailable) {
      err.println(unavailable.getMessage());
      return FAILED;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static String pad(String line) {
    return line + " ".repeat(Math.max(1, 12 - line.length()));
  }
}
