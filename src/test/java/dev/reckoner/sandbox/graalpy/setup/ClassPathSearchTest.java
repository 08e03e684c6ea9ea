package dev.reckoner.sandbox.graalpy.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ClassPathSearchTest {

    @Test
    void theDependencyHasTheVersionThatThisBuildUsesAndReadmeNames() throws IOException {
        var version = ClassPathSearch.DEPENDENCY.split(":")[2];

        assertThat(Files.readString(Path.of("pom.xml")))
                .contains("<graalpy.version>" + version + "</graalpy.version>");
        assertThat(Files.readString(Path.of("README.md")))
                .contains("<artifactId>python</artifactId>\n  <version>" + version + "</version>");
    }

    @Test
    void findsGraalPysJarsAndNoOther() {
        var found = ClassPathSearch.jars(Path.of("java"), Path.of("classes"));

        assertThat(ClassPathSearch.DEPENDENCY).endsWith(":" + found.version());
        assertThat(found.graalpy())
                .hasSizeGreaterThan(10)
                .allMatch(jar -> jar.getFileName().toString().endsWith(found.version() + ".jar"));
    }
}
