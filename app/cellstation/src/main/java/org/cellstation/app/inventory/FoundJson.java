package org.cellstation.app.inventory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.cellstation.drivers.probe.Candidate;
import org.cellstation.drivers.probe.Find;
import org.cellstation.drivers.probe.LinkReport;

/// What was found, for scripts.
public final class FoundJson {
  private FoundJson() {}

  public static String text(List<LinkReport> reports) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode lines = root.putArray("lines");
    for (LinkReport report : reports) {
      ObjectNode line = lines.addObject();
      line.put("port", report.target().name());
      line.put("outcome", word(report.outcome()));
      line.put("detail", report.detail());
      ArrayNode finds = line.putArray("finds");
      report.finds().forEach(find -> find(find, finds.addObject()));
    }
    return root.toPrettyString();
  }

  private static void find(Find find, ObjectNode node) {
    node.put("link", find.link());
    node.put("address", find.address());
    node.put("certainty", word(find.certainty()));
    node.put("remark", find.remark());
    ArrayNode candidates = node.putArray("candidates");
    for (Candidate candidate : find.candidates()) {
      ObjectNode one = candidates.addObject();
      one.put("configure as", candidate.model());
      one.put("maker", candidate.identity().maker());
      one.put("model", candidate.identity().model());
      one.put("serial", candidate.identity().serial());
      one.put("firmware", candidate.identity().firmware());
      ObjectNode options = one.putObject("options");
      candidate.options().forEach(options::put);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
