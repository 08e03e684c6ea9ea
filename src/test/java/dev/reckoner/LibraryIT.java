package dev.reckoner;

import static dev.reckoner.testing.openai.OpenAiServer.scripted;
import static dev.reckoner.testing.openai.Turn.python;
import static dev.reckoner.testing.openai.Turn.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.testing.openai.Usage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/// What README says under "From Java", done in a Maven project outside this checkout, against the
/// artifact as it is installed.
class LibraryIT {

    private static final Pattern VERSION = Pattern.compile("<version>(.+?)</version>");
    private static final List<String> GOALS =
            List.of("compiler:compile", "dependency:build-classpath", "jar:jar", "shade:shade");

    private static final String IMPORTS =
            """
            import dev.langchain4j.model.chat.ChatModel;
            import dev.langchain4j.model.openai.OpenAiChatModel;
            import dev.reckoner.Solver;
            import dev.reckoner.sandbox.graalpy.GraalPySandbox;
            import dev.reckoner.task.Problem;
            """;

    private record Ran(int exit, String printed, String errors) {}

    private static final String SOLVED = "answer: 43\n360 tokens in 2 replies\n";

    @TempDir private static Path folder = Path.of("");
    private static Path target = Path.of("");
    private static List<String> classPath = List.of();

    @BeforeAll
    static void theProjectIsBuilt() throws IOException, InterruptedException {
        var readme = section(Files.readString(Path.of("README.md")), "From Java");
        var project = folder.resolve("project");
        var sources = Files.createDirectories(project.resolve("src/main/java"));
        Files.writeString(sources.resolve("Program.java"), program(block(readme, "java")));
        Files.writeString(
                project.resolve("pom.xml"),
                Files.readString(Path.of("src/test/library/pom.xml"))
                        .replace("DEPENDENCIES", block(readme, "xml")));

        var maven = new ArrayList<>(List.of("mvn", "-B", "-ntp", "-q"));
        maven.add("-Dmaven.repo.local=" + repository());
        maven.addAll(GOALS);
        var built = run(project, maven);
        assertThat(built.exit()).as(built.printed() + built.errors()).isZero();

        target = project.resolve("target");
        classPath = List.of(Files.readString(target.resolve("class-path")).strip().split(":"));
    }

    /// JUnit would warn of each.
    @AfterAll
    static void removeTheLinks() throws IOException {
        try (var files = Files.walk(folder.resolve("repository"))) {
            for (var link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void theProgramRunsOnItsClassPath() throws Exception {
        assertThat(solve(classPath).printed()).isEqualTo(SOLVED);
    }

    @Test
    void theProgramRunsInOneJar() throws Exception {
        var ran = solve(List.of(target.resolve("one.jar").toString()));

        assertThat(ran.printed()).as(ran.errors()).isEqualTo(SOLVED);
    }

    @Test
    void withoutGraalPyTheMissingDependencyIsNamed() throws Exception {
        var ran = solve(withoutGraalPy());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.errors())
                .contains(
                        "SandboxUnavailable: GraalPy (org.graalvm.polyglot:python:25.2.4) is not");
    }

    @Test
    void withoutGraalPyAllJarsAreLessThan15Megabytes() {
        assertThat(withoutGraalPy().stream().mapToLong(jar -> new File(jar).length()).sum())
                .isLessThan(15_000_000);
    }

    @Test
    void noOtherPartOfTheCommandComesWithIt() {
        assertThat(withoutGraalPy())
                .noneMatch(jar -> jar.contains("/picocli") || jar.contains("/slf4j-simple"));
    }

    @Test
    void itsFilesAreInFoldersOfItsOwn() throws IOException {
        try (var jar = new JarFile("target/dist/reckoner.jar")) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> !name.endsWith("/")))
                    .allMatch(name ->
                            name.startsWith("dev/reckoner/") || name.startsWith("META-INF/"));
        }
    }

    private static List<String> withoutGraalPy() {
        return classPath.stream().filter(jar -> !jar.contains("/org/graalvm/")).toList();
    }

    private static Ran solve(List<String> jars) throws IOException, InterruptedException {
        var cost = new Usage(120, 20, 60, 40);
        var cell = python("pow(7, 7**7, 100)").costing(cost);
        try (var server = scripted(cell, submits("43").costing(cost)).start()) {
            var path = new ArrayList<>(jars);
            path.add(target.resolve("classes").toString());
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return run(
                    folder, List.of(java, "-cp", String.join(":", path), "Program", server.url()));
        }
    }

    private static Ran run(Path in, List<String> command) throws IOException, InterruptedException {
        var errors = folder.resolve("errors");
        var builder =
                new ProcessBuilder(command).directory(in.toFile()).redirectError(errors.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), printed, Files.readString(errors));
    }

    /// A repository with this build of Reckoner, and links to all else that the machine's own has.
    private static Path repository() throws IOException {
        var own =
                Path.of(
                        System.getProperty(
                                "localRepository",
                                System.getProperty("user.home") + "/.m2/repository"));
        var repository = Files.createDirectory(folder.resolve("repository"));
        var dev = Files.createDirectory(repository.resolve("dev"));
        link(own, repository);
        link(own.resolve("dev"), dev);
        var pom = Files.readString(Path.of("pom.xml"));
        var version = VERSION.matcher(pom).results().findFirst().orElseThrow().group(1);
        var installed = Files.createDirectories(dev.resolve("reckoner/reckoner").resolve(version));
        var name = installed.resolve("reckoner-" + version).toString();
        Files.writeString(Path.of(name + ".pom"), pom);
        Files.copy(Path.of("target/dist/reckoner.jar"), Path.of(name + ".jar"));
        return repository;
    }

    private static void link(Path from, Path to) throws IOException {
        try (var entries = Files.list(from)) {
            for (var entry : entries.toList()) {
                var link = to.resolve(entry.getFileName());
                if (Files.notExists(link) && !link.endsWith("dev/reckoner")) {
                    Files.createSymbolicLink(link, entry);
                }
            }
        }
    }

    private static String program(String lines) {
        return IMPORTS
                + """

                class Program {

                    public static void main(String[] arguments) throws InterruptedException {
                        String url = arguments[0];
                        String key = "no-key";
                        String name = "o3-mini";
                        %s
                    }
                }
                """
                        .formatted(lines);
    }

    private static String section(String page, String title) {
        return page.split("## " + title + "\n")[1].split("\n## ")[0];
    }

    private static String block(String section, String language) {
        return section.split("```" + language + "\n")[1].split("```")[0];
    }
}
