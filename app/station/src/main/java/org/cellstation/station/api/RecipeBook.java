package org.cellstation.station.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;
import org.jspecify.annotations.Nullable;

/// The recipes of a station and the life cycle of their versions. A version is an id, a version
/// label and the SHA-256 of its exact text; from its submission on the text is kept in the journal
/// and never changes.
///
/// Callable from any thread; what reads files says so.
public interface RecipeBook {
  /// All recipes by id, with what stands in the recipe folder and in the shipped library. Reads
  /// files: not for the control or the screen thread.
  Contents contents();

  /// The exact text of a version or draft; empty when there is none. Reads files.
  ///
  /// @param sha256 of the text
  String text(String sha256);

  /// The text of a file in the station's recipe folder, whatever faults it has; empty when there is
  /// no such file or it cannot be read as text. Reads files.
  ///
  /// @param file its name there, without folder and without `.yaml`
  String draft(String file);

  /// The procedure of a version or draft, one line a step; empty when there is no such text or it
  /// has faults. Reads files.
  List<OutlineLine> outline(String sha256);

  /// What differs in the process between two versions or drafts, in words. Reads files.
  Comparison compare(String olderSha256, String newerSha256);

  /// Does one step of the life cycle, signed.
  ///
  /// @param session of whoever is logged in at the screen; the signer may be another person
  /// @param signing of the signer, whose right and person the step is judged by; the password in it
  ///   is wiped
  CompletableFuture<Reply> change(Session session, Step step, Credentials signing);

  /// Writes a text into the station's recipe folder. A text with faults is kept too; the answer
  /// says so.
  ///
  /// @param file its name there, without folder and without `.yaml`
  /// @param replaces SHA-256 of the file's text that the person saw; empty for a new file
  CompletableFuture<Reply> saveDraft(Session session, String file, String replaces, String text);

  /// What this person had typed when they last kept something. Reads a file.
  Optional<Unsaved> unsaved(Session session);

  /// Keeps what a person is typing, so that it is there again after a crash. It is no draft: nobody
  /// else sees it and nothing can be done with it.
  ///
  /// @param unsaved null when there is nothing to keep any more
  CompletableFuture<Reply> keepUnsaved(Session session, @Nullable Unsaved unsaved);

  /// Keeps the outcome of a rehearsal as evidence for exactly this content.
  CompletableFuture<Reply> addRehearsal(Session session, Rehearsal rehearsal);

  /// Where a version stands.
  enum State {
    /// Not submitted, or sent back to its author.
    DRAFT("draft"),
    IN_REVIEW("in review"),
    /// Approved, but not yet in force.
    APPROVED("approved"),
    /// The one that batches for patients are made with.
    EFFECTIVE("effective"),
    /// A later version has taken its place.
    SUPERSEDED("superseded"),
    WITHDRAWN("withdrawn");

    private final String text;

