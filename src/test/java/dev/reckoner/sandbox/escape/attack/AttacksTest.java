package dev.reckoner.sandbox.escape.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.sandbox.escape.attack.Attack.Control;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The attacks as they are written down, and their list in `docs/security.md`.
class AttacksTest {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final Pattern LIST =
            Pattern.compile("(?s)(?<=<!-- attacks -->\n).*?(?=<!-- end of attacks -->)");

    @Test
    void areManyAndHaveNamesOfTheirOwn() {
        var names = Attacks.all().stream().map(Attack::name).toList();

        assertThat(names).hasSizeGreaterThanOrEqualTo(150).doesNotHaveDuplicates();
    }

    @Test
    void areDifferentPrograms() {
        assertThat(Attacks.all().stream().filter(attack -> !attack.category().equals("privileges")))
                .extracting(Attack::cells)
                .doesNotHaveDuplicates();
    }

    /// With `-Dreckoner.publish=true` the list is written anew.
    @Test
    void arePublished() throws IOException {
        String page = Files.readString(PAGE);
        String expected = LIST.matcher(page).replaceFirst(Matcher.quoteReplacement(list()));
        if (Boolean.getBoolean("reckoner.publish")) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as("to write the list anew: mvn test -Dtest=AttacksTest -Dreckoner.publish=true")
                .isEqualTo(expected);
    }

    private static String list() {
        List<Attack> all = Attacks.all();
        long without =
                all.stream().filter(attack -> attack.control() instanceof Control.None).count();
        String head =
                "%d attacks; %d of them also succeed in a test without isolation, and %d cannot be tried there, each for the reason given.\n"
                        .formatted(all.size(), all.size() - without, without);
        return head
                + Attacks.CATEGORIES.stream()
                        .map(category ->
                                all.stream()
                                        .filter(attack -> attack.category().equals(category))
                                        .map(AttacksTest::line)
                                        .collect(
                                                Collectors.joining(
                                                        "",
                                                        "\n#### "
                                                                + category.replace('_', ' ')
                                                                + "\n\n",
                                                        "")))
                        .collect(Collectors.joining());
    }

    private static String line(Attack attack) {
        String control =
                attack.control() instanceof Control.None(var because)
                        ? " (not tried without isolation: " + because + ")"
                        : "";
        return "- `%s`: %s%s\n".formatted(attack.name(), attack.summary(), control);
    }
}
