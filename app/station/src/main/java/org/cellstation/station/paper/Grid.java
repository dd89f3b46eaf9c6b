package org.cellstation.station.paper;

import java.awt.Color;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// A table: full width, head row repeated on every page, rows not torn apart.
public final class Grid {
  private static final Color HEAD = new Color(0xE4, 0xE4, 0xE4);
  private static final Color LINE = new Color(0xB0, 0xB0, 0xB0);

  private final Fonts fonts;
  private final PdfPTable table;

  /// @param widths relative
  public Grid(Fonts fonts, float... widths) {
    this.fonts = fonts;
    this.table = new PdfPTable(widths);
    table.setWidthPercentage(100);
    table.setSpacingBefore(3);
    table.setSpacingAfter(8);
    table.setSplitLate(true);
  }

  public Grid head(String... titles) {
    for (String title : titles) {
      PdfPCell cell = cell(title, fonts.strong());
      cell.setBackgroundColor(HEAD);
      table.addCell(cell);
    }
    table.setHeaderRows(1);
    return this;
  }

  public Grid row(String... texts) {
    for (String text : texts) {
      table.addCell(cell(text, fonts.body()));
    }
    return this;
  }

  /// The last cell of a row: a hash.
  public Grid hash(String hex) {
    table.addCell(cell(hex, fonts.code()));
    return this;
  }

  /// A name and its value.
  public Grid field(String name, String value) {
    PdfPCell cell = cell(name, fonts.strong());
    cell.setBackgroundColor(HEAD);
    table.addCell(cell);
    table.addCell(cell(value, fonts.body()));
    return this;
  }

  /// A name and a hash.
  public Grid code(String name, String value) {
    PdfPCell cell = cell(name, fonts.strong());
    cell.setBackgroundColor(HEAD);
    table.addCell(cell);
    table.addCell(cell(value, fonts.code()));
    return this;
  }

  /// An empty field to write in by hand.
  public Grid blank(String name, float height) {
    PdfPCell cell = cell(name, fonts.strong());
    cell.setFixedHeight(height);
    table.addCell(cell);
    return this;
  }

  public PdfPTable table() {
    return table;
  }

  private static PdfPCell cell(String text, Font font) {
    PdfPCell cell = new PdfPCell(new Phrase(font.getSize() + 2, text, font));
    cell.setPadding(3);
    cell.setPaddingTop(2);
    cell.setBorderColor(LINE);
    cell.setBorderWidth(0.5f);
    cell.setVerticalAlignment(Element.ALIGN_TOP);
    return cell;
  }
}
