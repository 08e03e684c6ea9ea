package dev.reckoner.sandbox.local.escape;

import dev.reckoner.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A wall of the local sandbox that is taken away: words of bubblewrap's command line, and text of
/// the sandbox's scripts, with what takes their place.
///
/// @param wall in words
/// @param words of the command line, each with those that replace it
/// @param scripts by their path, with texts in them and what replaces those
/// @param attacks that get through then
record Hole(
        String wall,
        Map<String, List<String>> words,
        Map<String, Map<String, String>> scripts,
        List<String> attacks) {

    private static final String ISOLATION = "local/session/isolation.py";
    private static final String SUPERVISOR = "local/supervisor/supervisor.py";

    /// What follows is added at the end of a script.
    private static final String END = "";

    private static final String SESSION = "local/supervisor/session.py";

    /// Opens another one with this one.
    Hole and(Hole other) {
        var all = new LinkedHashMap<>(scripts);
        other.scripts.forEach((name, changes) -> {
            var both = new LinkedHashMap<>(all.getOrDefault(name, Map.of()));
            both.putAll(changes);
            all.put(name, both);
        });
        var command = new LinkedHashMap<>(words);
        command.putAll(other.words);
        return new Hole(wall, command, all, attacks);
    }

    private static Hole script(
            String wall, String name, Map<String, String> changes, String... attacks) {
        return new Hole(wall, Map.of(), Map.of(name, changes), List.of(attacks));
    }

    private static Hole isolation(String wall, String was, String becomes, String... attacks) {
        return script(wall, ISOLATION, Map.of(was, becomes), attacks);
    }

    private static Hole filter(String... attacks) {
        return isolation(
                "the filter of system calls",
                "    instructions = ctypes",
                "    program = struct.pack('HBBI', 6, 0, 0, 0x7FFF0000)\n    instructions = ctypes",
                attacks);
    }

    private static Hole landlock() {
        return isolation("Landlock", "    if abi < 1:", "    if True:");
    }

    /// Bubblewrap's namespaces without one.
    private static Map<String, List<String>> without(String namespace) {
        return Map.of(
                "--unshare-all",
                Stream.of("user", "pid", "net", "ipc", "uts", "cgroup")
                        .filter(kind -> !kind.equals(namespace))
                        .map("--unshare-"::concat)
                        .toList());
    }

    private static Hole bound(String... mount) {
        var words = Stream.concat(Stream.of(mount), Stream.of("--chdir")).toList();
        return new Hole("", Map.of("--chdir", words), Map.of(), List.of());
    }

    private Hole named(String name, String... through) {
        return new Hole(name, words, scripts, List.of(through));
    }

    private static Hole ownNetwork(String... attacks) {
        return isolation("the network namespace", " | NEWNET |", " |", attacks)
                .and(new Hole("", without("net"), Map.of(), List.of()));
    }

    private static Hole ownScratch(String... attacks) {
        return isolation(
                "a /tmp of its own",
                "    _mount(\"tmpfs\", \"/tmp\",",
                "    (\"tmpfs\", \"/tmp\",",
                attacks);
    }

    private static Hole scratch(String wall, String... attacks) {
        return isolation(
                wall,
                "options = f\"size={limits['scratch']},nr_inodes={limits['files']},mode=700\"",
                "options = 'size=1g,nr_inodes=100000,mode=700'",
                attacks);
    }

    private static Hole groups() {
        return isolation("control groups", "    group.join(limits)\n", "");
    }

    private static Hole rlimits(String wall, String... attacks) {
        return isolation(wall, END, "\n_rlimits = rlimits = lambda *_: None\n", attacks)
                .and(groups());
    }

    /// Each wall of which a session's process on the host, or what it reaches, shows that it is
    /// missing.
    static List<Hole> all() {
        return List.of(
                filter("memory_file", "handle_of_process"),
                isolation("no capabilities", "    _no_capabilities()\n", "", "have_capabilities"),
                ownNetwork("have_network_of_host"),
                ownNetwork("connect", "send_packet").and(filter()).and(landlock()),
                ownScratch("find_file_of_neighbour", "leave_a_file").and(bound("--tmpfs", "/tmp")),
                bound("--bind", "/tmp", "/tmp")
                        .and(ownScratch())
                        .and(landlock())
                        .named("no folder of the host", "read_by_path", "overwrite"),
                isolation(
                                "the namespace of shared memory",
                                " | NEWIPC |",
                                " |",
                                "shared_memory",
                                "message_queue")
                        .and(filter()),
                rlimits("the limit of memory", "one_large_object")
                        .and(
                                script(
                                        "",
                                        SUPERVISOR,
                                        Map.of(
                                                "self._limits = {**settings[\"limits\"],",
                                                "self._limits = {**settings[\"limits\"], 'memory':"
                                                        + " 1 << 40,"))),
                rlimits("the limit of processes", "many_processes"),
                scratch("the limit of bytes in /tmp", "several_files"),
                scratch("the limit of files in /tmp", "many_files"),
                script(
                        "the end of leftover processes",
                        "local/supervisor/leftovers.py",
                        Map.of(END, "\nLeftovers.kill = lambda *_: None\n"),
                        "processes_that_stay"),
                script(
                        "the protocol's descriptors",
                        SUPERVISOR,
                        Map.of(
                                "pass_fds=[theirs.fileno()]",
                                "pass_fds=[theirs.fileno(), self._answers]"),
                        "garbage"),
                script(
                        "the limit of output",
                        "local/supervisor/output.py",
                        Map.of("chars // 2", "10**9"),
                        "print_much"),
                script(
                        "the limit of time",
                        SESSION,
                        Map.of("Cell(source, limit)", "Cell(source, limit + 1_000)"),
                        "loop"));
    }

    /// A folder with a program `bwrap` that opens the hole.
    Path open(Path folder, Path bubblewrap) throws IOException {
        var description =
                Map.of(
                        "bwrap",
                        bubblewrap.toString(),
                        "folder",
                        folder.toString(),
                        "words",
                        words,
                        "scripts",
                        scripts);
        String written =
                Json.MAPPER.writeValueAsString(Json.MAPPER.writeValueAsString(description));
        try (var in = Hole.class.getResourceAsStream("/opened_bwrap.py")) {
            String program = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Path opened = folder.resolve("bwrap");
            Files.writeString(
                    opened,
                    "#!/usr/bin/python3\n"
                            + program.replace("json.loads(HOLE)", "json.loads(" + written + ")"));
            Files.setPosixFilePermissions(opened, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return folder;
    }

    @Override
    public String toString() {
        return wall;
    }
}
