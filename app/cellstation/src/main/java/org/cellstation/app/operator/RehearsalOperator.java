package org.cellstation.app.operator;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.cellstation.recipes.engine.Command;
import org.cellstation.recipes.engine.ProcedureEvent.Field;
import org.cellstation.recipes.engine.ProcedureEvent.Prompt;
import org.cellstation.recipes.engine.ProcedureState;
import org.cellstation.recipes.engine.ProcedureStatus;
import org.cellstation.recipes.model.Question;
import org.cellstation.simulator.BenchSample;
import org.cellstation.station.alarm.AlarmState;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Interruptions.Interruption;
import org.cellstation.station.api.Snapshot;
import org.cellstation.station.api.Station;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;

/// Answers prompts, acknowledges alarms and signs after interruptions as a person would, some
/// minutes later. Sample results come from the simulator's bench instruments, everything else is
/// entered as the batch says.
public final class RehearsalOperator {
  private static final System.Logger LOG = System.getLogger(RehearsalOperator.class.getName());
  private static final String OPERATOR = "operator";

  /// Confirms what the operator has entered.
  private static final String COLLEAGUE = "colleague";

  /// Signs for values that a recipe does not foresee.
  private static final String QUALITY = "quality";

  private static final Duration A_YEAR = Duration.ofDays(365);
  private static final int ISBT_PRODUCT = 8;
  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration TO_GO_ON = Duration.ofMinutes(2);

  private final Station station;
  private final Session session;
  private final String password;
  private final Workbench bench;
  private final Manner manner;
  private final Map<String, Instant> noticed = new ConcurrentHashMap<>();

  /// By the name of what is asked, the questions that asked it, in order.
  private final Map<String, List<String>> asked;

  private RehearsalOperator(Station station, String password, Workbench bench, Manner manner)
      throws RefusedException {
    this(station, password, bench, manner, new HashMap<>());
  }

  private RehearsalOperator(
      Station station,
      String password,
      Workbench bench,
      Manner manner,
      Map<String, List<String>> asked)
      throws RefusedException {
    this.station = station;
    this.password = password;
    session = login(station, OPERATOR, password);
    this.bench = bench;
    this.manner = manner;
    this.asked = asked;
  }

  /// Waits for the station's answer in whatever way time passes there.
  @FunctionalInterface
  public interface Patience {
    Reply await(CompletableFuture<Reply> answer);
  }

  /// Creates the people a rehearsal needs on a fresh station, with passwords that nobody learns,
  /// and signs the operator in.
  ///
  /// @param bench what the bench instruments show of a sample taken now
  /// @throws RefusedException when the station refuses
  public static RehearsalOperator arrive(Station station, Workbench bench) throws RefusedException {
    return arrive(station, bench, Manner.PROMPT);
  }

  /// As {@link #arrive(Station, Supplier)}, for somebody who takes their time.
  public static RehearsalOperator arrive(Station station, Workbench bench, Manner manner)
      throws RefusedException {
    return arrive(station, UUID.randomUUID() + "-Aa1", bench, manner);
  }

  /// As {@link #arrive(Station, Supplier)}, for an operator who has to sign in again from another
  /// process.
  ///
  /// @throws RefusedException when the station refuses
  public static RehearsalOperator arrive(
      Station station, String password, Workbench bench, Manner manner) throws RefusedException {
    check(
        station.createFirstAdministrator("administrator", "Administrator", password.toCharArray()));
    hire(station, password);
    return new RehearsalOperator(station, password, bench, manner);
  }

  private static void hire(Station station, String password) throws RefusedException {
    hire(station, password, OPERATOR, "Rehearsal operator", Role.OPERATOR);
    hire(station, password, COLLEAGUE, "Rehearsal colleague", Role.OPERATOR);
  }

  private static void hire(Station station, String password, String user, String name, Role role)
      throws RefusedException {
    Session administrator = login(station, "administrator", password);
    check(station.createUser(administrator, user, name, role, password.toCharArray()));
    station.logout(administrator);
  }

  /// The same person in another process; made known first where the one before ended too early for
  /// that.
  ///
  /// @throws RefusedException when the station does not let them in
  public static RehearsalOperator signIn(Station station, String password, Workbench bench)
      throws RefusedException {
    if (station.login(OPERATOR, password.toCharArray()) instanceof LoginReply.Refused) {
      hire(station, password);
    }
    return new RehearsalOperator(station, password, bench, Manner.PROMPT);
  }

  /// The same person after a restart, which signs everybody out.
  ///
  /// @throws RefusedException when the station does not let them in
  public RehearsalOperator signInAgain(Station restarted) throws RefusedException {
    return new RehearsalOperator(restarted, password, bench, manner, asked);
  }

