package dev.reckoner.model.openai.stream;

import dev.reckoner.model.Listener;
import dev.reckoner.text.ThinkTags;

/// Passes on the pieces of a content, which can contain tags such as `<think>`, as text or as
/// reasoning. The end of a piece is kept back if it can be the beginning of a tag.
public final class TaggedStream {

    private final Listener listener;
    private String kept = "";
    private boolean thinking;

    public TaggedStream(Listener listener) {
        this.listener = listener;
    }

    public void add(String piece) {
        String text = kept + piece;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '<' && c != '[') {
                continue;
            }
            int length = ThinkTags.tagAt(text, i);
            if (length > 0) {
                pass(text.substring(from, i));
                thinking = ThinkTags.opensAt(text, i);
                from = i + length;
                i = from - 1;
            } else if (ThinkTags.isBeginning(text, i)) {
                pass(text.substring(from, i));
                kept = text.substring(i);
                return;
            }
        }
        kept = "";
        pass(text.substring(from));
    }

    public void end() {
        pass(kept);
        kept = "";
    }

    private void pass(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (thinking) {
            listener.reasoning(text);
        } else {
            listener.text(text);
        }
    }
}
