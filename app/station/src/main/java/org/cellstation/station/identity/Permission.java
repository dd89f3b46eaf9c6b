package org.cellstation.station.identity;

import static org.cellstation.station.api.Station.Role.ADMINISTRATOR;
import static org.cellstation.station.api.Station.Role.OPERATOR;
import static org.cellstation.station.api.Station.Role.PROCESS_DEVELOPER;
import static org.cellstation.station.api.Station.Role.QA;

import java.util.Set;
import org.cellstation.station.api.Station.Role;

/// Who may do what (21 CFR 11.10(g)). An administrator manages people and has no right to run or
/// release anything (draft Annex 11, segregation of duties). Looking needs no permission.
public enum Permission {
  RUN_BATCHES("run batches", OPERATOR, PROCESS_DEVELOPER),
  CHANGE_SETPOINTS("change set-points, modes and outputs", OPERATOR, PROCESS_DEVELOPER),
  TUNE_LOOPS("change the tuning of loops", PROCESS_DEVELOPER),
  ACKNOWLEDGE_ALARMS("acknowledge alarms", OPERATOR, PROCESS_DEVELOPER),
  ANSWER_PROMPTS("answer prompts", OPERATOR, PROCESS_DEVELOPER),
  RESET_INTERLOCKS("reset interlocks", OPERATOR, PROCESS_DEVELOPER),
  BYPASS_INTERLOCKS("bypass interlocks", PROCESS_DEVELOPER),
  CALIBRATE("calibrate instruments", OPERATOR, PROCESS_DEVELOPER),
  AUTHOR_RECIPES("write recipes and submit them", PROCESS_DEVELOPER),
  APPROVE_RECIPES("approve recipes, make them effective and withdraw them", QA),
  /// What leaves the limits of a recipe, or a gap in its record.
  SIGN_DEVIATIONS("sign deviations", PROCESS_DEVELOPER, QA),
  /// As the second of two people.
  VERIFY_STEPS("verify what another person has done", OPERATOR, PROCESS_DEVELOPER, QA),
  WRITE_RECORDS("write batch records", OPERATOR, PROCESS_DEVELOPER, QA),
  EXPLAIN_DEVIATIONS("explain deviations", OPERATOR, PROCESS_DEVELOPER, QA),
  CLOSE_DEVIATIONS("close deviations", QA),
  MANAGE_INSTRUMENTS(
      "switch instruments off and on and accept exchanged ones", OPERATOR, PROCESS_DEVELOPER),
  MANAGE_USERS("manage users", ADMINISTRATOR);

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of is immutable; its type cannot say so
  private final Set<Role> roles;

  Permission(String text, Role... roles) {
    this.text = text;
    this.roles = Set.of(roles);
  }

  public boolean isGivenTo(Role role) {
    return roles.contains(role);
  }

  /// For messages: "a QA may not run batches".
  public String text() {
    return text;
  }
}
