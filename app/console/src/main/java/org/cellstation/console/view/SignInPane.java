package org.cellstation.console.view;

import java.util.Arrays;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Access;
import org.cellstation.console.model.Door;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Parts;

/// Beside the overview while nobody is signed in: the very first administrator, or signing in.
final class SignInPane extends StackPane {
  private final Door door;

  SignInPane(Door door) {
    this.door = door;
    getStyleClass().add("sign-in-room");
  }

  void show(Access access) {
    switch (access) {
      case Access.FirstStart() -> getChildren().setAll(firstAdministrator());
      case Access.SignedOut(String why) -> getChildren().setAll(signIn(why));
      case Access.SignedIn signedIn -> getChildren().clear();
    }
  }

  private VBox signIn(String why) {
    Entry user = Entry.text("login-user", "User", "");
    Entry password = Entry.password("login-password", "Password");
    Label message = message("login-message");
    Button submit = Parts.button("login-submit", "Sign in", () -> {}, "primary");
    submit.setOnAction(
        event -> {
          submit.setDisable(true);
          door.login(
              user.value(),
              password.secret(),
              refused -> {
                submit.setDisable(false);
                message.setText(refused);
                password.field().requestFocus();
              });
        });
    submit.setDefaultButton(true);
    beginAt(user);
    VBox card =
        card(
            "Sign in",
            why.isEmpty() ? "The process goes on whether or not somebody is signed in." : why,
            user,
            password,
            message,
            submit);
    return card;
  }

  private VBox firstAdministrator() {
    Entry user = Entry.text("first-user", "User (short name)", "");
    Entry name = Entry.text("first-name", "Full name, as it is to be printed", "");
    Entry password = Entry.password("first-password", "Password");
    Entry again = Entry.password("first-repeat", "Password again");
    Label message = message("first-message");
    Button submit = Parts.button("first-submit", "Create administrator", () -> {}, "primary");
    submit.setOnAction(
        event -> {
          char[] secret = password.secret();
          if (!same(secret, again.secret())) {
            message.setText("The two passwords differ. Type both again.");
            return;
          }
          submit.setDisable(true);
          door.createFirstAdministrator(
              user.value(),
              name.value(),
              secret,
              reply -> {
                submit.setDisable(false);
                message.setText(reply.text());
                password.field().requestFocus();
              });
        });
    submit.setDefaultButton(true);
    beginAt(user);
    return card(
        "First start: create the administrator",
        "This station has no users and no default password. The administrator creates the other"
            + " users.",
        user,
        name,
        password,
        again,
        message,
        submit);
  }

  /// The keyboard waits there as soon as it is on the screen.
  private static void beginAt(Entry entry) {
    entry
        .field()
        .sceneProperty()
        .subscribe(
            scene -> {
              if (scene != null) {
                entry.field().requestFocus();
              }
            });
  }

  /// Wipes the second copy.
  static boolean same(char[] one, char[] other) {
    boolean same = Arrays.equals(one, other);
    Arrays.fill(other, '\0');
    return same;
  }

  private static Label message(String id) {
    Label message = Parts.paragraph("", "message", "message-refused");
    message.setId(id);
    return message;
  }

  private static VBox card(String title, String hint, Node... parts) {
    VBox card =
        Parts.column("sign-in", Parts.paragraph(title, "card-title"), Parts.paragraph(hint));
    card.getChildren().addAll(parts);
    card.setMaxHeight(USE_PREF_SIZE);
    return card;
  }
}
