package dev.reckoner.sandbox.local;

import dev.reckoner.answer.grading.GradingContract;
import dev.reckoner.sandbox.Sandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Grading on `local`.
class LocalGradingIT extends GradingContract {

    @SuppressWarnings("NullAway.Init")
    private static LocalSandbox sandbox;

    @BeforeAll
    static void start() throws InterruptedException {
        sandbox = LocalSandbox.start();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Override
    protected Sandbox sandbox() {
        return sandbox;
    }
}
