package org.cellstation.drivers.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.cellstation.drivers.bus.Bus;
import org.cellstation.drivers.bus.BusWorker;
import org.cellstation.drivers.bus.LinkStatus;
import org.cellstation.drivers.bus.Pacer;
import org.cellstation.drivers.bus.RoundTrips;
import org.cellstation.drivers.catalogue.Catalogue;
import org.cellstation.drivers.modbus.Transport;

/// The station's links beside plain C and libmodbus, in turn in each round, so that whatever else
/// the machine does strikes all alike. Prints medians, and the medians of the ratios of each round.
/// Started by `links.sh`.
final class LinkBenchmark {
  private static final int MILLIS = 200;

  /// Rounds that do not count. The compiler works beside a link in the first second.
  private static final int WARM_UP = 5;

  private static final int CONNECTIONS = 32;
  private static final Duration T35 = Duration.ofNanos(1_750_000);
  private static final int TAGS = 500;
  private static final int BUSES = 10;
  private static final int WATCHED_SECONDS = 20;
  private static final PrintStream OUT = System.out;
  private static final Logger QUIET = Logger.getLogger("org.cellstation");

  /// A client in the comparison.
  private interface Client {
    Round run(int millis, int registers) throws IOException;
  }

  private final String peers;
  private final int rounds;
  private final List<Peer> started = new ArrayList<>();

  private LinkBenchmark(String peers, int rounds) {
    this.peers = peers;
    this.rounds = rounds;
  }

  /// @param arguments the compiled `peers.c`, the count of rounds, what to measure
  public static void main(String[] arguments) throws IOException {
    QUIET.setLevel(Level.WARNING);
    var benchmark = new LinkBenchmark(arguments[0], Integer.parseInt(arguments[1]));
    try {
      switch (arguments[2]) {
        case "one-core" -> benchmark.oneCore();
        case "many" -> benchmark.many();
        case "line" -> benchmark.line();
        case "tags" -> benchmark.tags();
        default -> throw new IllegalArgumentException(arguments[2]);
      }
    } finally {
      benchmark.started.forEach(Peer::close);
    }
  }

