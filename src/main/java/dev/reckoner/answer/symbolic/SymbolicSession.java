package dev.reckoner.answer.symbolic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.answer.value.Expression;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.Session;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.text.Resource;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Asks `sandbox/grading/check.py` in one session of a sandbox. The session is opened when it is
/// first needed, and again after it was lost. Whatever goes wrong there is no finding.
public final class SymbolicSession implements SymbolicCheck, AutoCloseable {

    /// Opens a session.
    public interface Sessions {
        Session open() throws InterruptedException;
    }

    private static final String RULE = "checker";
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /// Loads what the first check would otherwise wait for.
    private static final String WARM_UP = "\n\ndecimal('[\"sin\",[\"whole\",\"1\"]]')\n";

    /// After so many failures in a row no session is opened any more.
    private static final int MOST_FAILURES = 3;

    private static final Set<String> RULES = Set.of("symbolic", "numeric");

    private final Sessions sessions;
    private @Nullable Session session;
    private int failures;
    private String failure = "";

    public SymbolicSession(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Judgement compare(Expression gold, Expression answer) throws InterruptedException {
        var terms = TermData.list(gold, answer);
        if (terms.isEmpty()) {
            return Judgement.unknown("exact", "exact rules cannot tell, and they have no values");
        }
        return ask("check", terms.get())
                .flatMap(SymbolicSession::judgement)
                .orElseGet(() -> Judgement.unknown(RULE, "no finding: " + failure));
    }

    @Override
    public Optional<BigDecimal> decimal(Expression constant) throws InterruptedException {
        var term = TermData.one(constant);
        return term.isEmpty()
                ? Optional.empty()
                : ask("decimal", term.get()).flatMap(SymbolicSession::decimal);
    }

    /// @param json has no character that ends a string of Python
    private Optional<JsonNode> ask(String function, String json) throws InterruptedException {
        try {
            var ready = session();
            if (ready.isEmpty()) {
                return Optional.empty();
            }
            return answer(ready.get().run("%s('%s')".formatted(function, json), LIMIT));
        } catch (SandboxUnavailable e) {
            lost(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Session> session() throws InterruptedException {
        if (session == null && failures < MOST_FAILURES) {
            var opened = sessions.open();
            session = opened;
            String checker = Resource.text("sandbox/grading/check.py");
            if (!(opened.run(checker + WARM_UP, START) instanceof Outcome.Completed)) {
                lost("the checker could not be started");
            }
        }
        return Optional.ofNullable(session);
    }

    private Optional<JsonNode> answer(Outcome outcome) {
        switch (outcome) {
            case Outcome.Completed completed -> {
                failures = 0;
                return json(completed.output().printed());
            }
            case Outcome.Raised _ -> failure = "the checker failed";
            case Outcome.TimedOut _ -> failure = "the checker took too long";
            case Outcome.OutOfMemory _ -> failure = "the checker needed too much memory";
            case Outcome.Crashed _ -> failure = "the checker's Python ended";
        }
        if (outcome.state() == SessionState.LOST) {
            lost(failure);
        }
        return Optional.empty();
    }

    private void lost(String why) {
        failure = why;
        failures++;
        close();
    }

    private Optional<JsonNode> json(String printed) {
        try {
            return Optional.of(Json.MAPPER.readTree(printed));
        } catch (JsonProcessingException _) {
            failure = "the checker's reply could not be read";
            return Optional.empty();
        }
    }

    private static Optional<Judgement> judgement(JsonNode reply) {
        String rule = reply.path("rule").asText();
        String because = reply.path("because").asText();
        if (!RULES.contains(rule)) {
            return Optional.empty();
        }
        return switch (reply.path("found").asText()) {
            case "same" -> Optional.of(Judgement.same(rule, because));
            case "different" -> Optional.of(Judgement.different(rule, because));
            case "unknown" -> Optional.of(Judgement.unknown(rule, because));
            default -> Optional.empty();
        };
    }

    private static Optional<BigDecimal> decimal(JsonNode reply) {
        String digits = reply.path("decimal").asText();
        return digits.matches("-?[0-9]{1,80}(?:\\.[0-9]{0,80})?(?:e[-+]?[0-9]{1,4})?")
                ? Optional.of(new BigDecimal(digits))
                : Optional.empty();
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
