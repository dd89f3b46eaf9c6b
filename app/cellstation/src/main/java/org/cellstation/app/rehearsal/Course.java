package org.cellstation.app.rehearsal;

/// The landmarks of a run, s of process time since the start of the skid.
///
/// @param cultureFrom when cells came, negative when none did
/// @param cultureTo when their harvest began, or the end
/// @param end of the run
record Course(long cultureFrom, long cultureTo, long end) {
  boolean hasCulture() {
    return cultureFrom >= 0 && cultureTo > cultureFrom;
  }
}