  private static Session login(Station station, String user, String password)
      throws RefusedException {
    return switch (station.login(user, password.toCharArray())) {
      case LoginReply.Welcome welcome -> welcome.session();
      case LoginReply.Refused refused -> throw new RefusedException(refused.why());
    };
  }

  private static void check(Reply reply) throws RefusedException {
    if (!reply.done()) {
      throw new RefusedException(reply.text());
    }
  }

  public Session session() {
    return session;
  }

  /// Creates a batch with the recipe's own values and starts it.
  ///
  /// @throws RefusedException when the station refuses
  public void begin(String unit, String recipe, String batch, Patience patience)
      throws RefusedException {
    begin(unit, recipe, batch, Map.of(), patience);
  }

  /// Creates a batch and starts it. For values out of the recipe's range somebody of quality signs.
  ///
  /// @param values of the formula for this batch, by name
  /// @throws RefusedException when the station refuses
  public void begin(
      String unit, String recipe, String batch, Map<String, String> values, Patience patience)
      throws RefusedException {
    begin(BatchOrder.engineering(unit, recipe, batch, "rehearsal").withValues(values), patience);
  }

  /// As {@link #begin(String, String, String, Map, Patience)}, of whatever is ordered.
  ///
  /// @throws RefusedException when the station refuses
  public void begin(BatchOrder order, Patience patience) throws RefusedException {
    if (station.orders().check(order).deviations().isEmpty()) {
      check(patience.await(station.createBatch(session, order)));
    } else {
      hire(station, password, QUALITY, "Rehearsal quality", Role.QA);
      var signing = new Credentials(QUALITY, password.toCharArray());
      check(
          patience.await(
              station.orders().create(session, order, signing, "values for a rehearsal")));
    }
    check(
        patience.await(
            station.command(session, order.batch(), Command.START, ProcedureState.IDLE)));
  }

  /// Signs that a batch goes on after the station was away.
  public CompletableFuture<Reply> goOn(String batch) {
    return station
        .interruptions()
        .resume(
            session,
            batch,
            new Credentials(OPERATOR, password.toCharArray()),
            "looked at vessel, lines and devices during rehearsal");
  }

  /// Looks at the station and does what is due; nothing while its journal cannot write, when it
  /// would refuse.
  public void look(Snapshot picture) {
    if (!station.active(session)) {
      LOG.log(Level.ERROR, "The station has ended the operator's session");
    }
    if (!picture.journalTrouble().isEmpty()) {
      return;
    }
    for (Snapshot.Unit unit : picture.units()) {
      Snapshot.Batch batch = unit.batch();
      if (batch != null) {
        for (Prompt prompt : batch.procedure().prompts()) {
          String what = batch.id() + prompt.id();
          if (due(what, manner.answer(), picture.now())) {
            heed(what, answer(prompt, batch, picture.now()));
          }
          if (waitsForAnother(prompt, batch)
              && due(what + " confirmed", manner.answer(), picture.now())) {
            heed(what + " confirmed", sign(prompt, batch, COLLEAGUE));
          }
        }
        if (!goesOn(batch.id(), picture.now())) {
          restart(batch, picture.now());
        }
      }
    }
    for (Snapshot.Alarm alarm : picture.alarms()) {
      String what = alarm.id() + alarm.since();
      if (unacknowledged(alarm.state()) && due(what, manner.acknowledge(), picture.now())) {
        heed(what, station.acknowledge(session, alarm.id(), "seen during rehearsal"));
      }
    }
  }

  /// Signs for what the station did not see, where it waits for that.
  ///
  /// @return whether it does
  private boolean goesOn(String batch, Instant now) {
    Duration reaction = manner.restart() == null ? TO_GO_ON : manner.restart();
    for (Interruption lost : station.interruptions().all()) {
      if (lost.batch().equals(batch) && lost.waiting()) {
        String what = batch + " away until " + lost.to();
        if (lost.assessed() && due(what, reaction, now)) {
          heed(what, goOn(batch));
        }
        return true;
      }
    }
    return false;
  }

  private CompletableFuture<Reply> answer(Prompt prompt, Snapshot.Batch batch, Instant now) {
    if (!prompt.signature().isEmpty()) {
      return sign(prompt, batch, OPERATOR);
    }
    Map<String, String> answers = answers(prompt, batch, now);
    boolean plausible =
        prompt.fields().stream()
            .allMatch(field -> field.plausible(answers.getOrDefault(field.name(), "")));
    return station.answer(
        session, batch.id(), prompt.id(), answers, plausible ? "" : "as the bench shows it");
  }

  private static boolean waitsForAnother(Prompt prompt, Snapshot.Batch batch) {
    ProcedureStatus.Waiting waiting = batch.procedure().waiting().get(prompt.id());
    return waiting != null && waiting.forSecondPerson();
  }

