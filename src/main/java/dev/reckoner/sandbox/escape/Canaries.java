package dev.reckoner.sandbox.escape;

import dev.reckoner.sandbox.escape.attack.Canary;
import dev.reckoner.sandbox.host.HostCommand;
import dev.reckoner.sandbox.host.HostEnvironment;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What attacks try to reach: files, listeners and a process of this machine, and secrets.
public final class Canaries implements AutoCloseable {

    /// The variable that has a secret in the environment of the [Victim].
    public static final String VARIABLE = "RECKONER_CANARY";

    private static final String MODULE = "reckoner_canary_module.py";
    private static final int LEAST_SECRET = 16;

    private final HostFiles files = new HostFiles();
    private final Map<String, String> secrets = new HashMap<>();
    private final String ofVictim = secret("what is in the environment of a process of the host");
    private final KernelState kernel = KernelState.now();
    private final Listeners listeners;
    private final String victimName = "rv" + random() + random().substring(0, 4);
    private final List<String> victimWords;
    private @Nullable Victim victim;
    private @Nullable Process process;

    /// Starts the process that attacks are to reach.
    public static Canaries place() throws IOException {
        var canaries = prepare();
        if (HostProcesses.visible()) {
            var command = new HostCommand(canaries.victimWords, canaries.victimEnvironment());
            var process = command.builder().start();
            canaries.process = process;
            canaries.victim(process.pid());
        }
        return canaries;
    }

    /// The caller starts the process, by [#victimWords], and tells its number.
    public static Canaries prepare() throws IOException {
        return new Canaries();
    }

    private Canaries() throws IOException {
        files.write("secret", secret("what is in a file of the host"));
        files.write(secret("a name in a folder of the host"), "");
        files.write(MODULE, "secret = '%s'\n".formatted(secret("what is in a module of the host")));
        files.write(Victim.HELD, secret("what a process of the host has open"));
        listeners = new Listeners(files.folder().resolve("socket"));
        files.open("socket");
        secrets.put(victimName, "the name of a process of the host");
        victimWords = Victim.words(files.folder(), victimName);
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeAll(HostEnvironment.PLAIN.of(System.getenv()).keySet());
        environment.forEach((name, value) -> {
            if (value.length() >= LEAST_SECRET) {
                secrets.put(value, "the variable " + name + " of the host");
            }
        });
        files.remember();
    }

    /// A folder of the host.
    public Path folder() {
        return files.folder();
    }

    public List<String> victimWords() {
        return victimWords;
    }

    public Map<String, String> victimEnvironment() {
        return Map.of(VARIABLE, ofVictim);
    }

    /// @param number of the started process, as attacks would see it
    public void victim(long number) throws IOException {
        victim = Victim.waiting(victimName, number);
        files.remember();
    }

    /// A text nobody could guess, recognised wherever a cell shows it.
    String secret(String what) {
        String secret = random() + random() + random();
        secrets.put(secret, what);
        return secret;
    }

    /// Eight letters and digits.
    static String random() {
        byte[] bytes = new byte[4];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// What attacks know of the host, by the names they know it by.
    SequencedMap<String, Object> known() throws IOException {
        var known = new LinkedHashMap<String, Object>();
        known.put("folder", files.folder().toString());
        known.put("victim", victim == null ? 1 : victim.number());
        known.put("tcp", listeners.tcp());
        known.put("tcp6", listeners.tcp6());
        known.put("udp", listeners.udp());
        return known;
    }

    /// Whether this machine has what shows it.
    boolean shows(Canary canary) {
        return switch (canary) {
            case PROCESS, PROCESSES, MEMORY, SCRATCH, KERNEL -> HostProcesses.visible();
            case VICTIM -> victim != null;
            case SECRET, FILE, LISTENER, NEIGHBOUR, CARRIED, BOX, NEXT, LATE, OUTPUT, DISPLAY ->
                    true;
        };
    }

    /// What was reached of this machine since the last call.
    List<Leak> touched() throws IOException {
        var leaks = new ArrayList<Leak>();
        files.changed()
                .forEach(name ->
                        leaks.add(
                                new Leak(Canary.FILE, "a file of the host was changed: " + name)));
        listeners
                .reached()
                .forEach(what -> leaks.add(new Leak(Canary.LISTENER, "it reached " + what)));
        kernel.changes()
                .forEach(what ->
                        leaks.add(
                                new Leak(
                                        Canary.KERNEL,
                                        "of the host's kernel, this was changed: " + what)));
        if (victim != null) {
            victim.harm().ifPresent(harm -> leaks.add(new Leak(Canary.VICTIM, harm)));
        }
        return leaks;
    }

    /// @param shown all that a cell showed
    List<Leak> secretsIn(String shown) {
        return secrets.entrySet().stream()
                .filter(secret -> shown.contains(secret.getKey()))
                .map(secret -> new Leak(Canary.SECRET, "it knows " + secret.getValue()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        if (process != null) {
            process.destroyForcibly();
        }
        try (files) {
            listeners.close();
        }
    }
}
