package org.cellstation.station.batch;

import java.util.List;
import java.util.stream.Collectors;
import org.cellstation.station.api.LiveChanges.Figure;
import org.cellstation.station.batch.BatchRecord.RecipeChangeRow;
import org.cellstation.station.paper.Fonts;
import org.cellstation.station.paper.Grid;
import org.openpdf.text.Document;
import org.openpdf.text.Paragraph;

/// How changes of the recipe are printed.
final class ChangePages {
  private final Document document;
  private final Fonts fonts;

  ChangePages(Document document, Fonts fonts) {
    this.document = document;
    this.fonts = fonts;
  }

  void write(List<RecipeChangeRow> rows) {
    for (RecipeChangeRow row : rows) {
      paragraph(
          "%s, proposed by %s on %s #%d: %s"
              .formatted(
                  row.change(),
                  row.proposed().actor(),
                  row.proposed().time(),
                  row.proposed().sequence(),
                  row.reason()));
      Stamp decided = row.decided();
      paragraph(
          row.status()
              + (decided == null ? "" : " on %s #%d".formatted(decided.time(), decided.sequence()))
              + (row.words().isEmpty() ? "" : ": " + row.words()));
      Grid what = new Grid(fonts, 1).head("What changes in the process");
      row.differences().forEach(what::row);
      document.add(what.table());
      if (!row.figures().isEmpty()) {
        paragraph("The rest of the batch, simulated. " + String.join(" ", row.assumptions()));
        Grid figures = new Grid(fonts, 220, 145, 145).head("", "As it was", "As changed");
        for (Figure figure : row.figures()) {
          figures.row(figure.what(), figure.before(), figure.after());
        }
        document.add(figures.table());
      }
      paragraph(
          row.signatures().isEmpty()
              ? "Not signed."
              : row.signatures().stream()
                  .map(
                      signed ->
                          "%s by %s (%s), %s #%d%s"
                              .formatted(
                                  signed.meaning(),
                                  signed.printedName(),
                                  signed.at().actor(),
                                  signed.at().time(),
                                  signed.at().sequence(),
                                  signed.comment().isEmpty() ? "" : ": " + signed.comment()))
                  .collect(Collectors.joining("\n")));
      paragraph("Text SHA-256 " + row.sha256() + "; it stands in the electronic copy.");
    }
  }

  private void paragraph(String text) {
    Paragraph paragraph = new Paragraph(11, text, fonts.body());
    paragraph.setSpacingAfter(3);
    document.add(paragraph);
  }
}
