package org.cellstation.station.paper;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/// Header and footer of every page: what it belongs to, and which page of how many it is. A loose
/// sheet can always be put back where it belongs.
public final class PageFrame extends PdfPageEventHelper {
  private static final float SIZE = 7.5f;

  private final Fonts fonts;
  private final String left;
  private final String right;
  private final String foot;
  private final PdfTemplate pages;

  public PageFrame(PdfWriter writer, Fonts fonts, String left, String right, String foot) {
    this.fonts = fonts;
    this.left = left;
    this.right = right;
    this.foot = foot;
    this.pages = writer.getDirectContent().createTemplate(30, SIZE + 4);
  }

  @Override
  public void onEndPage(PdfWriter writer, Document document) {
    Rectangle page = document.getPageSize();
    float x1 = document.leftMargin();
    float x2 = page.getWidth() - document.rightMargin();
    float top = page.getHeight() - document.topMargin() + 14;
    float bottom = document.bottomMargin() - 20;
    PdfContentByte canvas = writer.getDirectContent();
    canvas.saveState();
    canvas.setGrayStroke(0.6f);
    canvas.setLineWidth(0.5f);
    canvas.moveTo(x1, top - 5);
    canvas.lineTo(x2, top - 5);
    canvas.moveTo(x1, bottom + 11);
    canvas.lineTo(x2, bottom + 11);
    canvas.stroke();
    text(canvas, Element.ALIGN_LEFT, left, x1, top);
    text(canvas, Element.ALIGN_RIGHT, right, x2, top);
    text(canvas, Element.ALIGN_LEFT, foot, x1, bottom);
    float total = fonts.regular().getWidthPoint("0000", SIZE);
    text(
        canvas, Element.ALIGN_RIGHT, "Page " + writer.getPageNumber() + " of ", x2 - total, bottom);
    canvas.addTemplate(pages, x2 - total, bottom);
    canvas.restoreState();
  }

  private void text(PdfContentByte canvas, int align, String text, float x, float y) {
    canvas.beginText();
    canvas.setFontAndSize(fonts.regular(), SIZE);
    canvas.showTextAligned(align, text, x, y, 0);
    canvas.endText();
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document document) {
    pages.beginText();
    pages.setFontAndSize(fonts.regular(), SIZE);
    pages.showTextAligned(
        Element.ALIGN_LEFT, Integer.toString(writer.getPageNumber() - 1), 0, 0, 0);
    pages.endText();
  }
}
