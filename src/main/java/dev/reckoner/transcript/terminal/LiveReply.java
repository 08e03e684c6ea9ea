package dev.reckoner.transcript.terminal;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A reply that is coming: what of its prose has come, and is on the screen as far as its rows are
/// whole.
final class LiveReply {

    private final int width;
    private final Ansi ink;
    private final List<Part> parts = new ArrayList<>();

    LiveReply(int width, Ansi ink) {
        this.width = width;
        this.ink = ink;
    }

    /// A stretch of text, or of reasoning.
    private final class Part {
        private final boolean reasoning;
        private final StringBuilder text = new StringBuilder();
        private final LiveProse prose;

        Part(boolean reasoning) {
            this.reasoning = reasoning;
            this.prose = new LiveProse(reasoning ? width - 2 : width);
        }

        List<String> add(String piece) {
            text.append(piece);
            return marked(prose.add(piece));
        }

        List<String> rest() {
            return marked(prose.rest());
        }

        private List<String> marked(List<String> rows) {
            return reasoning
                    ? rows.stream().map(row -> row.isEmpty() ? "" : ink.dim("┊ " + row)).toList()
                    : rows;
        }
    }

    boolean begun() {
        return !parts.isEmpty();
    }

    /// @return the rows that have become whole
    List<String> text(String piece) {
        return add(false, piece);
    }

    /// @return the rows that have become whole
    List<String> reasoning(String piece) {
        return add(true, piece);
    }

    private List<String> add(boolean reasoning, String piece) {
        var rows = new ArrayList<String>();
        if (parts.isEmpty() || parts.getLast().reasoning != reasoning) {
            if (!parts.isEmpty()) {
                rows.addAll(parts.getLast().rest());
            }
            parts.add(new Part(reasoning));
        }
        rows.addAll(parts.getLast().add(piece));
        return rows;
    }

    /// @return what is not on the screen yet of the whole reply; all of it where what has come is
    ///   not its beginning
    List<String> rest(List<Item> items) {
        var whole = new LiveReply(width, ink);
        var anew = new ArrayList<>(whole.of(items));
        return goingOn(whole.parts).orElse(anew);
    }

    private List<String> of(List<Item> items) {
        var rows = new ArrayList<String>();
        for (Item item : items) {
            switch (item) {
                case Item.Text(var text, _) -> rows.addAll(item(false, text));
                case Item.Reasoning(var summary, _) -> rows.addAll(item(true, summary));
                case ToolCall _, Item.Other _ -> {}
            }
        }
        if (begun()) {
            rows.addAll(parts.getLast().rest());
        }
        return rows;
    }

    private List<String> item(boolean reasoning, String text) {
        boolean goesOn = begun() && parts.getLast().reasoning == reasoning;
        return text.isBlank() ? List.of() : add(reasoning, goesOn ? "\n\n" + text : text);
    }

    private Optional<List<String>> goingOn(List<Part> whole) {
        var came = parts.stream().filter(part -> !part.text.toString().isBlank()).toList();
        if (came.size() > whole.size()) {
            return Optional.empty();
        }
        var rows = new ArrayList<String>();
        for (int i = 0; i < whole.size(); i++) {
            var there = i < came.size() ? came.get(i) : new Part(whole.get(i).reasoning);
            String before = there.text.toString();
            String all = whole.get(i).text.toString();
            boolean last = i >= came.size() - 1;
            boolean same = all.strip().equals(before.strip());
            if (there.reasoning != whole.get(i).reasoning
                    || !(same || last && all.startsWith(before))) {
                return Optional.empty();
            }
            if (last) {
                rows.addAll(there.add(same ? "" : all.substring(before.length())));
                rows.addAll(there.rest());
            }
        }
        return Optional.of(rows);
    }
}
