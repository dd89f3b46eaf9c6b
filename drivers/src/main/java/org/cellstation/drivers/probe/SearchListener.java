package org.cellstation.drivers.probe;

/// Follows a search. Called by the threads that search, one at a time for each line.
public interface SearchListener {
  /// @param what is asked now, for people
  void asking(Target target, String what);

  void found(Target target, Find find);
}
