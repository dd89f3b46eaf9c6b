package org.cellstation.station.alarm;

import java.util.Optional;

/// An alarm's own course (A to F) under three independent covers. What is seen is the strongest
/// cover: out of service, then suppressed by design, then shelved. Beneath, the course goes on and
/// is logged but not announced. When the last cover goes, an abnormal condition is announced anew
/// and anything else is forgotten.
///
/// @param course one of A to F
public record AlarmCondition(
    AlarmState course, boolean shelved, boolean suppressed, boolean outOfService) {
  public static final AlarmCondition NORMAL =
      new AlarmCondition(AlarmState.NORMAL, false, false, false);

  /// What is seen.
  public AlarmState visible() {
    if (outOfService) {
      return AlarmState.OUT_OF_SERVICE;
    }
    if (suppressed) {
      return AlarmState.SUPPRESSED_BY_DESIGN;
    }
    return shelved ? AlarmState.SHELVED : course;
  }

  public boolean covered() {
    return shelved || suppressed || outOfService;
  }

  /// The next condition, empty when `event` is not possible now. A covered alarm can be neither
  /// acknowledged nor reset.
  public Optional<AlarmCondition> on(AlarmEvent event, boolean latched) {
    return switch (event) {
      case ALARM, RE_ALARM, RTN -> course.on(event, latched).map(this::with);
      case ACK, RESET -> covered() ? Optional.empty() : course.on(event, latched).map(this::with);
      case SHELVE -> shelved ? Optional.empty() : covers(true, suppressed, outOfService);
      case UNSHELVE -> shelved ? covers(false, suppressed, outOfService) : Optional.empty();
      case SUPPRESS -> suppressed ? Optional.empty() : covers(shelved, true, outOfService);
      case UNSUPPRESS -> suppressed ? covers(shelved, false, outOfService) : Optional.empty();
      case TAKE_OUT_OF_SERVICE ->
          outOfService ? Optional.empty() : covers(shelved, suppressed, true);
      case RETURN_TO_SERVICE ->
          outOfService ? covers(shelved, suppressed, false) : Optional.empty();
    };
  }

  private AlarmCondition with(AlarmState next) {
    return new AlarmCondition(next, shelved, suppressed, outOfService);
  }

  private Optional<AlarmCondition> covers(boolean shelf, boolean design, boolean service) {
    boolean bare = !shelf && !design && !service;
    AlarmState announced = course.abnormal() ? AlarmState.UNACKNOWLEDGED : AlarmState.NORMAL;
    return Optional.of(new AlarmCondition(bare ? announced : course, shelf, design, service));
  }
}
