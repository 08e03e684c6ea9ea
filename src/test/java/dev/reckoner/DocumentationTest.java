package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;

import dev.reckoner.model.select.SelectedModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/// What is written beside the program and nothing else would notice when it becomes false.
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");

    private static final Pattern SCRIPT =
            Pattern.compile("```json\\n(\\{\\n {2}\"replies\".*?)```", Pattern.DOTALL);

    /// A type after its package, or alone in backticks.
    private static final Pattern TYPE =
            Pattern.compile("(?:\\b(?:[a-z][a-z0-9]*\\.)+|`)([A-Z][A-Za-z]+)\\b");

    private static final Pattern TEST_CLASS =
            Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT|Contract))\\b");

    /// A test class and its method in backticks.
    private static final Pattern TEST_METHOD = Pattern.compile("`([A-Z]\\w*(?:Test|IT))\\.(\\w+)`");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        var broken = new TreeSet<String>();
        for (Path page : pages()) {
            links(page)
                    .filter(link -> Files.notExists(page.resolveSibling(link)))
                    .forEach(link -> broken.add(page + ": " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theArchitecturePageNamesTypesThatExist() throws IOException {
        var unknown = new TreeSet<String>();
        var types = names(Path.of("src/main/java"), Path.of("src/test/java"));
        TYPE.matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !types.contains(name))
                .forEach(unknown::add);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyTestThatAPageNamesExists() throws IOException {
        var unknown = new TreeSet<String>();
        var tests = names(Path.of("src/test/java"), Path.of("src/test-server/java"));
        for (Path page : pages()) {
            TEST_CLASS
                    .matcher(Files.readString(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !tests.contains(name))
                    .forEach(name -> unknown.add(page + ": " + name));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void theTestsThatThePageOnServersNamesExist() throws IOException {
        var missing = new TreeSet<String>();
        var tests = sources(Path.of("src/test/java"));
        TEST_METHOD
                .matcher(Files.readString(Path.of("docs/servers.md")))
                .results()
                .filter(named ->
                        !tests.getOrDefault(named.group(1), "")
                                .contains(" " + named.group(2) + "("))
                .forEach(named -> missing.add(named.group()));
        assertThat(missing).isEmpty();
    }

    private static Map<String, String> sources(Path root) throws IOException {
        var sources = new HashMap<String, String>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - 5), Files.readString(file));
            }
        }
        return sources;
    }

    /// What the program would not accept is an error of [SelectedModel#script].
    @Test
    void theScriptThatThePageForContributorsShowsIsRead() throws IOException {
        var script = SCRIPT.matcher(Files.readString(Path.of("CONTRIBUTING.md")));
        assertThat(script.find()).isTrue();

        assertThat(SelectedModel.script("CONTRIBUTING.md", script.group(1)).scripted()).isTrue();
    }

    @Test
    void thePerformanceProgramsAndTheExamplesCompile() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = programs()) {
            var task =
                    compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-proc:none", "-Xlint:none", "-implicit:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources.toList()));
            ((JavacTask) task).analyze();
        }
        assertThat(said.toString()).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static Stream<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page)).results().map(link -> link.group(1));
    }

    private static TreeSet<String> names(Path... roots) throws IOException {
        var names = new TreeSet<String>();
        for (Path root : roots) {
            try (var files = Files.walk(root)) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(".java"))
                        .map(file -> file.substring(0, file.length() - ".java".length()))
                        .forEach(names::add);
            }
        }
        return names;
    }

    private static Stream<Path> programs() throws IOException {
        return Stream.concat(
                Files.list(Path.of("perf")).filter(file -> file.toString().endsWith(".java")),
                Files.list(Path.of("examples/programs")));
    }
}
