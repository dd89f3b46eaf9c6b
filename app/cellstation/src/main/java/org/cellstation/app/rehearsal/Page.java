package org.cellstation.app.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A page of HTML that stands alone and prints: no script, nothing from elsewhere.
final class Page implements Sheet {
  private static final String STYLE =
      """
      body{font:14px/1.45 "Segoe UI",system-ui,sans-serif;color:#1b2733;max-width:70rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem;margin:0 0 .2rem}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #c5d0da;padding-bottom:.2rem}
      h3{font-size:1rem;margin:1.2rem 0 .3rem}p{margin:.4rem 0}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{text-align:left;padding:.2rem .6rem .2rem 0;border-bottom:1px solid #e3e9ee;vertical-align:top}
      th{font-weight:600;color:#48596a}td.n,th.n{text-align:right}
      .met{color:#14692f}.not{color:#a11717;font-weight:600}
      .verdict{display:inline-block;padding:.15rem .7rem;border-radius:.25rem;color:#fff;font-weight:600}
      .verdict.met{background:#14692f;color:#fff}.verdict.not{background:#a11717;color:#fff}.verdict.part{background:#8a5a00;color:#fff}
      code{font:12px/1.4 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
      svg{width:100%;height:auto;margin:.4rem 0}svg text{font:11px "Segoe UI",system-ui,sans-serif;fill:#48596a}
      @media print{body{margin:0;max-width:none;font-size:11px}h2{break-after:avoid}tr{break-inside:avoid}svg{break-inside:avoid}}
      """;

  private final StringBuilder text = new StringBuilder();

  Page(String title) {
    text.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        .append(escaped(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// Ready-made HTML.
  private void raw(String html) {
    text.append(html).append('\n');
  }

  @Override
  public void verdict(String words, String mark) {
    raw("<p><span class=\"verdict " + mark + "\">" + escaped(words) + "</span></p>");
  }

  @Override
  public void heading(int level, String words) {
    raw("<h" + level + ">" + escaped(words) + "</h" + level + ">");
  }

  @Override
  public void paragraph(String words) {
    raw("<p>" + escaped(words) + "</p>");
  }

  @Override
  public void drawing(Drawing drawing) {
    raw(SvgPen.svg(drawing));
  }

  @Override
  public void table(List<String> heads, List<List<String>> rows) {
    text.append("<table>\n<thead><tr>");
    for (String head : heads) {
      boolean number = head.startsWith("#");
      text.append(number ? "<th class=\"n\">" : "<th>")
          .append(escaped(number ? head.substring(1) : head))
          .append("</th>");
    }
    text.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      text.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        text.append(heads.get(i).startsWith("#") ? "<td class=\"n\">" : "<td>")
            .append(cell(row.get(i)))
            .append("</td>");
      }
      text.append("</tr>\n");
    }
    raw("</tbody>\n</table>");
  }

  /// `met` and `not met` are coloured.
  private static String cell(String words) {
    return switch (words) {
      case "met" -> "<span class=\"met\">met</span>";
      case "not met" -> "<span class=\"not\">not met</span>";
      default -> escaped(words);
    };
  }

  byte[] bytes() {
    return (text + "</body>\n</html>\n").getBytes(StandardCharsets.UTF_8);
  }
}
