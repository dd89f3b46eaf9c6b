package org.cellstation.station.runtime;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a batch may be called. Its id becomes a file name.
final class BatchNames {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  private static final int LONGEST_ORDER = 80;

  private BatchNames() {}

  /// @return empty when both are fine, else what to change
  static Optional<String> fault(String batch, String order) {
    if (!ID.matcher(batch).matches()) {
      return Optional.of(
          "A batch id has 1 to 40 letters, digits, points, dashes or underscores and begins with a letter or digit; '"
              + batch
              + "' does not.");
    }
    if (order.isBlank() || order.length() > LONGEST_ORDER) {
      return Optional.of("Name the order this batch is made for, in at most 80 characters.");
    }
    return Optional.empty();
  }
}
