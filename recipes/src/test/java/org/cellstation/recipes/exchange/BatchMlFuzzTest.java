package org.cellstation.recipes.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the bytes are, reading them ends in a draft or in words, never in an exception.
final class BatchMlFuzzTest {
  private static final String[] SCRAPS = {
    "<ID>",
    "</ID>",
    "<Link>",
    "</Link>",
    "<Step>",
    "&#0;",
    "&lt;",
    "&x;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<!DOCTYPE a>",
    "\uFFFE",
    "<MasterRecipe>",
    "</MasterRecipe>",
    "{",
    "}",
    "\u0000",
    "ID",
    "xmlns:a=\"\"",
    "<a:b>",
    "<?xml?>",
    "\uD800",
  };

  private static void read(byte[] bytes) {
    Imported imported = BatchMlImport.read("fuzz.xml", bytes);
    if (imported instanceof Imported.Refused refused) {
      assertFalse(refused.faults().isEmpty());
    } else {
      assertNotNull(imported);
    }
  }

  @Test
  void randomBytes() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = random.nextBoolean() ? (byte) '<' : bytes[0];
      }
      read(bytes);
    }
  }

  @Test
  void randomScraps() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(20); j >= 0; j--) {
        text.append(SCRAPS[random.nextInt(SCRAPS.length)]);
      }
      read(text.toString().getBytes(UTF_8));
    }
  }

  @Test
  void recipesWithWordsLeftOutDoubledAndSwapped() {
    String xml = Samples.document(BatchMlExport.master(Samples.recipe("chart")));
    String[] lines = xml.split("\n");
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      String[] changed = lines.clone();
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(changed.length);
        switch (random.nextInt(4)) {
          case 0 -> changed[at] = "";
          case 1 -> changed[at] = changed[at] + "\n" + changed[at];
          case 2 -> changed[at] = changed[random.nextInt(changed.length)];
          default -> changed[at] = changed[at].replaceFirst(">[^<]+<", ">" + j + "<");
        }
      }
      read(String.join("\n", changed).getBytes(UTF_8));
    }
  }

  @Test
  void chartsThatLinkAnythingToAnything() {
    Random random = new Random(4);
    String[] types = {"ControlLink", "ParallelDivergent", "SerialDivergent", "SerialConvergent"};
    for (int i = 0; i < 300; i++) {
      int size = 2 + random.nextInt(8);
      StringBuilder logic = new StringBuilder("<MasterRecipe><ID>x</ID><ProcedureLogic>");
      for (int j = 0; j < size * 2; j++) {
        logic.append("<Link><ID>L").append(random.nextInt(size)).append("</ID>");
        for (String end : new String[] {"From", "To"}) {
          logic.append(
              "<%sID><%sIDValue>%s%d</%sIDValue><%sType>%s</%sType></%sID>"
                  .formatted(
                      end,
                      end,
                      "S",
                      random.nextInt(size),
                      end,
                      end,
                      random.nextInt(4) == 0 ? "Transition" : "Step",
                      end,
                      end));
        }
        logic.append("<LinkType>").append(types[random.nextInt(4)]).append("</LinkType></Link>");
      }
      for (int j = 0; j < size; j++) {
        logic.append("<Step><ID>S%d</ID><RecipeElementID>E</RecipeElementID></Step>".formatted(j));
        logic.append("<Transition><ID>S%d</ID><Condition>a</Condition></Transition>".formatted(j));
      }
      logic.append(
          "</ProcedureLogic><RecipeElement><ID>E</ID><RecipeElementType>Phase</RecipeElementType>"
              + "</RecipeElement></MasterRecipe>");
      read(logic.toString().getBytes(UTF_8));
    }
  }
}
