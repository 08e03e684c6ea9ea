import dev.reckoner.journal.Event;
import dev.reckoner.journal.Journal;
import dev.reckoner.journal.Totals;

import java.nio.file.Path;

/// Says what happened in a run. Argument: its folder, such as `runs/2026-11-27T12-00-00Z-six-rods`.
class ReadAJournal {

    static void main(String[] arguments) {
        var entries = Journal.read(Path.of(arguments[0]), System.err::println);
        for (var entry : entries) {
            var seconds = entry.elapsed().toMillis() / 1000.0;
            switch (entry.event()) {
                case Event.CellRan(_, var code, var outcome, _, _) ->
                        System.out.println(seconds + " s: " + outcome.key() + ": " + code);
                case Event.Submitted(_, var answer) ->
                        System.out.println(seconds + " s: submitted: " + answer);
                case Event.Ended(var end) -> System.out.println(seconds + " s: " + end.key());
                default -> {}
            }
        }
        var totals = Totals.of(entries);
        System.out.println(
                "replies: %d, tool calls: %d, tokens: %d"
                        .formatted(totals.modelCalls(), totals.toolCalls(), totals.tokens()));
    }
}
