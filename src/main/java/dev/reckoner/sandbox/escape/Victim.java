package dev.reckoner.sandbox.escape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A process of the host that waits, for attacks to signal, trace, limit or read.
///
/// It ends at SIGURG, which harms no other program, and at the end of its input. It has a secret in
/// its environment and another behind its descriptor 7.
///
/// @param number of it, as the attacks would see it
/// @param process its folder in `/proc`
/// @param before what could be changed of it, as it was
record Victim(String name, long number, Path process, Map<String, String> before) {

    /// The file it opens and deletes.
    static final String HELD = "held";

    private static final String DELETED = " (deleted)";
    private static final String WAIT =
            "trap 'exit 7' URG; exec 7<\"$0\"; rm -f \"$0\"; read -r line";
    private static final List<String> STATUS = List.of("TracerPid", "Cpus_allowed");
    private static final int NICE = 16;
    private static final int POLICY = 38;

    /// Its command. The shell gets a name by which it is found, wherever it runs.
    ///
    /// @param folder that it and the attacks can see
    static List<String> words(Path folder, String name) throws IOException {
        Path shell = folder.resolve(name);
        if (!Files.isSymbolicLink(shell)) {
            Files.createSymbolicLink(shell, Path.of("/bin/sh"));
        }
        return List.of(shell.toString(), "-c", WAIT, folder.resolve(HELD).toString());
    }

    /// Once it waits.
    static Victim waiting(String name, long number) throws IOException {
        for (int tries = 0; tries < 1_000; tries++) {
            for (Path process : HostProcesses.named(name)) {
                if (HostProcesses.link(process.resolve("fd/7")).endsWith(DELETED)) {
                    return new Victim(name, number, process, facts(process));
                }
            }
            Pause.millis(10);
        }
        throw new IOException("the process that attacks are to reach did not start");
    }

    private static Map<String, String> facts(Path folder) {
        var facts = new LinkedHashMap<String, String>();
        String status = HostProcesses.text(folder.resolve("status"));
        STATUS.forEach(name -> facts.put(name, HostProcesses.field(status, name)));
        facts.put("limits", HostProcesses.text(folder.resolve("limits")));
        facts.put("oom_score_adj", HostProcesses.text(folder.resolve("oom_score_adj")));
        String[] stat =
                HostProcesses.text(folder.resolve("stat"))
                        .replaceFirst("(?s).*\\) ", "")
                        .split(" ");
        facts.put("nice", stat.length > NICE ? stat[NICE] : "");
        facts.put("policy", stat.length > POLICY ? stat[POLICY] : "");
        facts.put("stopped", Boolean.toString(stat[0].equalsIgnoreCase("T")));
        return facts;
    }

    /// What was done to it.
    Optional<String> harm() {
        String comm = HostProcesses.text(process.resolve("comm")).strip();
        String state = HostProcesses.field(HostProcesses.text(process.resolve("status")), "State");
        if (!comm.equals(name) || state.startsWith("Z")) {
            return Optional.of("a process of the host was ended");
        }
        var now = facts(process);
        return before.entrySet().stream()
                .filter(fact -> !fact.getValue().equals(now.get(fact.getKey())))
                .findFirst()
                .map(fact -> "of a process of the host, this was changed: " + fact.getKey());
    }
}
