import com.google.googlejavaformat.java.Main;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Formats every Java file of the project, or with `check` names each that is not formatted, with
/// the command that formats it, and fails.
class Format {

    private static final List<String> ROOTS = List.of("src", "examples/programs", ".ci");

    static void main(String[] arguments) throws Exception {
        if (!arguments[0].equals("check")) {
            System.exit(run(System.out, "--replace"));
        }
        var names = new ByteArrayOutputStream();
        int failed = run(names, "--dry-run");
        var unformatted = names.toString(StandardCharsets.UTF_8).lines().toList();
        if (!unformatted.isEmpty()) {
            unformatted.forEach(file -> System.err.println("[ERROR] not formatted: " + file));
            System.err.println("[ERROR] format with: mvn process-classes -Dformat=apply");
        }
        System.exit(unformatted.isEmpty() ? failed : 1);
    }

    private static int run(OutputStream out, String how) throws Exception {
        var words =
                Stream.concat(Stream.of("--aosp", how), ROOTS.stream().flatMap(Format::sources));
        return new Main(new PrintWriter(out, true), new PrintWriter(System.err, true), System.in)
                .format(words.toArray(String[]::new));
    }

    private static Stream<String> sources(String root) {
        try (var files = Files.walk(Path.of(root))) {
            return files
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
