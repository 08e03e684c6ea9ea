package dev.reckoner.sandbox.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.Outcome.Completed;
import dev.reckoner.sandbox.Outcome.Raised;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

/// Pools of processes and of threads that one cell makes and a later one uses.
@TestInstance(Lifecycle.PER_CLASS)
class PoolsIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final String POOLS =
            """
            import multiprocessing, os, time
            from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
            def square(x): return x * x
            pool = multiprocessing.Pool(2)
            executor = ProcessPoolExecutor(2)
            threads = ThreadPoolExecutor(2)
            late = pool.apply_async(time.sleep, (100,))
            future = executor.submit(time.sleep, 100)
            print(pool.map(square, range(3)), executor.submit(square, 3).result(),
                threads.submit(square, 4).result())
            """;

    private LocalSandbox sandbox;
    private Session session;

    @BeforeAll
    void start() throws InterruptedException {
        sandbox = LocalSandbox.start(SandboxLimits.DEFAULT, System.getenv());
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @BeforeEach
    void open() throws InterruptedException {
        session = sandbox.open();
        assertThat(session.run(POOLS, LIMIT).output().printed()).isEqualTo("[0, 1, 4] 9 16\n");
    }

    @AfterEach
    void close() {
        session.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pool.map(square, range(3)) | the processes of this pool ended with the last cell",
                "late.get() | the processes of this pool ended with the last cell",
                "executor.submit(square, 3) | the processes of this pool ended with the last cell",
                "future.result() | A process in the process pool was terminated"
            })
    void ofProcessesFailAtOnceAndSayWhy(String call, String reason) throws InterruptedException {
        assertThat(session.run(call, LIMIT))
                .isInstanceOfSatisfying(
                        Raised.class, raised -> assertThat(raised.error()).contains(reason));
    }

    @Test
    void canBeMadeAnewInTheNextCell() throws InterruptedException {
        assertThat(session.run(POOLS, LIMIT)).isInstanceOf(Completed.class);
    }

    @Test
    void ofThreadsLiveUntilAnEarlierStateIsRestored() throws InterruptedException {
        var call = "print(threads.submit(square, 5).result())";
        assertThat(session.run(call, LIMIT).output().printed()).isEqualTo("25\n");
        session.run("os._exit(1)", LIMIT);

        assertThat(session.run(call, LIMIT))
                .isInstanceOfSatisfying(
                        Raised.class,
                        raised ->
                                assertThat(raised.error())
                                        .contains("the threads of this pool ended when the state"));
    }
}
