package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.simulator.Skid;
import org.cellstation.simulator.Suite;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.RecordReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.storage.DiskStorage;

/// A virtual station on one disk through several lives of its program, beside skids that live on,
/// with two people: anna runs batches, quinn signs for quality.
final class StationLives implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
  static final String PASSWORD = "correct horse 9!";

  private final Path folder;
  private final Suite suite;
  private final String more;
  private VirtualStation virtual;
  private Session anna;

  StationLives(Path folder, Skid skid) throws IOException {
    this(folder, VirtualStation.alone(skid), "");
  }

  /// @param more lines behind those of the shipped configuration
  StationLives(Path folder, Suite suite, String more) throws IOException {
    this.folder = folder;
    this.suite = suite;
    this.more = more;
    Files.createDirectories(folder.resolve("recipes"));
    virtual = station(START);
    virtual.station().createFirstAdministrator("root", "R. Root", PASSWORD.toCharArray());
    Session root = login("root");
    for (Role role : new Role[] {Role.OPERATOR, Role.QA}) {
      String user = role == Role.QA ? "quinn" : "anna";
      virtual.station().createUser(root, user, user + " K.", role, PASSWORD.toCharArray());
    }
    anna = login("anna");
    advance(Duration.ofSeconds(10));
  }

  private VirtualStation station(Instant at) throws IOException {
    return new VirtualStation(
        DiskStorage.unforced(folder.resolve("journal")),
        DiskStorage.unforced(folder.resolve("historian")),
        folder,
        suite,
        at,
        Duration.ofSeconds(1),
        more);
  }

  /// The program is lost without a word; the skids go on alone; it starts again on the same disk.
  void loseProgram(Duration away) throws IOException {
    virtual.historian().commit();
    Instant died = virtual.now();
    for (long i = 0; i < away.toSeconds(); i++) {
      suite.step(1);
    }
    virtual = station(died.plus(away));
    anna = login("anna");
  }

  /// The program is ended in order and started again.
  void restart(Duration away) throws IOException {
    virtual.close();
    virtual = station(virtual.now().plus(away));
    anna = login("anna");
    advance(Duration.ofSeconds(10));
  }

  /// Where the station finds it.
  void recipe(String id, String text) throws IOException {
    Files.writeString(folder.resolve("recipes/" + id + ".yaml"), text);
  }

  VirtualStation virtual() {
    return virtual;
  }

  Suite suite() {
    return suite;
  }

  /// Who runs batches.
  Session anna() {
    return anna;
  }

  private Session login(String user) {
    return virtual.station().login(user, PASSWORD.toCharArray())
            instanceof LoginReply.Welcome(Session session)
        ? session
        : new Session("", user, "", Role.OPERATOR);
  }

  void advance(Duration time) {
    virtual.advance(time);
  }

  Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  Reply create(BatchOrder order) {
    return await(virtual.station().createBatch(anna, order));
  }

  Reply command(String batch, Command command, ProcedureState seen) {
    return await(virtual.station().command(anna, batch, command, seen));
  }

  void begin(BatchOrder order) {
    Reply created = create(order);
    assertTrue(created.done(), created.text());
    Reply started = command(order.batch(), Command.START, ProcedureState.IDLE);
    assertTrue(started.done(), started.text());
  }

  /// A person has looked after an interruption and signs that the batch goes on.
  void resume(String batch) {
    Credentials signature = new Credentials("anna", PASSWORD.toCharArray());
    Reply reply = await(virtual.station().interruptions().resume(anna, batch, signature, "looked"));
    assertTrue(reply.done(), reply.text());
  }

  /// Of the unit at that place.
  Snapshot.Unit unit(int at) {
    return virtual.station().snapshot().units().get(at);
  }

  Snapshot.Batch batch(int at) {
    return Objects.requireNonNull(unit(at).batch(), "no batch");
  }

  ProcedureState state(int at) {
    return batch(at).procedure().state();
  }

  /// As it is written now.
  JsonNode record(String batch) throws IOException {
    var written =
        assertInstanceOf(
            RecordReply.Written.class, virtual.station().writeRecord(anna, batch).join());

    return new ObjectMapper().readTree(Files.readAllBytes(written.json())).get("record");
  }

  List<Event> events() throws IOException {
    List<Event> events = new ArrayList<>();
    virtual.journal().forEach((Entry entry) -> events.add(entry.event()));
    return events;
  }

  @Override
  public void close() {
    virtual.close();
  }
}
