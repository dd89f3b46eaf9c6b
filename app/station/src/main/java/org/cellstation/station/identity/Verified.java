package org.cellstation.station.identity;

import org.cellstation.station.api.Station.Role;

/// What became of a person's wish to sign.
public sealed interface Verified {
  /// A person who gave user id and password just now and whose role may do what is signed.
  ///
  /// @param fullName as printed beside the signature
  record Signer(String user, String fullName, Role role) implements Verified {}

  /// @param why in the person's words
  record Refused(String why) implements Verified {}
}
