package dev.reckoner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;

/// A number that a model or a person reads must not be written in the digits of the machine's
/// language. Text in `%s` has no language; numbers with a format of their own need `Locale.ROOT`.
class LocaleTest {

    private static final Pattern LOCALIZED = Pattern.compile("%[-,+0-9.]*[dfeg]");
    private static final Pattern DEFAULT_LOCALE =
            Pattern.compile(
                    "\\.formatted\\(|(?:printf|String\\.format)\\(\\s*+\"|to(?:Lower|Upper)Case\\(\\)");

    @Test
    void noNumberIsWrittenInTheLanguageOfTheMachine() throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String statement : Files.readString(file).split("[;{}]\\s*\\R")) {
                    var call = DEFAULT_LOCALE.matcher(statement);
                    if (call.find()
                            && (LOCALIZED.matcher(statement).find()
                                    || call.group().endsWith("Case()"))) {
                        found.add(file + ": " + statement.strip());
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