  private Peer peer(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(peers));
    command.addAll(List.of(arguments));
    Peer peer = new Peer(command);
    started.add(peer);
    return peer;
  }

  private void oneCore() throws IOException {
    String port = peer("serve-tcp").line();
    String terminal = peer("serve-rtu").line();
    for (int registers : new int[] {10, 125}) {
      Map<String, Client> clients = new LinkedHashMap<>();
      clients.put("plain C", peer("tcp", port)::run);
      clients.put("libmodbus", peer("lib-tcp", port)::run);
      clients.put(
          "station", (millis, n) -> station("tcp:127.0.0.1:" + port, Transport.TCP, millis, n));
      compare("Modbus TCP, one connection, " + registers + " registers", clients, registers);
    }
    for (int registers : new int[] {10, 125}) {
      Map<String, Client> clients = new LinkedHashMap<>();
      clients.put("plain C", peer("rtu", terminal)::run);
      clients.put("libmodbus", peer("lib-rtu", terminal)::run);
      clients.put(
          "station",
          (millis, n) -> station("serial:" + terminal + "?baud=115200", Transport.RTU, millis, n));
      compare("Modbus RTU, pseudo-terminal, " + registers + " registers", clients, registers);
    }
  }

  private void many() throws IOException {
    String port = peer("serve-tcp").line();
    Map<String, Client> clients = new LinkedHashMap<>();
    clients.put("plain C, one epoll loop", peer("tcp32", port)::run);
    clients.put("libmodbus, 32 threads", peer("lib-tcp32", port)::run);
    clients.put("station, 32 buses", (millis, n) -> stations(port, millis, n));
    compare("Modbus TCP, 32 connections, 10 registers", clients, 10);
  }

  /// What is left of the rate that 115200 baud allow: 33 characters and two silences t3.5 for 10
  /// registers.
  private void line() throws IOException {
    String terminal = peer("serve-rtu-line").line();
    Block block = new Block("A", Transport.RTU, 10, Duration.ofHours(1), T35);
    Map<String, Client> clients = new LinkedHashMap<>();
    clients.put("plain C", peer("rtu-line", terminal)::run);
    clients.put(
        "station", (millis, n) -> station("serial:" + terminal + "?baud=115200", block, millis));
    compare("Modbus RTU on a line of 115200 baud, 10 registers, at most 157 /s", clients, 10);
  }

  private static Round station(String address, Transport transport, int millis, int registers) {
    return station(address, new Block("A", transport, registers, Duration.ofHours(1)), millis);
  }

  private static Round station(String address, Block block, int millis) {
    return station(address, block, millis, () -> {});
  }

  /// @param opened runs when the link is open, before anything is counted
  private static Round station(String address, Block block, int millis, Runnable opened) {
    try (Bus bus =
        new Bus(
            "bench",
            Catalogue.link(address),
            List.of(block),
            InstantSource.system(),
            reading -> {})) {
      bus.cycle();
      opened.run();
      CompletableFuture<Long> count =
          bus.perform("A", line -> block.readFor(line, Duration.ofMillis(millis)));
      bus.cycle();
      RoundTrips trips = bus.status().roundTrips();
      return new Round(count.join() * 1000.0 / millis, trips.p50Micros(), trips.p99Micros());
    }
  }

  /// All links are open before the first one counts, so that all count over the same time.
  private static Round stations(String port, int millis, int registers) {
    List<CompletableFuture<Round>> all = new ArrayList<>();
    Phaser open = new Phaser(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      CompletableFuture<Round> one = new CompletableFuture<>();
      all.add(one);
      Block block = new Block("A", Transport.TCP, registers, Duration.ofHours(1));
      Thread.ofVirtual()
          .start(
              () ->
                  one.complete(
                      station(
                          "tcp:127.0.0.1:" + port, block, millis, open::arriveAndAwaitAdvance)));
    }
    List<Round> ended = all.stream().map(CompletableFuture::join).toList();
    return new Round(
        ended.stream().mapToDouble(Round::exchangesPerSecond).sum(),
        median(ended.stream().mapToDouble(Round::p50Micros).toArray()),
        ended.stream().mapToDouble(Round::p99Micros).max().orElseThrow());
  }

  private void compare(String title, Map<String, Client> clients, int registers)
      throws IOException {
    Map<String, List<Round>> results = new LinkedHashMap<>();
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Map.Entry<String, Client> client : clients.entrySet()) {
        Round result = client.getValue().run(MILLIS, registers);
        if (round >= 0) {
          results.computeIfAbsent(client.getKey(), k -> new ArrayList<>()).add(result);
        }
      }
    }
    OUT.println();
    OUT.println(title + ", " + rounds + " rounds of " + MILLIS + " ms");
    List<Round> station = List.copyOf(results.values()).getLast();
    results.forEach((name, rows) -> row(name, rows, station));
  }

  private static void row(String name, List<Round> rows, List<Round> station) {
    double[] rates = rows.stream().mapToDouble(Round::exchangesPerSecond).sorted().toArray();
    double[] ratios = new double[rows.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = station.get(i).exchangesPerSecond() / rows.get(i).exchangesPerSecond();
    }
    OUT.printf(
        "  %-24s %8.0f /s [%.0f - %.0f]   p50 %.0f us, p99 %.0f us   station / this %.2f%n",
        name,
        median(rates),
        rates[0],
        rates[rates.length - 1],
        median(rows.stream().mapToDouble(Round::p50Micros).toArray()),
        median(rows.stream().mapToDouble(Round::p99Micros).toArray()),
        median(ratios));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /// Half of the buses on sockets, half on terminals, five instruments each, polled every second.
  private void tags() throws IOException {
    String port = peer("serve-tcp").line();
    AtomicLong good = new AtomicLong();
    List<Bus> buses = new ArrayList<>();
    List<BusWorker> workers = new ArrayList<>();
    for (int i = 0; i < BUSES; i++) {
      boolean socket = i % 2 == 0;
      String address =
          socket ? "tcp:127.0.0.1:" + port : "serial:" + peer("serve-rtu").line() + "?baud=115200";
      List<Block> blocks = new ArrayList<>();
      for (int k = 0; k < 5; k++) {
        blocks.add(
            new Block(
                "B" + i + k,
                socket ? Transport.TCP : Transport.RTU,
                TAGS / BUSES / 5,
                Duration.ofSeconds(1)));
      }
      Bus bus =
          new Bus(
              "bus" + i,
              Catalogue.link(address),
              List.copyOf(blocks),
              REAL,
              reading -> good.addAndGet(reading.isGood() ? 1 : 0));
      buses.add(bus);
      BusWorker worker = new BusWorker(bus, REAL, true);
      workers.add(worker);
      worker.start();
    }
    waitFor(Duration.ofSeconds(10));
    long before = good.get();
    Duration cpu = cpuTime();
    long began = System.nanoTime();
    waitFor(Duration.ofSeconds(WATCHED_SECONDS));
    double seconds = (System.nanoTime() - began) / 1e9;
    double share = cpuTime().minus(cpu).toNanos() / 1e9 / seconds;
    long up = buses.stream().filter(b -> b.status().state() == LinkStatus.State.UP).count();
    OUT.println();
    OUT.printf(
        "%d tags on %d buses, once a second: %.0f good readings/s, %d buses up, %.2f %% of a core%n",
        TAGS, BUSES, (good.get() - before) / seconds, up, 100 * share);
    workers.forEach(BusWorker::close);
  }

  private static final Pacer REAL =
      new Pacer() {
        @Override
        public Instant instant() {
          return Instant.now();
        }

        @Override
        public void await(Instant due) throws InterruptedException {
          for (Instant now = Instant.now(); now.isBefore(due); now = Instant.now()) {
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
            LockSupport.parkNanos(Duration.between(now, due).toNanos());
          }
        }
      };

  private static void waitFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static Duration cpuTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
