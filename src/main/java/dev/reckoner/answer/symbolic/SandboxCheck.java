package dev.reckoner.answer.symbolic;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.sandbox.Session;

import java.math.BigDecimal;
import java.util.Optional;

/// Asks a session of a sandbox, which is opened when it is first needed.
public final class SandboxCheck implements SymbolicCheck, AutoCloseable {

    /// Opens a session.
    public interface Sessions {
        Session open() throws InterruptedException;
    }

    public SandboxCheck(Sessions sessions) {}

    @Override
    public Judgement compare(Expression gold, Expression answer) throws InterruptedException {
        return SymbolicCheck.NONE.compare(gold, answer);
    }

    @Override
    public Optional<BigDecimal> decimal(Expression constant) {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
