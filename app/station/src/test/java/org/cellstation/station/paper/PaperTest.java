package org.cellstation.station.paper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

final class PaperTest {
  private static byte[] report(int rows, double height) {
    var frame = new Paper.Frame("Rehearsal of x", "cellstation 1", "Report 0123");
    var paper = new Paper("Rehearsal of x", "x", "cellstation 1", frame, "0123456789abcdef");
    paper.heading(1, "Grow cells");
    paper.paragraph("Rehearsed in virtual time.");
    paper.table(
        List.of("Run", "What came of it"),
        Collections.nCopies(rows, List.of("donor-0", "COMPLETE after 8 days of culture")));
    paper.drawing(
        900,
        height,
        pen -> {
          pen.line(0, 0, 900, height, 0x12395b);
          pen.lines(new double[] {0, 0, 10, 10, 20, 5}, 2, 0xc0392b, "donor-0");
          pen.box(10, 10, 50, 8, 0x9fb3c4);
          pen.ring(30, 30, 3.5, 0xc0392b);
          pen.text(10, 50, "first step");
        });
    paper.heading(2, "The end");
    return paper.bytes();
  }

  private static String text(byte[] pdf, int page) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      return new PdfTextExtractor(reader).getTextFromPage(page).replaceAll("\\s+", " ");
    }
  }

  private static int pages(byte[] pdf) throws IOException {
    try (PdfReader reader = new PdfReader(pdf)) {
      return reader.getNumberOfPages();
    }
  }

  @Test
  void theSameContentGivesTheSameFile() {
    assertArrayEquals(report(3, 300), report(3, 300));
  }

  @Test
  void eachPageSaysWhatItBelongsToAndATableItsHeadAgain() throws IOException {
    byte[] pdf = report(90, 300);
    assertTrue(pages(pdf) > 1);
    String second = text(pdf, 2);
    assertTrue(second.contains("Rehearsal of x") && second.contains("Page 2 of"), second);
    assertTrue(second.contains("What came of it"), second);
  }

  @Test
  void aDrawingThatWouldBeHigherThanAPageIsMadeToFit() throws IOException {
    byte[] pdf = report(1, 5000);
    assertEquals(3, pages(pdf));
    assertTrue(text(pdf, 2).contains("first step"), text(pdf, 2));
    assertTrue(text(pdf, 3).contains("The end"), text(pdf, 3));
  }
}
