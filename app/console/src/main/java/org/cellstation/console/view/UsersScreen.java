package org.cellstation.console.view;

import java.util.Arrays;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.cellstation.console.model.Desk;
import org.cellstation.console.model.Picture;
import org.cellstation.console.model.Wording;
import org.cellstation.console.widget.Entry;
import org.cellstation.console.widget.Parts;
import org.cellstation.console.widget.Screen;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Role;

/// For administrators: new users and their one role.
final class UsersScreen implements Screen {
  private final Desk desk;
  private final Entry user = Entry.text("user-id", "User (short name)", "");
  private final Entry name = Entry.text("user-name", "Full name, as it is to be printed", "");
  private final Entry password = Entry.password("user-password", "First password");
  private final Entry again = Entry.password("user-repeat", "First password again");
  private final ToggleGroup roles = new ToggleGroup();
  private final Label message = Parts.paragraph("", "message");
  private final Button submit = Parts.button("user-submit", "Create user", this::create, "primary");
  private final VBox node;

  UsersScreen(Desk desk) {
    this.desk = desk;
    message.setId("user-message");
    FlowPane choice = new FlowPane();
    choice.getStyleClass().add("choices");
    for (Role role : Role.values()) {
      ToggleButton button = Parts.toggle(Wording.role(role));
      button.setId("user-role-" + role.name());
      button.setUserData(role);
      button.setToggleGroup(roles);
      button.setSelected(role == Role.OPERATOR);
      choice.getChildren().add(button);
    }
    VBox form =
        Parts.column(
            "panel",
            Parts.label("New user", "panel-title"),
            user,
            name,
            Parts.label("Role", "entry-caption"),
            choice,
            Parts.paragraph(
                "Operators run batches. Process developers make recipes. QA reviews records."
                    + " Administrators manage users and have no right to run batches.",
                "quiet"),
            password,
            again,
            message,
            Parts.row("card-buttons", Parts.spring(), submit));
    form.setMaxWidth(640);
    node = Parts.column("screen", Parts.label("Users", "screen-title"), form);
    node.setId("users-screen");
  }

  private void create() {
    char[] secret = password.secret();
    if (!SignInPane.same(secret, again.secret())) {
      Arrays.fill(secret, '\0');
      say(Reply.refused("The two passwords differ. Type both again."));
      return;
    }
    if (roles.getSelectedToggle() == null) {
      Arrays.fill(secret, '\0');
      say(Reply.refused("Choose a role."));
      return;
    }
    submit.setDisable(true);
    desk.createUser(
        user.value(),
        name.value(),
        (Role) roles.getSelectedToggle().getUserData(),
        secret,
        reply -> {
          submit.setDisable(false);
          say(reply);
          if (reply.done()) {
            user.field().clear();
            name.field().clear();
            user.field().requestFocus();
          } else {
            password.field().requestFocus();
          }
        });
  }

  private void say(Reply reply) {
    message.setText(reply.text());
    Parts.style(message, "message-refused", !reply.done());
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void show(Picture picture) {}
}
