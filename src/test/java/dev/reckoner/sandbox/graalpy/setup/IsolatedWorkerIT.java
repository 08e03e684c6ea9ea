package dev.reckoner.sandbox.graalpy.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.time.Duration.ofSeconds;

import dev.reckoner.sandbox.DoctorCheck.Status;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The process of a worker in bubblewrap, as `/proc` shows it from outside.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolatedWorkerIT {

    private Sandbox sandbox;
    private Session session;
    private Path worker;

    @BeforeAll
    void aWorkerRuns() throws InterruptedException {
        var isolation = GraalPySandbox.checkIsolation();
        assumeTrue(isolation.status() == Status.PASS, isolation.found());
        sandbox = GraalPySandbox.start(SandboxLimits.DEFAULT, System.err::println);
        session = sandbox.open();
        session.run("1", ofSeconds(60));
        worker =
                ProcessHandle.current()
                        .descendants()
                        .filter(each -> each.children().findAny().isEmpty())
                        .map(each -> Path.of("/proc", Long.toString(each.pid())))
                        .filter(each -> status(each, "Name").equals("java"))
                        .findFirst()
                        .orElseThrow();
    }

    @AfterAll
    void end() {
        if (sandbox != null) {
            session.close();
            sandbox.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pid", "net", "mnt", "ipc", "uts"})
    void hasNamespacesOfItsOwn(String kind) throws IOException {
        var own = Files.readSymbolicLink(Path.of("/proc/self/ns").resolve(kind));

        assertThat(Files.readSymbolicLink(worker.resolve("ns").resolve(kind))).isNotEqualTo(own);
    }

    @Test
    void hasNoNetworkButTheLoopback() throws IOException {
        assertThat(Files.readAllLines(worker.resolve("net/dev")).stream().skip(2))
                .singleElement()
                .asString()
                .contains("lo:");
    }

    @Test
    void isFilteredAndCanBecomeNothingMore() {
        assertThat(status(worker, "Seccomp")).isEqualTo("2");
        assertThat(status(worker, "NoNewPrivs")).isEqualTo("1");
        assertThat(status(worker, "CapEff")).isEqualTo("0000000000000000");
        assertThat(status(worker, "CapBnd")).isEqualTo("0000000000000000");
        assertThat(status(worker, "Uid")).doesNotStartWith("0\t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc", "sys", "boot", "usr/bin/sh"})
    void doesNotSee(String path) {
        assertThat(worker.resolve("root").resolve(path)).doesNotExist();
    }

    @Test
    void sessionsUseIsThatOfTheJvm() throws InterruptedException {
        var used = session.run("s = 0\nfor i in range(300_000): s += i", ofSeconds(60)).resources();

        assertThat(used.cpu()).isPositive();
        assertThat(used.peakBytes()).isGreaterThan(100L << 20);
    }

    private static String status(Path process, String name) {
        try {
            return Files.readAllLines(process.resolve("status")).stream()
                    .filter(line -> line.startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException ended) {
            return "";
        }
    }
}
