package org.cellstation.station.identity;

import java.time.Instant;
import org.cellstation.station.api.Station.Role;

/// What the secrets file keeps of a person.
///
/// @param by who created it
/// @param failures wrong passwords in a row
/// @param locked until an administrator unlocks it
/// @param active false for ever once deactivated; the id stays taken
record Account(
    String user,
    String fullName,
    Role role,
    Instant created,
    String by,
    PasswordHash password,
    int failures,
    boolean locked,
    boolean active) {

  Account withFailures(int count, boolean lock) {
    return new Account(user, fullName, role, created, by, password, count, lock, active);
  }

  Account withPassword(PasswordHash another) {
    return new Account(user, fullName, role, created, by, another, failures, locked, active);
  }

  Account deactivated() {
    return new Account(user, fullName, role, created, by, password, failures, locked, false);
  }

  boolean mayLogIn() {
    return active && !locked;
  }
}