  private CompletableFuture<Reply> sign(Prompt prompt, Snapshot.Batch batch, String user) {
    return station.sign(
        session,
        batch.id(),
        prompt.id(),
        new Credentials(user, password.toCharArray()),
        prompt.fields().stream()
            .map(field -> planned(prompt, field))
            .flatMap(Optional::stream)
            .noneMatch(Question.REJECTED::equals),
        "rehearsal");
  }

  /// Goes on with what is held, again and again: whatever was in the way may be gone.
  private void restart(Snapshot.Batch batch, Instant now) {
    Duration reaction = manner.restart();
    if (reaction == null) {
      return;
    }
    String what = batch.id() + " held";
    if (batch.procedure().state() != ProcedureState.HELD) {
      noticed.remove(what);
    } else if (due(what, reaction, now)) {
      noticed.remove(what);
      heed(what, station.command(session, batch.id(), Command.RESTART, ProcedureState.HELD));
    }
  }

  /// What was refused is tried again after another while, if it is still there to be done.
  private void heed(String what, CompletableFuture<Reply> asked) {
    var _ =
        asked.thenAccept(
            reply -> {
              if (!reply.done()) {
                noticed.remove(what);
                LOG.log(Level.WARNING, "The station refused the operator: {0}", reply.text());
              }
            });
  }

  private static boolean unacknowledged(AlarmState state) {
    return state == AlarmState.UNACKNOWLEDGED || state == AlarmState.RTN_UNACKNOWLEDGED;
  }

  /// True once, when the time to react has passed.
  private boolean due(String what, Duration reaction, Instant now) {
    Instant since = noticed.putIfAbsent(what, now);
    if (since == null || since.equals(Instant.MAX) || now.isBefore(since.plus(reaction))) {
      return false;
    }
    noticed.put(what, Instant.MAX);
    return true;
  }

  private Map<String, String> answers(Prompt prompt, Snapshot.Batch batch, Instant now) {
    Map<String, String> answers = new LinkedHashMap<>();
    BenchSample sample = null;
    for (Field field : prompt.fields()) {
      Optional<String> planned = planned(prompt, field);
      if (planned.isPresent()) {
        answers.put(field.name(), planned.get());
        continue;
      }
      switch (field.kind()) {
        case TEXT ->
            answers.put(field.name(), field.name().contains("order") ? batch.order() : "rehearsal");
        case CODE -> {
          bench.connect(field.name());
          answers.put(field.name(), code(field.product(), now));
        }
        case CHOICE -> answers.put(field.name(), field.options().getFirst());
        case NUMBER -> {
          sample = sample == null ? bench.sample() : sample;
          answers.put(field.name(), number(result(field, sample), field));
        }
      }
    }
    return answers;
  }

  /// What is answered here whatever the bench shows; empty where nothing is said of it, or where
  /// this question does not take it.
  private Optional<String> planned(Prompt prompt, Field field) {
    List<String> all = manner.answers().get(field.name());
    if (all == null) {
      return Optional.empty();
    }
    List<String> before = asked.computeIfAbsent(field.name(), _ -> new ArrayList<>());
    if (!before.contains(prompt.id())) {
      before.add(prompt.id());
    }
    String answer = all.get(Math.min(before.indexOf(prompt.id()), all.size() - 1));
    return Optional.of(answer).filter(_ -> takes(field, answer));
  }

  private static boolean takes(Field field, String answer) {
    return switch (field.kind()) {
      case TEXT, CODE -> true;
      case CHOICE -> field.options().contains(answer);
      case NUMBER -> {
        double number = Double.parseDouble(answer);
        yield number >= field.min() && number <= field.max();
      }
    };
  }

  /// What stands on the label of a material that has a year to go.
  private static String code(String product, Instant now) {
    String gtin = product.isEmpty() ? "09501101530003" : product;
    return gtin.length() == ISBT_PRODUCT
        ? "=<" + gtin
        : "(01)%s(17)%s(10)REHEARSAL".formatted(gtin, EXPIRY.format(now.plus(A_YEAR)));
  }

  /// What the bench shows, as far as the field accepts it; the middle of what is expected for what
  /// no bench instrument measures, or before there are cells.
  private static double result(Field field, BenchSample sample) {
    double middle =
        Double.isNaN(field.expectedMin())
            ? (field.min() + field.max()) / 2
            : (field.expectedMin() + field.expectedMax()) / 2;
    double shown =
        BenchResult.all(sample).stream()
            .filter(result -> result.analyte().equals(field.name()))
            .mapToDouble(BenchResult::value)
            .findFirst()
            .orElse(Double.NaN);
    boolean noCells = field.name().startsWith("viab") && sample.viable() <= 0;
    return noCells || Double.isNaN(shown) ? middle : Math.clamp(shown, field.min(), field.max());
  }

  private static String number(double value, Field field) {
    return String.format(Locale.ROOT, field.max() < 10 ? "%.3f" : "%.2f", value);
  }
}
