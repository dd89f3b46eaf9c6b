package org.cellstation.recipes.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cellstation.recipes.model.PhaseType.Parameter;

/// The kinds of unit that a recipe can be written for, and how each keeps its culture moving. What
/// a unit of a class must measure and drive is the station's.
public enum EquipmentClass {
  ROCKING_BAG("rocking-bag", "rocking bag", Parameter.required("rock rate", "rpm", 5, 40)),
  STIRRED_TANK("stirred-tank", "stirred tank", Parameter.required("stir rate", "rpm", 20, 600)),
  HOLLOW_FIBRE(
      "hollow-fibre", "hollow fibre", Parameter.required("recirculation flow", "mL/min", 10, 1000)),
  /// Nothing moves: the gas goes through the vessel's wall.
  STATIC("static", "static vessel");

  private final String text;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type cannot say so
  private final List<Parameter> agitation;

  EquipmentClass(String text, String words, Parameter... agitation) {
    this.text = text;
    this.words = words;
    this.agitation = List.of(agitation);
  }

  /// The name in recipes and configurations.
  public String text() {
    return text;
  }

  /// What a person calls such a unit.
  public String words() {
    return words;
  }

  /// What a phase that sets the culture in motion takes, none where nothing moves. A parameter is
  /// called as the process variable that it sets.
  public List<Parameter> agitation() {
    return agitation;
  }

  /// Whether a name is that of the motion of another class than this one.
  public boolean isForeign(String name) {
    return !moves(name) && isMotion(name);
  }

  /// Whether a name is that of the motion of any class.
  public static boolean isMotion(String name) {
    return Arrays.stream(values()).anyMatch(any -> any.moves(name));
  }

  private boolean moves(String name) {
    return agitation.stream().anyMatch(parameter -> parameter.name().equals(name));
  }

  public static Optional<EquipmentClass> named(String text) {
    return Arrays.stream(values()).filter(c -> c.text.equals(text)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(EquipmentClass::text).toList();
  }
}
