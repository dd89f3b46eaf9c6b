package org.cellstation.app.validation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cellstation.simulator.validation.Measure;
import org.cellstation.simulator.validation.Validation.Finding;

/// Published and simulated values for scripts.
public final class ValidationJson {
  private ValidationJson() {}

  public static String text(List<Finding> findings, int donors) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("donors", donors);
    root.put("all within", findings.stream().allMatch(Finding::within));
    ArrayNode rows = root.putArray("rows");
    for (Finding finding : findings) {
      Measure measure = finding.measure();
      ObjectNode row = rows.addObject();
      row.put("id", measure.id());
      row.put("run", finding.protocol().id());
      row.put("what", finding.protocol().what());
      row.put("source", finding.protocol().source());
      row.put("measure", measure.quantity().text());
      row.put("unit", measure.against().isEmpty() ? measure.quantity().unit() : "ratio");
      row.put("against", measure.against());
      row.put("from", measure.from());
      row.put("at", measure.to());
      known(row, "published", measure.published());
      known(row, "published sd", measure.spread());
      row.put("mark", measure.mark());
      known(row, "mean", finding.mean());
      row.put("sd", finding.spread());
      row.put("not reached", finding.missing());
      row.put("tolerance", measure.tolerance().text());
      row.put("within", finding.within());
    }
    return root.toPrettyString();
  }

  private static void known(ObjectNode row, String name, double value) {
    if (Double.isNaN(value)) {
      row.putNull(name);
    } else {
      row.put(name, value);
    }
  }
}
