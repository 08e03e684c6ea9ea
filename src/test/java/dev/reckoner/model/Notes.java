package dev.reckoner.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a listener heard, in order.
public final class Notes implements Listener {

    public final List<String> taken = new ArrayList<>();

    @Override
    public void text(String piece) {
        taken.add("text " + piece);
    }

    @Override
    public void reasoning(String piece) {
        taken.add("reasoning " + piece);
    }

    @Override
    public void calling() {
        taken.add("calling");
    }

    @Override
    public boolean lost(String why) {
        taken.add("lost: " + why);
        return true;
    }

    @Override
    public void waiting(String words, Duration time) {
        taken.add("waiting: " + words);
    }
}
