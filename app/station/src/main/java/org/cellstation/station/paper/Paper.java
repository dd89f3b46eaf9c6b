package org.cellstation.station.paper;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.openpdf.text.BadElementException;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfEncryption;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// A report on A4, written from its beginning to its end. It bears no date of its own: the same
/// content gives the same file. One thread.
public final class Paper {
  private static final float MARGIN = 42;

  /// Of a column's text; longer ones are folded.
  private static final float WIDEST = 170;

  private static final float PADDING = 8;

  /// A section begins on a new page rather than with less than this left, head of a table included.
  private static final float LEAST_LEFT = 70;

  private static final float CHART_TEXT = 11;

  private final Fonts fonts = Fonts.load();
  private final Document document = new Document(PageSize.A4, MARGIN, MARGIN, 58, 54);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PdfWriter writer = PdfWriter.getInstance(document, out);

  /// What is said on every page.
  ///
  /// @param left of the head
  /// @param right of the head
  /// @param foot of the page
  public record Frame(String left, String right, String foot) {}

  /// @param id 16 characters that tell this content from any other
  public Paper(String title, String subject, String creator, Frame frame, String id) {
    // Else what follows a drawing that did not fit would come before it.
    writer.setStrictImageSequence(true);
    document.addTitle(title);
    document.addSubject(subject);
    document.addCreator(creator);
    document.open();
    writer.getInfo().remove(PdfName.CREATIONDATE);
    writer.getInfo().remove(PdfName.MODDATE);
    byte[] bytes = id.getBytes(StandardCharsets.US_ASCII);
    writer.getInfo().put(PdfName.FILEID, PdfEncryption.createInfoId(bytes, bytes));
    writer.setPageEvent(new PageFrame(writer, fonts, frame.left(), frame.right(), frame.foot()));
  }

  /// @param level 1 is the title, 2 a section, 3 a part of one
  public void heading(int level, String words) {
    if (writer.getVerticalPosition(true) < document.bottomMargin() + LEAST_LEFT) {
      document.newPage();
    }
    switch (level) {
      case 1 -> paragraph(words, fonts.title(), 22, 0);
      case 2 -> paragraph(words, fonts.heading(), 14, 10);
      default -> paragraph(words, fonts.strong(), Fonts.BODY + 4, 4);
    }
  }

  public void paragraph(String words) {
    paragraph(words, fonts.body(), Fonts.BODY + 3, 0);
  }

  private void paragraph(String words, Font font, float leading, float before) {
    Paragraph paragraph = new Paragraph(leading, words, font);
    paragraph.setSpacingBefore(before);
    paragraph.setSpacingAfter(3);
    document.add(paragraph);
  }

  /// @param rows each with as many cells as there are heads
  public void table(List<String> heads, List<List<String>> rows) {
    float[] widths = new float[heads.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = longestWord(heads.get(i), fonts.bold());
      for (List<String> row : rows) {
        float whole = width(row.get(i), fonts.regular());
        float least = Math.min(WIDEST, longestWord(row.get(i), fonts.regular()));
        widths[i] = Math.max(widths[i], Math.max(least, Math.min(WIDEST, whole)));
      }
      widths[i] += PADDING;
    }
    Grid grid = new Grid(fonts, widths).head(heads.toArray(String[]::new));
    rows.forEach(row -> grid.row(row.toArray(String[]::new)));
    document.add(grid.table());
  }

  private static float longestWord(String text, BaseFont font) {
    float longest = 0;
    for (String word : text.split(" ", -1)) {
      longest = Math.max(longest, width(word, font));
    }
    return longest;
  }

  private static float width(String text, BaseFont font) {
    return font.getWidthPoint(text, Fonts.BODY);
  }

  /// As wide as the page, or as high where it would be higher.
  public void drawing(double width, double height, Consumer<Pen> strokes) {
    PdfTemplate canvas = writer.getDirectContent().createTemplate((float) width, (float) height);
    strokes.accept(new PdfPen(canvas, height));
    try {
      Image image = Image.getInstance(canvas);
      image.scaleToFit(
          document.right() - document.left(), document.top() - document.bottom() - LEAST_LEFT);
      document.add(image);
    } catch (BadElementException impossible) {
      throw new IllegalStateException("a drawing can always be placed", impossible);
    }
  }

  /// The whole file; nothing can be written after that.
  public byte[] bytes() {
    document.close();
    return out.toByteArray();
  }

  /// PDF counts y upwards.
  private final class PdfPen implements Pen {
    private final PdfTemplate canvas;
    private final double height;

    PdfPen(PdfTemplate canvas, double height) {
      this.canvas = canvas;
      this.height = height;
    }

    private float y(double y) {
      return (float) (height - y);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour) {
      lines(new double[] {x1, y1, x2, y2}, 1, colour, "");
    }

    @Override
    public void lines(double[] points, double width, int colour, String name) {
      if (points.length < 4) {
        return;
      }
      canvas.setColorStroke(new Color(colour));
      canvas.setLineWidth((float) width);
      canvas.moveTo((float) points[0], y(points[1]));
      for (int i = 2; i + 1 < points.length; i += 2) {
        canvas.lineTo((float) points[i], y(points[i + 1]));
      }
      canvas.stroke();
    }

    @Override
    public void box(double x, double y, double width, double height, int colour) {
      canvas.setColorFill(new Color(colour));
      canvas.rectangle((float) x, y(y + height), (float) width, (float) height);
      canvas.fill();
    }

    @Override
    public void ring(double x, double y, double radius, int colour) {
      canvas.setColorStroke(new Color(colour));
      canvas.setLineWidth(1);
      canvas.circle((float) x, y(y), (float) radius);
      canvas.stroke();
    }

    @Override
    public void text(double x, double y, String words) {
      canvas.beginText();
      canvas.setColorFill(Color.DARK_GRAY);
      canvas.setFontAndSize(fonts.regular(), CHART_TEXT);
      canvas.setTextMatrix((float) x, y(y));
      canvas.showText(words);
      canvas.endText();
    }
  }
}
