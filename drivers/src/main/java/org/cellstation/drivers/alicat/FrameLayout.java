package org.cellstation.drivers.alicat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which word of a data frame is what, as the unit itself lists it (`??D*`). Word 0 is the unit's
/// letter. Two dialects are told apart by their heading: up to firmware 5v the columns have a name
/// and a unit only, later ones a statistic's number before the name.
///
/// @param flow word of the mass flow
/// @param setPoint word of the set-point
/// @param words that are always there
/// @param unit in which flow and set-point are printed
/// @param decimals of the set-point
record FrameLayout(int flow, int setPoint, int words, String unit, int decimals) {
  private static final String MASS_FLOW = "005";
  private static final String MASS_FLOW_SET_POINT = "037";
  private static final String FIRST_OPTIONAL_CODE = "701";
  private static final String SECOND_OPTIONAL_CODE = "702";

  /// @param list as {@link AlicatFraming#COLUMNS} takes it, without the last line's end
  /// @return null when it does not list a mass flow that is controlled
  static @Nullable FrameLayout of(String list) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : list.split("\r", -1)) {
      rows.add(List.of(line.strip().split(" +", -1)));
    }
    boolean numbered = rows.getFirst().contains("ID_");
    if (!numbered && !rows.getFirst().contains("NAME_______")) {
      return null;
    }
    int flow = -1;
    int setPoint = -1;
    int words = 0;
    String unit = "";
    int decimals = 0;
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      if (row.size() < 3 || row.get(1).length() != 3 || number(row.get(1)) != i) {
        return null;
      }
      String name = row.get(2);
      if (name.equals(FIRST_OPTIONAL_CODE)
          || name.equals(SECOND_OPTIONAL_CODE)
          || (!numbered && (name.equals("Error") || name.equals("Status")))) {
        break;
      }
      if (name.equals(numbered ? MASS_FLOW : "Mass")) {
        flow = words;
        unit = row.getLast();
      }
      if (name.equals(numbered ? MASS_FLOW_SET_POINT : "SetPoint")) {
        setPoint = words;
        decimals = numbered ? afterSlash(row) : afterPoint(row);
        if (!row.getLast().equals(unit)) {
          return null;
        }
      }
      words++;
    }
    return flow < 0 || setPoint < 0 ? null : new FrameLayout(flow, setPoint, words, unit, decimals);
  }

  /// `D06`.
  private static int number(String row) {
    return row.charAt(0) == 'D'
            && Character.isDigit(row.charAt(1))
            && Character.isDigit(row.charAt(2))
        ? 10 * (row.charAt(1) - '0') + row.charAt(2) - '0'
        : -1;
  }

  /// `7/2`.
  private static int afterSlash(List<String> row) {
    for (String word : row) {
      if (word.length() == 3 && word.charAt(1) == '/' && Character.isDigit(word.charAt(2))) {
        return word.charAt(2) - '0';
      }
    }
    return 0;
  }

  /// `+0500.0`, the largest value.
  private static int afterPoint(List<String> row) {
    String most = row.get(row.size() - 2);
    int point = most.indexOf('.');
    return point < 0 ? 0 : most.length() - point - 1;
  }
}
