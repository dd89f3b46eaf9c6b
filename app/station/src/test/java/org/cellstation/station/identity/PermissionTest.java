package org.cellstation.station.identity;

import static org.cellstation.station.api.Station.Role.ADMINISTRATOR;
import static org.cellstation.station.api.Station.Role.OPERATOR;
import static org.cellstation.station.api.Station.Role.PROCESS_DEVELOPER;
import static org.cellstation.station.api.Station.Role.QA;
import static org.cellstation.station.identity.Permission.ACKNOWLEDGE_ALARMS;
import static org.cellstation.station.identity.Permission.ANSWER_PROMPTS;
import static org.cellstation.station.identity.Permission.APPROVE_RECIPES;
import static org.cellstation.station.identity.Permission.AUTHOR_RECIPES;
import static org.cellstation.station.identity.Permission.BYPASS_INTERLOCKS;
import static org.cellstation.station.identity.Permission.CALIBRATE;
import static org.cellstation.station.identity.Permission.CHANGE_SETPOINTS;
import static org.cellstation.station.identity.Permission.CLOSE_DEVIATIONS;
import static org.cellstation.station.identity.Permission.EXPLAIN_DEVIATIONS;
import static org.cellstation.station.identity.Permission.MANAGE_INSTRUMENTS;
import static org.cellstation.station.identity.Permission.MANAGE_USERS;
import static org.cellstation.station.identity.Permission.RESET_INTERLOCKS;
import static org.cellstation.station.identity.Permission.RUN_BATCHES;
import static org.cellstation.station.identity.Permission.SIGN_DEVIATIONS;
import static org.cellstation.station.identity.Permission.TUNE_LOOPS;
import static org.cellstation.station.identity.Permission.VERIFY_STEPS;
import static org.cellstation.station.identity.Permission.WRITE_RECORDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.cellstation.station.api.Station.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class PermissionTest {
  private static final Map<Role, Set<Permission>> EXPECTED =
      new EnumMap<>(
          Map.of(
              OPERATOR,
              Set.of(
                  RUN_BATCHES,
                  CHANGE_SETPOINTS,
                  ACKNOWLEDGE_ALARMS,
                  ANSWER_PROMPTS,
                  RESET_INTERLOCKS,
                  CALIBRATE,
                  EXPLAIN_DEVIATIONS,
                  MANAGE_INSTRUMENTS,
                  VERIFY_STEPS,
                  WRITE_RECORDS),
              PROCESS_DEVELOPER,
              Set.of(
                  RUN_BATCHES,
                  CHANGE_SETPOINTS,
                  TUNE_LOOPS,
                  ACKNOWLEDGE_ALARMS,
                  ANSWER_PROMPTS,
                  RESET_INTERLOCKS,
                  BYPASS_INTERLOCKS,
                  CALIBRATE,
                  EXPLAIN_DEVIATIONS,
                  MANAGE_INSTRUMENTS,
                  AUTHOR_RECIPES,
                  SIGN_DEVIATIONS,
                  VERIFY_STEPS,
                  WRITE_RECORDS),
              QA,
              Set.of(
                  APPROVE_RECIPES,
                  SIGN_DEVIATIONS,
                  VERIFY_STEPS,
                  EXPLAIN_DEVIATIONS,
                  CLOSE_DEVIATIONS,
                  WRITE_RECORDS),
              ADMINISTRATOR,
              Set.of(MANAGE_USERS)));

  @Test
  @Tag("A-10")
  @Tag("C-16")
  void everyRoleMayDoExactlyThis() {
    for (Role role : Role.values()) {
      for (Permission permission : Permission.values()) {
        boolean expected = EXPECTED.getOrDefault(role, Set.of()).contains(permission);
        assertEquals(expected, permission.isGivenTo(role), role + " " + permission);
      }
    }
  }
}
