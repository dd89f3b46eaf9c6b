package org.cellstation.app.virtual;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.cellstation.recipes.library.RecipeLibrary;
import org.cellstation.simulator.SkidSettings;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Purpose;
import org.cellstation.station.api.RecipeBook;
import org.cellstation.station.api.RecipeBook.Action;
import org.cellstation.station.api.RecipeBook.Origin;
import org.cellstation.station.api.RecipeBook.Rehearsal;
import org.cellstation.station.api.RecipeBook.Source;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.api.RecipeBook.Step;
import org.cellstation.station.api.RecipeBook.Unsaved;
import org.cellstation.station.api.RecipeBook.Version;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.LoginReply;
import org.cellstation.station.api.Station.RecipeSummary;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;
import org.cellstation.station.api.Station.Session;
import org.cellstation.station.journal.Entry;
import org.cellstation.station.journal.Event;
import org.cellstation.station.lifecycle.KeptVersion;
import org.cellstation.station.lifecycle.Receipt;
import org.cellstation.station.storage.DiskStorage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recipe versions on a whole station: who may move them, what stands in their way, and that all of
/// it comes back from the journal alone.
final class RecipeLifeCycleTest {
  private static final String RECIPE = "t-cell-expansion-short";
  private static final String SHIPPED = RecipeLibrary.text(RECIPE).orElseThrow();
  private static final String PASSWORD = "correct horse 9!";

  @TempDir private Path folder;

  private VirtualStation virtual;
  private Session anna;

  @BeforeEach
  void open() throws IOException {
    open(Instant.parse("2026-01-05T08:00:00Z"));
  }

  private void open(Instant at) throws IOException {
    virtual =
        new VirtualStation(
            DiskStorage.unforced(folder.resolve("journal")),
            DiskStorage.unforced(folder.resolve("historian")),
            folder,
            SkidSettings.nominal(),
            at,
            Duration.ofSeconds(1));
    if (!virtual.station().hasUsers()) {
      virtual.station().createFirstAdministrator("root", "R. Root", PASSWORD.toCharArray());
      Session root = login("root");
      create(root, "anna", "Anna Keller", Role.OPERATOR);
      create(root, "dora", "Dora Deek", Role.PROCESS_DEVELOPER);
      create(root, "quint", "Quint Adler", Role.QA);
    }
    anna = login("anna");
  }

  @AfterEach
  void close() {
    virtual.close();
  }

  private void create(Session root, String user, String name, Role role) {
    assertTrue(virtual.station().createUser(root, user, name, role, PASSWORD.toCharArray()).done());
  }

  private Session login(String user) {
    return virtual.station().login(user, PASSWORD.toCharArray())
            instanceof LoginReply.Welcome(Session session)
        ? session
        : new Session("", user, "", Role.OPERATOR);
  }

  private RecipeBook book() {
    return virtual.station().recipeBook();
  }

  private Reply await(CompletableFuture<Reply> asked) {
    for (int i = 0; i < 10 && !asked.isDone(); i++) {
      virtual.scan();
    }
    return asked.join();
  }

  /// At the screen of the operator, who stays logged in.
  private Reply sign(String user, String password, Action action, Version version) {
    var step =
        new Step(
            action,
            version.recipe(),
            version.version(),
            version.sha256(),
            "as planned",
            null,
            null);
    return await(book().change(anna, step, new Credentials(user, password.toCharArray())));
  }

  private void done(String user, Action action, String version) {
    Reply reply = sign(user, PASSWORD, action, version(version));
    assertTrue(reply.done(), reply.text());
  }

  private void refused(String why, String user, Action action, String version) {
    Reply reply = sign(user, PASSWORD, action, version(version));
    assertFalse(reply.done(), reply.text());
    assertTrue(reply.text().contains(why), reply.text());
  }

  private List<Version> versions() {
    return book().contents().recipes().stream()
        .filter(recipe -> recipe.id().equals(RECIPE))
        .flatMap(recipe -> recipe.versions().stream())
        .toList();
  }

