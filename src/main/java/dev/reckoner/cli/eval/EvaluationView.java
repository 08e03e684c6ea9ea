package dev.reckoner.cli.eval;

import dev.reckoner.cli.eval.result.ProgressLine;
import dev.reckoner.cli.option.StandardStream;
import dev.reckoner.cli.option.TerminalWidth;
import dev.reckoner.cli.solve.Refresh;
import dev.reckoner.eval.run.Progress;
import dev.reckoner.text.HeadTail;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Shows on standard error how an evaluation goes: on a terminal in one row that changes, elsewhere
/// a line at each tenth of the way and each minute.
final class EvaluationView implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int TENTHS = 10;
    private static final String ERASE = "\r\u001b[K";

    private final boolean quiet;
    private final PrintStream err = System.err;
    private final boolean erasable = StandardStream.ERR.isErasable();
    private final List<Refresh> refreshing = new ArrayList<>();
    private boolean shown;
    private Duration lastTime = Duration.ZERO;
    private int lastTenth;

    EvaluationView(boolean quiet) {
        this.quiet = quiet;
    }

    /// Shows the progress from now on.
    void follow(Supplier<Progress> progress) {
        if (!quiet) {
            lastTenth = tenth(progress.get());
            refreshing.add(Refresh.by(() -> show(progress.get())));
        }
    }

    private synchronized void show(Progress progress) {
        if (erasable) {
            String line = ProgressLine.of(progress);
            err.print(ERASE + HeadTail.head(line, TerminalWidth.UNKNOWN - 1));
            err.flush();
            shown = true;
            return;
        }
        boolean due = progress.elapsed().minus(lastTime).compareTo(PAUSE) >= 0;
        if (due || tenth(progress) > lastTenth) {
            lastTime = progress.elapsed();
            lastTenth = tenth(progress);
            err.println("reckoner: " + ProgressLine.of(progress));
        }
    }

    private static int tenth(Progress progress) {
        return progress.jobs() == 0 ? 0 : TENTHS * progress.ended() / progress.jobs();
    }

    /// Says what a person who asked for the result alone need not know.
    void say(String line) {
        if (!quiet) {
            tell(line);
        }
    }

    /// Says what everyone has to know.
    synchronized void tell(String line) {
        erase();
        err.println("reckoner: " + line);
        err.flush();
    }

    private void erase() {
        if (shown) {
            err.print(ERASE);
            shown = false;
        }
    }

    @Override
    public synchronized void close() {
        refreshing.forEach(Refresh::close);
        refreshing.clear();
        erase();
        err.flush();
    }
}