    State(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /// What a person does to a version.
  enum Action {
    SUBMIT("Submit for review", "Authorship", false),
    APPROVE("Approve", "Approval", false),
    REJECT("Reject", "Rejection", true),
    MAKE_EFFECTIVE("Make effective", "Release for use", false),
    WITHDRAW("Withdraw", "Withdrawal", true),
    /// Of a superseded version, when the one that took its place is in force no more.
    REINSTATE("Make effective again", "Release for use again", true);

    private final String text;
    private final String meaning;
    private final boolean reasonNeeded;

    Action(String text, String meaning, boolean reasonNeeded) {
      this.text = text;
      this.meaning = meaning;
      this.reasonNeeded = reasonNeeded;
    }

    /// As a button says it.
    public String text() {
      return text;
    }

    /// Of the signature (21 CFR 11.50(a)).
    public String meaning() {
      return meaning;
    }

    public boolean reasonNeeded() {
      return reasonNeeded;
    }
  }

  /// @param sha256 of the content that the person saw
  /// @param reason may be empty where {@link Action#reasonNeeded} says so and the last rehearsal
  ///   left nothing out
  /// @param from of {@link Action#MAKE_EFFECTIVE} and {@link Action#REINSTATE}: when it comes into
  ///   force, null for at once
  /// @param expires of the same: from when on it may no longer be used, null for never
  record Step(
      Action action,
      String recipe,
      String version,
      String sha256,
      String reason,
      @Nullable Instant from,
      @Nullable Instant expires) {}

  /// @param recipes by id
  /// @param faulty files that cannot be read as recipes
  record Contents(List<Recipe> recipes, List<FaultyFile> faulty) {}

  /// @param title of the newest version
  /// @param versions newest first
  record Recipe(String id, String title, List<Version> versions) {}

  /// @param faults each with its line and a remedy
  record FaultyFile(String source, List<String> faults) {}

  /// @param author who answers for it, as the text says
  /// @param sources where it stands; empty when it is only in the journal
  /// @param effectiveFrom null unless it was made effective
  /// @param expires null when it never does
  /// @param note what it may be used for, and what it still needs
  /// @param possible steps that its state allows
  /// @param history oldest first
  record Version(
      String recipe,
      String version,
      String sha256,
      String title,
      String author,
      String description,
      State state,
      List<Source> sources,
      @Nullable Instant effectiveFrom,
      @Nullable Instant expires,
      String note,
      List<Action> possible,
      List<Rehearsal> rehearsals,
      List<Past> history) {
    /// The file in the recipe folder that a person may go on writing in, by its name there. Empty
    /// for what was submitted, which keeps its text, and for what came from elsewhere.
    public Optional<String> draftFile() {
      return history.stream().allMatch(past -> past.signature() == null)
          ? sources.stream().filter(s -> s.origin() == Origin.OWN).map(Source::name).findFirst()
          : Optional.empty();
    }
  }

  /// Where a text comes from.
  enum Origin {
    /// With the program.
    SHIPPED,
    /// From another site, in a transfer package, and not changed since.
    RECEIVED,
    /// Written here, or put into the recipe folder by hand.
    OWN
  }

  /// Where a text stands.
  ///
  /// @param site that sent it, empty unless it was received
  /// @param file its path, empty for what came with the program
  record Source(Origin origin, String site, String file) {
    private static final String ENDING = ".yaml";

    /// In lists.
    public String words() {
      return switch (origin) {
        case SHIPPED -> "shipped";
        case RECEIVED -> "received from " + site;
        case OWN -> "own draft";
      };
    }

    /// The file's name, without folder and ending.
    public String name() {
      String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
      return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
  }

  /// One step that was done.
  ///
  /// @param signature null where none is asked for: of what the station does by itself
  record Past(
      Instant at,
      String what,
      State from,
      State to,
      String reason,
      @Nullable Signature signature) {}

  /// @param meaning of the signature: authorship, approval, ...
  /// @param sha256 of the content that was signed
  record Signature(Instant at, String user, String printedName, String meaning, String sha256) {}

  /// @param at null for one that is to be added
  /// @param passed whether its verdict is that the recipe did what it should
  /// @param donors simulated with nothing wrong
  /// @param faults of the declared set that were run
  /// @param reportSha256 of the report
  /// @param uncovered by name what no run reached and nobody declared out of reach: whoever
  ///   approves the version after that, or makes it effective, accepts it with a reason
  record Rehearsal(
      @Nullable Instant at,
      String recipe,
      String version,
      String sha256,
      boolean passed,
      long donors,
      long faults,
      String reportSha256,
      List<String> uncovered) {
    public Rehearsal {
      uncovered = List.copyOf(uncovered);
    }

    /// One that left nothing out.
    public Rehearsal(
        @Nullable Instant at,
        String recipe,
        String version,
        String sha256,
        boolean passed,
        long donors,
        long faults,
        String reportSha256) {
      this(at, recipe, version, sha256, passed, donors, faults, reportSha256, List.of());
    }
  }

  /// @param depth 0 for a unit procedure
  /// @param path of the step, empty for a line that only says how steps hang together
  record OutlineLine(int depth, String path, String title, String detail) {}

  /// A text that is being written.
  ///
  /// @param file its name in the recipe folder, empty while it has none
  /// @param replaces SHA-256 of what that file held when it was opened, empty for none
  /// @param origin what it was begun from, in words
  /// @param before as it was opened or last saved
  /// @param text as it was typed
  /// @param windows whether its lines end as on Windows when it is saved
  record Unsaved(
      String file, String replaces, String origin, String before, String text, boolean windows) {}

  /// @param same whether nothing differs in the process
  /// @param changes in words, in the order of the process
  /// @param trouble why they cannot be compared, empty when they can
  record Comparison(boolean same, List<String> changes, String trouble) {}
}