  private Version version(String label) {
    return versions().stream()
        .filter(version -> version.version().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private void rehearse(String label) {
    Version version = version(label);
    var report = new Rehearsal(null, RECIPE, label, version.sha256(), true, 20, 6, "5b".repeat(32));
    assertTrue(await(book().addRehearsal(login("dora"), report)).done());
  }

  private void save(String file, String replaces, String text) {
    Reply reply = await(book().saveDraft(login("dora"), file, replaces, text));
    assertTrue(reply.done(), reply.text());
  }

  @Test
  @Tag("A-10")
  @Tag("A-19")
  @Tag("F-04")
  void aShippedRecipeIsTakenThroughItsLifeByTheSiteInItsOwnName() throws IOException {
    Version shipped = version("1.0.0");
    assertEquals(State.DRAFT, shipped.state());
    assertEquals(List.of(new Source(Origin.SHIPPED, "", "")), shipped.sources());
    refused("may not write recipes", "anna", Action.SUBMIT, "1.0.0");
    assertFalse(sign("dora", "wrong", Action.SUBMIT, shipped).done());
    done("dora", Action.SUBMIT, "1.0.0");
    refused("may not approve", "dora", Action.APPROVE, "1.0.0");
    refused("not possible while it is in review", "quint", Action.MAKE_EFFECTIVE, "1.0.0");
    done("quint", Action.APPROVE, "1.0.0");
    refused("not rehearsed", "quint", Action.MAKE_EFFECTIVE, "1.0.0");
    rehearse("1.0.0");
    done("quint", Action.MAKE_EFFECTIVE, "1.0.0");
    assertEquals(State.EFFECTIVE, version("1.0.0").state());
    assertTrue(virtual.station().active(anna), "still at her screen");
    assertEquals(
        List.of(
            "Authorship by Dora Deek: recipe " + RECIPE + " 1.0.0",
            "Approval by Quint Adler: recipe " + RECIPE + " 1.0.0",
            "Release for use by Quint Adler: recipe "
                + RECIPE
                + " 1.0.0, rehearsal report "
                + "5b".repeat(32)),
        virtual.journal().ofType(Event.Signed.class).stream()
            .map(entry -> (Event.Signed) entry.event())
            .map(e -> e.meaning() + " by " + e.printedName() + ": " + e.subject())
            .toList());
  }

  @Test
  @Tag("F-05")
  void anEditDropsTheApprovalsAndASubmittedLabelStaysWithItsText() {
    done("dora", Action.SUBMIT, "1.0.0");
    done("quint", Action.APPROVE, "1.0.0");
    String approved = version("1.0.0").sha256();
    String edited = SHIPPED.replace("hold time: 3 min", "hold time: 4 min");
    save("mine", "", edited);
    assertEquals(2, versions().size());
    Version draft =
        versions().stream().filter(v -> !v.sha256().equals(approved)).findFirst().orElseThrow();
    assertEquals(State.DRAFT, draft.state());
    assertEquals(List.of(), draft.possible());
    Reply reply = sign("dora", PASSWORD, Action.SUBMIT, draft);
    assertTrue(reply.text().contains("give the changed text a new version label"), reply.text());
    String relabelled = edited.replace("version: 1.0.0", "version: 1.1.0");
    save("mine", KeptVersion.sha256(edited), relabelled);
    refused("not possible while it is draft", "quint", Action.MAKE_EFFECTIVE, "1.1.0");
    refused("not possible while it is draft", "quint", Action.APPROVE, "1.1.0");
    done("dora", Action.SUBMIT, "1.1.0");
    assertEquals(State.IN_REVIEW, version("1.1.0").state());
    assertEquals(State.APPROVED, version("1.0.0").state());
    assertEquals(
        List.of("Pre-use check (expansion/prepare/check): hold time 3 min -> 4 min"),
        book().compare(approved, version("1.1.0").sha256()).changes());
  }

  @Test
  @Tag("F-05")
  void everyStateComesBackFromTheJournalAlone() throws IOException {
    save("mine", "", SHIPPED.replace("version: 1.0.0", "version: 1.1.0"));
    save("other", "", SHIPPED.replace("version: 1.0.0", "version: 1.2.0"));
    for (String label : List.of("1.0.0", "1.1.0")) {
      done("dora", Action.SUBMIT, label);
      done("quint", Action.APPROVE, label);
      rehearse(label);
      done("quint", Action.MAKE_EFFECTIVE, label);
    }
    done("dora", Action.SUBMIT, "1.2.0");
    done("quint", Action.REJECT, "1.2.0");
    List<Version> before = versions();
    assertEquals(
        List.of(State.DRAFT, State.EFFECTIVE, State.SUPERSEDED),
        before.stream().map(Version::state).toList());
    Instant at = virtual.now();
    virtual.close();
    open(at.plusSeconds(60));
    assertEquals(before, versions());
    done("quint", Action.WITHDRAW, "1.1.0");
    Files.delete(folder.resolve("recipes").resolve("mine.yaml"));
    Files.delete(folder.resolve("recipes").resolve("other.yaml"));
    at = virtual.now();
    virtual.close();
    open(at.plusSeconds(60));
    assertEquals(
        List.of(State.DRAFT, State.WITHDRAWN, State.SUPERSEDED),
        versions().stream().map(Version::state).toList());
    assertEquals(
        SHIPPED.replace("version: 1.0.0", "version: 1.1.0"),
        book().text(version("1.1.0").sha256()));
    done("dora", Action.SUBMIT, "1.2.0");
  }

  private Reply patientBatch(String recipe, String batch) {
    var order =
        BatchOrder.engineering("BR-1", recipe, batch, "order 1").withPurpose(Purpose.PATIENT);
    return await(virtual.station().createBatch(anna, order));
  }

  @Test
  @Tag("F-04")
  @Tag("F-06")
  void aBatchForAPatientIsMadeWithExactlyTheEffectiveVersion() throws IOException {
    Reply draft = patientBatch(RECIPE, "P-1");
    assertTrue(draft.text().contains("no version of it is effective"), draft.text());
    done("dora", Action.SUBMIT, "1.0.0");
    done("quint", Action.APPROVE, "1.0.0");
    assertFalse(patientBatch(RECIPE, "P-1").done(), "approved is not effective");
    save("mine", "", SHIPPED.replace("version: 1.0.0", "version: 1.1.0"));
    done("dora", Action.SUBMIT, "1.1.0");
    done("quint", Action.APPROVE, "1.1.0");
    rehearse("1.1.0");
    done("quint", Action.MAKE_EFFECTIVE, "1.1.0");
    Reply other = patientBatch(RECIPE, "P-1");
    assertTrue(other.text().contains("1.1.0 is effective"), other.text());
    String sha256 = version("1.1.0").sha256();
    save(
        "mine",
        sha256,
        SHIPPED
            .replace("version: 1.0.0", "version: 1.1.0")
            .replace("hold time: 3 min", "hold time: 4 min"));
    Reply edited = patientBatch("mine", "P-1");
    assertTrue(edited.text().contains("another text of the same label"), edited.text());
    Reply made = patientBatch(RECIPE + " 1.1.0", "P-1");
    assertTrue(made.done(), made.text());
    Event.BatchCreated created =
        (Event.BatchCreated) virtual.journal().ofType(Event.BatchCreated.class).getFirst().event();
    assertEquals(sha256, created.recipeSha256());
    assertEquals(sha256, KeptVersion.sha256(created.recipeText()));
    done("quint", Action.WITHDRAW, "1.1.0");
    assertTrue(
        virtual.station().recipes().stream()
            .noneMatch(summary -> summary.id().equals(RECIPE + " 1.1.0")));
  }

  @Test
  void aFaultyDraftIsKeptAndListedWithEveryFaultAndNobodysTextIsOverwritten() throws IOException {
    Session dora = login("dora");
    Reply faulty = await(book().saveDraft(dora, "half", "", "format: 1\nid: half\n"));
    assertTrue(faulty.done() && faulty.text().contains("faults"), faulty.text());
    List<String> faults = book().contents().faulty().getFirst().faults();
    assertTrue(faults.getFirst().startsWith("half.yaml:"), faults.toString());
    Reply again = await(book().saveDraft(dora, "half", "", "something else"));
    assertTrue(again.text().contains("holds another text"), again.text());
    assertFalse(await(book().saveDraft(dora, "../half", "", "x")).done());
    assertFalse(await(book().saveDraft(dora, "half/", "", "x")).done());
    assertFalse(await(book().saveDraft(anna, "half", "", "x")).done(), "an operator");
    Reply large = await(book().saveDraft(dora, "large", "", "#".repeat(3_000_000)));
    assertTrue(large.text().contains("more than"), large.text());
    try (var files = Files.list(folder.resolve("recipes"))) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void whatIsTypedIsKeptForItsWriterAloneAcrossARestart() throws IOException {
    var typed = new Unsaved("mine", "", "mine.yaml", "before", "typed \u00e4\n", true);
    assertTrue(await(book().keepUnsaved(login("dora"), typed)).done());
    Instant at = virtual.now();
    virtual.close();
    open(at.plusSeconds(60));
    assertEquals(Optional.of(typed), book().unsaved(login("dora")));
    assertEquals(Optional.empty(), book().unsaved(anna));
    assertEquals(
        Optional.empty(),
        book().unsaved(new Session("", "dora", "Dora Deek", Role.PROCESS_DEVELOPER)));
    assertEquals(List.of(), book().contents().faulty(), "it is no draft");
    assertTrue(await(book().keepUnsaved(login("dora"), null)).done());
    assertEquals(Optional.empty(), book().unsaved(login("dora")));
    try (var files = Files.list(folder.resolve("recipes/unsaved"))) {
      assertEquals(0, files.count());
    }
  }

  private Receipt receipt(String text, boolean keyAccepted) {
    return new Receipt(
        RECIPE,
        "1.0.0",
        KeptVersion.sha256(text),
        "Leiden",
        "AB CD",
        "9f".repeat(32),
        "labpc",
        Instant.parse("2026-01-05T07:00:00Z"),
        keyAccepted);
  }

  private void receive(String file, String text) throws IOException {
    Path received = Files.createDirectories(folder.resolve("received/one"));
    Receipt receipt = receipt(text, true);
    Files.write(received.resolve(receipt.fileName()), receipt.json());
    Files.createDirectories(folder.resolve("recipes"));
    Files.writeString(folder.resolve("recipes").resolve(file + ".yaml"), text);
  }

  private List<Event> arrivals() throws IOException {
    return Stream.of(Event.SiteKeyAccepted.class, Event.PackageReceived.class)
        .flatMap(
            type -> {
              try {
                return virtual.journal().ofType(type).stream();
              } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
              }
            })
        .map(Entry::event)
        .toList();
  }

  @Test
  @Tag("A-06")
  void whatCameFromAnotherSiteStandsInTheJournalOnceAndInTheHistoryOfItsVersion()
      throws IOException {
    String text = SHIPPED.replace("hold time: 3 min", "hold time: 5 min");
    receive(RECIPE, text);
    Files.write(folder.resolve("received/one/receipt-damaged.json"), new byte[] {'{', 0});
    book().contents();
    virtual.scan();
    book().contents();
    virtual.scan();
    assertEquals(receipt(text, true).events(), arrivals());
    Version received =
        versions().stream()
            .filter(v -> v.sources().getFirst().origin() == Origin.RECEIVED)
            .findFirst()
            .orElseThrow();
    assertEquals("Received from Leiden", received.history().getFirst().what());
    assertTrue(received.history().getFirst().reason().contains("labpc"));
    assertTrue(received.history().getFirst().reason().contains("9f".repeat(32)));
    Instant at = virtual.now();
    virtual.close();
    open(at.plusSeconds(60));
    assertEquals(2, arrivals().size(), "not written again");
    assertEquals(List.of(received), versions().stream().filter(v -> v.equals(received)).toList());
  }

  @Test
  @Tag("A-06")
  void whatWasUnpackedWhileTheStationWasAwayStandsInTheJournalAfterItsStart() throws IOException {
    Instant at = virtual.now();
    virtual.close();
    receive("from-leiden", SHIPPED.replace("hold time: 3 min", "hold time: 5 min"));
    open(at.plusSeconds(60));
    assertEquals(2, arrivals().size());
  }

  @Test
  void noRecipeHidesAnotherOneOfTheSameId() throws IOException {
    String own = SHIPPED.replace("hold time: 3 min", "hold time: 4 min");
    save(RECIPE, "", own);
    List<RecipeSummary> both =
        virtual.station().recipes().stream().filter(r -> r.id().startsWith(RECIPE)).toList();
    assertEquals(
        List.of(RECIPE, RECIPE + " (own draft)"),
        both.stream().map(RecipeSummary::id).filter(id -> !id.contains("stirred")).toList());
    assertEquals("shipped", both.getFirst().source());
    var order = BatchOrder.engineering("BR-1", RECIPE + " (own draft)", "E-1", "order 1");
    Reply made = await(virtual.station().createBatch(anna, order));
    assertTrue(made.done(), made.text());
    Event.BatchCreated created =
        (Event.BatchCreated) virtual.journal().ofType(Event.BatchCreated.class).getFirst().event();
    assertEquals(own, created.recipeText());
  }

  private static String showing(String reference) {
    String asked = "- id: identity\n";
    assertTrue(SHIPPED.contains(asked));
    int at = SHIPPED.indexOf(asked);
    int column = at - SHIPPED.lastIndexOf('\n', at) - 1;
    return SHIPPED.replaceFirst(
        asked, asked + " ".repeat(column + 2) + "picture: " + reference + "\n");
  }

  @Test
  @Tag("F-05")
  void anExchangedPictureIsAnotherRecipeAndASubmittedOneKeepsIts() throws IOException {
    byte[] first = {1, 2, 3};
    Path image = Files.createDirectories(folder.resolve("recipes")).resolve("label.png");
    Files.write(image, first);
    String reference = "label.png sha256:" + KeptVersion.sha256(first);
    save("mine", "", showing("label.png").replace("version: 1.0.0", "version: 1.1.0"));
    assertTrue(
        book().contents().faulty().getFirst().faults().toString().contains(reference),
        "the content has to be said");
    String text = showing(reference).replace("version: 1.0.0", "version: 1.1.0");
    Files.writeString(folder.resolve("recipes/mine.yaml"), text);
    done("dora", Action.SUBMIT, "1.1.0");
    Files.write(image, new byte[] {4, 5, 6});
    assertArrayEquals(first, virtual.station().picture(reference).orElseThrow());
    assertEquals(List.of(), book().contents().faulty(), "its own picture is kept");
    assertArrayEquals(new byte[] {4, 5, 6}, virtual.station().picture("label.png").orElseThrow());
    assertEquals(
        Optional.empty(), virtual.station().picture("label.png sha256:" + "ab".repeat(32)));
  }

  @Test
  void whatWasReceivedIsCalledSoUntilItIsChanged() throws IOException {
    String text = SHIPPED.replace("hold time: 3 min", "hold time: 5 min");
    receive(RECIPE, text);
    book().contents();
    assertTrue(ids().contains(RECIPE + " (received from Leiden)"), ids().toString());
    save(RECIPE, KeptVersion.sha256(text), text.replace("5 min", "6 min"));
    assertTrue(ids().contains(RECIPE + " (own draft)"), ids().toString());
    assertFalse(ids().contains(RECIPE + " (received from Leiden)"), ids().toString());
  }

  private List<String> ids() {
    return virtual.station().recipes().stream().map(RecipeSummary::id).toList();
  }

  @Test
  @Tag("A-05")
  void nobodyWhoIsNotLoggedInMovesAVersionOrTriesPasswords() throws IOException {
    Version version = version("1.0.0");
    var step = new Step(Action.SUBMIT, RECIPE, "1.0.0", version.sha256(), "", null, null);
    Session nobody = new Session("", "dora", "Dora Deek", Role.PROCESS_DEVELOPER);
    for (int i = 0; i < 6; i++) {
      Reply reply =
          await(book().change(nobody, step, new Credentials("dora", "wrong".toCharArray())));
      assertTrue(reply.text().contains("log in again"), reply.text());
    }
    done("dora", Action.SUBMIT, "1.0.0");
  }
}
