package org.cellstation.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import org.cellstation.station.api.RecipeBook.Contents;
import org.cellstation.station.api.Station.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RecipesOnScreenTest {
  private final FakeStation station = new FakeStation().withPeople();
  private final OnScreen screen = new OnScreen(station, 1280, 800);

  @AfterEach
  void leave() {
    screen.close();
  }

  private void open(String sha256) {
    screen.signIn("otto").press("nav-recipes");
    String row = "recipe-of-" + sha256.substring(0, 12);
    screen.await("list", () -> screen.shown(row));
    screen.press(row);
  }

  private String typed(String id) {
    return OnScreen.onFx(() -> ((TextField) screen.find(id)).getText());
  }

  /// All words below a node, one line each.
  private String words(String id) {
    return OnScreen.onFx(
        () -> {
          StringBuilder words = new StringBuilder();
          add(screen.find(id), words);
          return words.toString();
        });
  }

  private static void add(Node node, StringBuilder words) {
    if (node instanceof Labeled labeled) {
      words.append(labeled.getText()).append('\n');
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> add(child, words));
    }
  }

  private void awaitWords(String part) {
    screen.await(part, () -> words("recipes-screen").contains(part));
  }

  @Test
  void saysWhereAVersionStandsAndWhatItDoes() {
    open(FakeRecipes.EFFECTIVE);
    screen.awaitText("recipe-state", "Effective");
    awaitWords("fill: volume 900 mL, flow 90 mL/min");
    assertFalse(screen.shown("recipe-APPROVE"));
    assertTrue(screen.shown("recipe-WITHDRAW"));
    screen.press("recipe-view-history");
    awaitWords("Signed by Quint Adler (quint)");
    awaitWords("meaning: Approval");
    screen.press("recipe-view-changes");
    awaitWords("rate 0.5 1/d -> 1 1/d");
  }

  @Test
  @Tag("A-19")
  void aStepIsSignedWithUserPasswordAndMeaningByAnotherPersonThanTheOneSignedIn() {
    open(FakeRecipes.REVIEWED);
    screen.press("recipe-APPROVE");
    assertEquals("", typed("sign-user"), "an operator is not offered as the signer");
    screen.press("sign-submit");
    screen.awaitText("sign-message", "who signs");
    screen.type("sign-user", "quint");
    screen.press("sign-submit");
    screen.awaitText("sign-message", "asked for at each signature");
    assertEquals(List.of(), station.recipeBook().asked());
    station.recipeBook().answer(Reply.refused("Nothing was signed."));
    screen.type("sign-password", "secret 12345!");
    screen.press("sign-submit");
    screen.awaitText("sign-message", "Nothing was signed.");
    assertEquals("", typed("sign-password"), "typed again");
    station.recipeBook().answer(Reply.done("t-cell-expansion 1.2.0 is approved now."));
    screen.type("sign-password", "secret 12345!");
    screen.press("sign-submit");
    screen.awaitText("recipe-message", "is approved now");
    assertFalse(screen.shown("sign-submit"));
    assertEquals(
        "APPROVE t-cell-expansion 1.2.0 by quint/secret 12345!: ",
        station.recipeBook().asked().getLast());
  }

  @Test
  void aRejectionNeedsAReason() {
    open(FakeRecipes.REVIEWED);
    screen.press("recipe-REJECT");
    screen.type("sign-user", "quint");
    screen.type("sign-password", "secret 12345!");
    screen.press("sign-submit");
    screen.awaitText("sign-message", "Type a reason first");
    assertEquals(List.of(), station.recipeBook().asked());
    screen.type("sign-reason", "limits are missing");
    screen.press("sign-submit");
    screen.await("sent", () -> !station.recipeBook().asked().isEmpty());
    assertTrue(station.recipeBook().asked().getLast().endsWith(": limits are missing"));
  }

  @Test
  void aRehearsalIsAskedForOfWhatIsNotYetInForceAndARefusalSaysWhy() {
    open(FakeRecipes.REVIEWED);
    screen.press("recipe-rehearse");
    screen.awaitText("recipe-message", "has no simulator to rehearse with");
    screen.press("recipe-of-" + FakeRecipes.EFFECTIVE.substring(0, 12));
    screen.await("in force", () -> !screen.shown("recipe-rehearse"));
  }

  @Test
  void aFaultyFileIsListedWithEveryFault() {
    screen.signIn("otto").press("nav-recipes");
    screen.await("list", () -> screen.shown("recipe-of-msc-microcarriers-yaml"));
    screen.press("recipe-of-msc-microcarriers-yaml");
    awaitWords("msc-microcarriers.yaml:12:");
    awaitWords("msc-microcarriers.yaml:29:");
    assertFalse(screen.shown("recipe-state"));
  }

  @Test
  void withoutRecipesItSaysWhatToDo() {
    station.recipeBook().show(new Contents(List.of(), List.of()));
    screen.signIn("otto").press("nav-recipes");
    awaitWords("There is no recipe.");
  }
}
