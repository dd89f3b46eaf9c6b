package org.cellstation.station.identity;

import java.time.Duration;

/// The numbers of the login. They are not configurable by users: a site that could lower them
/// would.
///
/// @param iterations of PBKDF2; fewer only where no secret is at stake (a virtual station, tests)
/// @param inactivity after which a session ends by itself
/// @param failures in a row that lock an account
public record IdentityRules(int iterations, Duration inactivity, int failures) {
  public static final IdentityRules STANDARD =
      new IdentityRules(600_000, Duration.ofMinutes(10), 5);

  /// For stations whose people do not exist: quick, and nobody is logged out.
  public static final IdentityRules VIRTUAL = new IdentityRules(1, Duration.ofDays(10_000), 5);
}
