package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.graalpy.process.CellOutput;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess;
import dev.reckoner.sandbox.graalpy.process.WorkerProcess.Signal;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.End;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.Ended;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest;

import java.time.Duration;
import java.util.List;

/// Rebuilds a session: runs its kept cells again, in order, in a fresh worker.
record Rebuild(Pool pool, List<Kept> cells, int outputChars, Duration limit) {

    /// A cell that ran to its end.
    record Kept(int number, String source, End end) {}

    /// The result of a rebuild. Closed for ever.
    sealed interface Result {

        /// @param worker belongs to the receiver of this result
        record Done(WorkerProcess worker) implements Result {}

        /// @param cause for the model to read
        record Failed(String cause) implements Result {}
    }

    Result result() throws InterruptedException {
        var worker = pool.take();
        boolean done = false;
        try {
            var deadline = System.nanoTime() + limit.toNanos();
            for (int i = 0; i < cells.size(); i++) {
                var problem = problem(worker, cells.get(i), deadline);
                if (!problem.isEmpty()) {
                    return failed(i, problem);
                }
            }
            done = true;
            return new Result.Done(worker);
        } finally {
            if (!done) {
                pool.discard(worker);
            }
        }
    }

    /// @return empty if the cell ended as it had before
    private String problem(WorkerProcess worker, Kept cell, long deadline)
            throws InterruptedException {
        worker.run(
                new WorkerRequest.Run(cell.number(), cell.source()),
                new CellOutput(outputChars, _ -> {}));
        return switch (worker.await(Duration.ofNanos(deadline - System.nanoTime()))) {
            case Signal.HasEnded(Ended(var end, _, _)) when end == cell.end() -> "";
            case Signal.HasEnded(Ended(var end, var error, _)) -> ended(end, error);
            case Signal.HasDied(var exit) -> "ended the interpreter, which " + exit.cause();
            case Signal.IsReady _, Signal.HasBegun _, Signal.ListenerFailed _ ->
                    throw WorkerProcess.outOfTurn();
            case null -> "did not end in time";
        };
    }

    private Result failed(int done, String problem) {
        return new Result.Failed(
                "the session could not be rebuilt, so this cell was not run: %s of %s cells were run again within %s s, then cell %s %s"
                        .formatted(
                                done,
                                cells.size(),
                                limit.toSeconds(),
                                cells.get(done).number(),
                                problem));
    }

    private static String ended(End end, String error) {
        return end == End.COMPLETED ? "did not raise as it had before" : "raised " + error;
    }
}
