package dev.reckoner.cli.solve;

import dev.reckoner.Solution;
import dev.reckoner.agent.Watcher;
import dev.reckoner.answer.Verdict;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.journal.End;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.RunInUse;
import dev.reckoner.journal.RunNotReadable;
import dev.reckoner.journal.RunNotWritable;
import dev.reckoner.task.UnusableLimit;

import java.util.function.BooleanSupplier;

/// Makes an attempt, shows it, and says what came of it.
@FunctionalInterface
public interface Attempting {

    Solution make(Watcher watcher, BooleanSupplier stop) throws InterruptedException;

    /// @throws Failure if it cannot begin
    static Exit exit(Attempting attempting, View view, Interruption interruption)
            throws InterruptedException {
        interruption.steps();
        Solution solution;
        try {
            solution = attempting.make(view, interruption::asked);
        } catch (InterruptedException e) {
            if (view.interrupted()) {
                return Exit.INTERRUPTED;
            }
            throw e;
        } catch (UnusableLimit e) {
            throw failure(e);
        } catch (RunNotWritable e) {
            throw new Failure(Exit.MISSING, String.valueOf(e.getMessage()), View.MAKE_ROOM);
        } catch (RunNotReadable e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "list the runs: reckoner runs");
        } catch (RunInUse e) {
            throw new Failure(
                    Exit.MISSING,
                    String.valueOf(e.getMessage()),
                    "wait for its end, or end it: kill " + e.pid());
        }
        view.finished(solution);
        return solution.unrecorded() != null ? Exit.MISSING : exit(solution);
    }

    static Failure failure(UnusableLimit e) {
        return new Failure(Exit.USAGE, String.valueOf(e.getMessage()), RemedyWords.of(e.remedy()));
    }

    /// The exit code for how an attempt ended.
    static Exit exit(Solution solution) {
        return solution.end()
                .map(end ->
                        switch (end) {
                            case End.Answered _ ->
                                    solution.grade().filter(Attempting::isRefuted).isPresent()
                                            ? Exit.NO_ANSWER
                                            : Exit.DONE;
                            case End.OutOf _, End.GaveUp _ -> Exit.NO_ANSWER;
                            case End.Voided _ -> Exit.MISSING;
                        })
                .orElse(Exit.INTERRUPTED);
    }

    /// Whether the answer is not the expected one for certain, or is nothing of its kind.
    private static boolean isRefuted(Event.Graded graded) {
        return graded.verdict().equals(Verdict.WRONG.toString())
                || graded.verdict().equals(Verdict.UNPARSED.toString());
    }
}
