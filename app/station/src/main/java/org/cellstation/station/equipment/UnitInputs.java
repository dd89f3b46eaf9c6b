package org.cellstation.station.equipment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cellstation.drivers.reading.Reading;

/// The process variables of one unit by name, bound to sources of the process image.
///
/// Owned by the control thread.
public final class UnitInputs {
  private final Map<String, ProcessImage.Slot> variables;
  private Instant now = Instant.EPOCH;

  public UnitInputs(Map<String, ProcessImage.Slot> variables) {
    this.variables = new LinkedHashMap<>(variables);
  }

  /// Sets the instant at which all following reads are judged.
  public void at(Instant scan) {
    now = scan;
  }

  public Set<String> names() {
    return variables.keySet();
  }

  /// @throws IllegalArgumentException for a variable this unit does not have
  public Reading read(String variable) {
    ProcessImage.Slot slot = variables.get(variable);
    if (slot == null) {
      throw new IllegalArgumentException("no variable '" + variable + "' on this unit");
    }
    return slot.at(now);
  }

  public boolean has(String variable) {
    return variables.containsKey(variable);
  }

  public Map<String, Reading> readAll() {
    Map<String, Reading> all = LinkedHashMap.newLinkedHashMap(variables.size());
    variables.forEach((name, slot) -> all.put(name, slot.at(now)));
    return all;
  }
}
