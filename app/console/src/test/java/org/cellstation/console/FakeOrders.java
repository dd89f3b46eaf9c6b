package org.cellstation.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.cellstation.station.api.BatchOrder;
import org.cellstation.station.api.Orders;
import org.cellstation.station.api.RecipeBook.State;
import org.cellstation.station.api.Station.Credentials;
import org.cellstation.station.api.Station.Reply;
import org.cellstation.station.api.Station.Session;

/// Two recipes for rocking bags and one for a stirred tank. The culture temperature may be 36 to 38
/// °C, with a signature up to 40 °C.
final class FakeOrders implements Orders {
  private static final Entry SIZE =
      new Entry("batch size", "", "", "L", "1", "0.5 to 2", "", false, false);

  private static final String ESTIMATE =
      "about 4.3 days to 8.1 days, 3.2 L to 9.4 L of medium, 100 mL of cells and reagents";

  private final FakeStation station;

  FakeOrders(FakeStation station) {
    this.station = station;
  }

  @Override
  public List<Form> forms() {
    return List.of(
        new Form(
            "two-bags",
            "Expansion with a second bag",
            "1.0",
            "shipped",
            State.EFFECTIVE,
            "",
            roles(),
            Map.of(),
            null,
            List.of(),
            "about 3 days"),
        form("msc-expansion", "Stem cell expansion", "0.9", State.DRAFT, "rocking-bag", ""),
        new Form(
            "t-cell-expansion",
            "T-cell expansion",
            "1.2",
            "shipped",
            State.EFFECTIVE,
            "",
            Map.of("bioreactor", "rocking-bag"),
            Map.of(),
            SIZE,
            formula(1),
            ESTIMATE),
        form(
            "islet-growth",
            "Islet growth",
            "1.0",
            State.IN_REVIEW,
            "rocking-bag",
            "BR-1 does not measure capacitance."),
        form(
            "tank-run",
            "T-cell expansion in a stirred tank",
            "1.0",
            State.DRAFT,
            "stirred-tank",
            ""));
  }

  private static Map<String, String> roles() {
    Map<String, String> roles = new LinkedHashMap<>();
    roles.put("bioreactor", "rocking-bag");
    roles.put("second bag", "rocking-bag");
    return roles;
  }

  private static Form form(
      String id, String title, String version, State state, String equipment, String lacks) {
    return new Form(
        id,
        title,
        version,
        "own draft, recipes/" + id + ".yaml",
        state,
        "There is no batch for a patient with "
            + id
            + ": no version of it is effective. On the Recipes display a version has to be"
            + " submitted, approved, rehearsed and made effective first; until then it can be used"
            + " for engineering runs.",
        Map.of("bioreactor", equipment),
        lacks.isEmpty() ? Map.of() : Map.of("BR-1", lacks, "BR-2", lacks),
        null,
        List.of(),
        "about 8 days");
  }

  private static List<Entry> formula(double size) {
    return List.of(
        entry(
            "temperature", "process", "culture temperature", "degC", "37", "36 to 38", "20 to 40"),
        entry(
            "DO",
            "process",
            "dissolved oxygen of air saturation",
            "%",
            "40",
            "20 to 80",
            "5 to 100"),
        entry("pH", "process", "", "pH", "7.2", "6.9 to 7.4", "6.5 to 7.8"),
        entry("rock rate", "process", "", "rpm", "15", "8 to 30", "5 to 40"),
        entry("gas flow", "process", "", "mL/min", "200", "50 to 400", "20 to 5000"),
        new Entry(
            "medium volume",
            "input",
            "medium before the cells",
            "mL",
            "" + (int) (900 * size),
            (int) (500 * size) + " to " + (int) (1500 * size),
            "10 to 50000",
            true,
            false),
        entry("cell volume", "input", "", "mL", "100", "20 to 200", "1 to 5000"),
        new Entry("sample volume", "input", "", "mL", "5", "5 to 5", "0.1 to 100", false, true));
  }

  private static Entry entry(
      String name, String kind, String what, String unit, String value, String range, String hard) {
    return new Entry(name, kind, what, unit, value, range, hard, false, false);
  }

  @Override
  public Check check(BatchOrder order) {
    Map<String, String> faults = new LinkedHashMap<>();
    Map<String, String> deviations = new LinkedHashMap<>();
    if (order.recipe().equals("two-bags") && !order.units().containsKey("second bag")) {
      faults.put("second bag", "choose the unit that is the second bag.");
    }
    double size = 1;
    if (!order.batchSize().isEmpty()) {
      size = number(order.batchSize());
      if (!(size >= 0.5 && size <= 2)) {
        faults.put(
            "batch size", "a batch of " + order.batchSize() + " is outside: take 0.5 to 2 L.");
        return new Check(faults, deviations, List.of(), "");
      }
    }
    String temperature = order.values().getOrDefault("temperature", "37 degC");
    double value = number(temperature);
    if (!(value >= 20 && value <= 40)) {
      faults.put(
          "temperature",
          temperature
              + " is outside 36 to 38 degC, which the recipe allows; its phases take no more than 20 to 40 degC.");
    } else if (value < 36 || value > 38) {
      deviations.put(
          "temperature", temperature + " is outside 36 to 38 degC, which the recipe allows");
    }
    return new Check(
        faults,
        deviations,
        formula(size),
        order.recipe().equals("t-cell-expansion") ? ESTIMATE : "about 8 days");
  }

  private static double number(String quantity) {
    try {
      int space = quantity.indexOf(' ');
      return Double.parseDouble(space < 0 ? quantity : quantity.substring(0, space));
    } catch (NumberFormatException words) {
      return Double.NaN;
    }
  }

  @Override
  public CompletableFuture<Reply> create(
      Session session, BatchOrder order, Credentials signing, String reason) {
    station.ask("signed by " + signing.user() + " because " + reason);
    return new String(signing.password()).isEmpty()
        ? CompletableFuture.completedFuture(Reply.refused("Nothing was signed. Wrong password."))
        : station.createBatch(session, order);
  }
}
