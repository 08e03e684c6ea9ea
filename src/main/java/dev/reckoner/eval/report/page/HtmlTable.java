package dev.reckoner.eval.report.page;

import dev.reckoner.text.HtmlText;

import java.util.List;

/// A table of a page. Its texts are foreign and escaped here.
///
/// @param caption empty where the heading above says it
/// @param figures whether all columns but the first are figures, which stand to the right
record HtmlTable(String caption, boolean figures, List<String> head, List<List<String>> rows) {

    /// In a box of its own that scrolls where it is wider than the page.
    String html() {
        var html = new StringBuilder("<div class=\"wide\"><table");
        html.append(figures ? " class=\"figures\">\n" : ">\n");
        if (!caption.isEmpty()) {
            html.append("<caption>").append(HtmlText.escaped(caption)).append("</caption>\n");
        }
        html.append("<thead><tr>");
        for (int i = 0; i < head.size(); i++) {
            html.append("<th scope=\"col\"").append(right(i)).append('>');
            html.append(HtmlText.escaped(head.get(i))).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> html.append(html(row)));
        return html.append("</tbody></table></div>\n").toString();
    }

    private String html(List<String> row) {
        var html = new StringBuilder("<tr>");
        for (int i = 0; i < row.size(); i++) {
            String tag = i == 0 ? "th" : "td";
            html.append('<').append(tag).append(i == 0 ? " scope=\"row\"" : right(i)).append('>');
            html.append(HtmlText.escaped(row.get(i))).append("</").append(tag).append('>');
        }
        return html.append("</tr>\n").toString();
    }

    private String right(int column) {
        return figures && column > 0 ? " class=\"n\"" : "";
    }
}
