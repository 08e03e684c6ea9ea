import com.google.googlejavaformat.java.Main;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Formats every Java file of the project, or with `check` fails where one is not formatted and
/// names it.
class Format {

    private static final List<String> ROOTS = List.of("src", "examples/programs", ".ci");

    static void main(String[] arguments) throws Exception {
        boolean check = arguments[0].equals("check");
        var how =
                check
                        ? Stream.of("--aosp", "--dry-run", "--set-exit-if-changed")
                        : Stream.of("--aosp", "--replace");
        Main.main(
                Stream.concat(how, ROOTS.stream().flatMap(Format::sources)).toArray(String[]::new));
    }

    private static Stream<String> sources(String root) {
        try (var files = Files.walk(Path.of(root))) {
            return files
                    .map(Path::toString)
                    .filter(file -> file.endsWith(".java"))
                    .toList()
                    .stream();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
