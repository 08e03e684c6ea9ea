package dev.reckoner.text;

/// Foreign text inside an HTML page: nothing in it is markup, and nothing of it is unseen.
public final class HtmlText {

    /// For the content of an element and for an attribute in double quotes.
    public static String escaped(String foreign) {
        String text = Printable.text(foreign);
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private HtmlText() {}
}
