package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.escape.attack.Canary;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Another session of the same sandbox, with a secret in a variable and one in a file.
final class Neighbour implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SessionUnderAttack session;
    private final String secret;

    Neighbour(Sandbox sandbox, Canaries canaries) throws InterruptedException, IOException {
        session = SessionUnderAttack.open(sandbox, canaries.known());
        secret = canaries.secret("a variable of another session");
        String inFile = canaries.secret("a file of another session");
        session.run(
                """
                own = '%s'
                try:
                    with open('/tmp/of_neighbour', 'w') as file:
                        file.write('%s')
                except OSError:
                    pass
                """
                        .formatted(secret, inFile),
                "",
                LIMIT);
    }

    Outcome run(String program, Duration limit) throws InterruptedException {
        return session.run(program, "", limit);
    }

    /// What was done to it.
    List<Leak> harm() throws InterruptedException {
        try {
            var shown = session.session().run("own", LIMIT).output().shown();
            return !shown.isEmpty() && shown.getLast().plain().equals("'" + secret + "'")
                    ? List.of()
                    : List.of(new Leak(Canary.NEIGHBOUR, "another session's variable changed"));
        } catch (RuntimeException e) {
            return List.of(new Leak(Canary.NEIGHBOUR, "another session ended: " + e.getMessage()));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
