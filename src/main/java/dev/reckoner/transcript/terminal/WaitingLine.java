package dev.reckoner.transcript.terminal;

import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.text.OneLine;
import dev.reckoner.transcript.Numbers;

import java.time.Duration;

/// What an attempt waits for, and since when, in words for a line of a terminal. The time is a
/// number of nanoseconds since any fixed moment.
final class WaitingLine {

    /// The most characters of a model's name.
    private static final int NAME = 40;

    private sealed interface Wait {

        record Nothing() implements Wait {}

        /// @param since the moment it began
        record For(String what, long since) implements Wait {}

        /// @param until the moment of the next request
        /// @param reply what is waited for from then on
        record Pause(long until, For reply) implements Wait {}
    }

    private String model = "the model";
    private long replies;
    private Wait wait = new Wait.Nothing();

    void begins(String model) {
        this.model = OneLine.quote(model, NAME);
    }

    void opening(long now) {
        wait = new Wait.For(step(replies + 1) + "starting the sandbox", now);
    }

    /// The model is asked next.
    void asking(long now) {
        wait = reply("waiting for " + model, now);
    }

    /// A piece of the reply has come. The seconds are those since it was asked for.
    void replying(long now) {
        wait = reply(model + " is replying", since(now));
    }

    /// A tool call is coming. The seconds are those since the reply was asked for.
    void calling(long now) {
        wait = reply(model + " is writing a call", since(now));
    }

    void pausing(Duration time, long now) {
        long until = now + time.toNanos();
        wait = new Wait.Pause(until, reply("waiting for " + model, until));
    }

    /// Each cell, rejected call and message has its own entry, so the entry says what comes next.
    void after(Entry entry, long now) {
        switch (entry.event()) {
            case Event.Replied _ -> {
                replies++;
                running(now);
            }
            case Event.CellRan _, Event.CallRejected _, Event.Rebuilt _ -> running(now);
            case Event.Prompted _,
                    Event.ProgramMessage _,
                    Event.ReplyLost _,
                    Event.ContextFull _,
                    Event.Resumed _ ->
                    asking(now);
            case Event.ReplyStored _ -> {}
            case Event.Submitted _, Event.Ended _, Event.Valued _, Event.Graded _ -> ends();
        }
    }

    private void running(long now) {
        wait = new Wait.For(step(replies) + "running Python", now);
    }

    void ends() {
        wait = new Wait.Nothing();
    }

    /// The line now; empty if nothing is waited for.
    String at(long now) {
        return switch (wait) {
            case Wait.Nothing() -> "";
            case Wait.For(var what, var since) -> what + " · " + seconds(now - since);
            case Wait.Pause(var until, _) when now - until < 0 ->
                    step(replies + 1) + "next try in " + seconds(until - now + 999_999_999);
            case Wait.Pause(var until, var reply) ->
                    reply.what() + " · " + seconds(now - reply.since());
        };
    }

    private Wait.For reply(String what, long since) {
        return new Wait.For(step(replies + 1) + what, since);
    }

    private static String step(long number) {
        return "… step " + number + " · ";
    }

    private long since(long now) {
        return switch (wait) {
            case Wait.Nothing() -> now;
            case Wait.For(_, var since) -> since;
            case Wait.Pause(var until, _) -> until;
        };
    }

    private static String seconds(long nanos) {
        var time = Duration.ofNanos(nanos);
        return time.toSeconds() < 60 ? time.toSeconds() + " s" : Numbers.time(time);
    }
}
