package dev.reckoner.model;

import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.Garbage;

/// Chat Completions.
enum ChatProtocol implements Protocol {
    INSTANCE;

    @Override
    public String path() {
        return "/chat/completions";
    }

    @Override
    public Assembly assembly(Listener listener) {
        return new ChatAssembly(listener);
    }

    @Override
    public Heard read(Answer answer) {
        return Canonical.of(answer.body())
                .<Heard>map(answer::with)
                .orElseGet(() -> new Garbage(answer.body().toString()));
    }
}
