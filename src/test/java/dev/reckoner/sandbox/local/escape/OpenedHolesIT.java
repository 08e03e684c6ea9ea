package dev.reckoner.sandbox.local.escape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.cli.sandbox.CellRenderings;
import dev.reckoner.sandbox.escape.Canaries;
import dev.reckoner.sandbox.escape.EscapeSuite;
import dev.reckoner.sandbox.escape.attack.Attack;
import dev.reckoner.sandbox.escape.attack.Attacks;
import dev.reckoner.sandbox.escape.attack.Canary;
import dev.reckoner.sandbox.local.LocalSandbox;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The suite sees it where a wall of the local sandbox is missing: with each taken away, attacks
/// that are meant for it get through.
class OpenedHolesIT {

    @TempDir private Path folder;

    static List<Hole> holes() {
        return Hole.all();
    }

    @ParameterizedTest
    @MethodSource("holes")
    void areSeen(Hole hole) throws IOException, InterruptedException {
        Map<String, Attack> attacks =
                Attacks.all().stream().collect(Collectors.toMap(Attack::name, Function.identity()));
        Map<String, String> environment = new HashMap<>(System.getenv());
        String path = environment.get("PATH");
        environment.put("PATH", hole.open(folder, bubblewrap(path)) + File.pathSeparator + path);
        try (var sandbox = LocalSandbox.start(EscapeSuite.LIMITS, environment);
                var canaries = Canaries.place();
                var suite =
                        new EscapeSuite(
                                sandbox, canaries, new CellRenderings(), EscapeSuite.PATIENCE)) {
            for (String name : hole.attacks()) {
                var attack = attacks.get(name);
                assertThat(suite.run(attack).leaks())
                        .anySatisfy(leak ->
                                assertThat(leak.canary()).isIn(attack.proves(), Canary.BOX));
            }
        }
    }

    private static Path bubblewrap(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .map(place -> Path.of(place, "bwrap"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
