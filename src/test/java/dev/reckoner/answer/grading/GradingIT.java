package dev.reckoner.answer.grading;

import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// On `graalpy`.
class GradingIT extends GradingContract {

    @SuppressWarnings("NullAway.Init")
    private static GraalPySandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = GraalPySandbox.start();
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
