package dev.reckoner.cli.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.option.Texts;
import dev.reckoner.json.Json;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.Session;
import dev.reckoner.text.HeadTail;
import dev.reckoner.text.Printable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner sandbox run FILE…` runs each file as a cell of one session; `reckoner sandbox run -`
/// lets any program drive a session through a pipe.
@Command(
        name = "run",
        description = "Runs files as the cells of one session.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner sandbox run setup.py search.py",
            "  echo '{\"code\": \"6 * 7\"}' | reckoner sandbox run -",
            "With -, each line read is {\"code\": ..., \"limit_s\": ...} and is answered by one"
                    + " line.",
            "Exit code 1 if a cell did not complete."
        })
final class SandboxRun implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Python files, or - for JSON lines.")
    private List<String> files = List.of();

    @Option(
            names = "--cell-time",
            paramLabel = "TIME",
            defaultValue = "60s",
            converter = LimitOptions.Seconds.class,
            description = "Time for one cell: 90, 90s or 15m (default: ${DEFAULT-VALUE}).")
    private BigDecimal cellTime = BigDecimal.valueOf(60);

    @Option(names = "--json", description = "Answer each file with a line of JSON, as - does.")
    private boolean json;

    @Mixin private SandboxOption sandbox = new SandboxOption();

    private final PrintStream out = System.out;

    private boolean allCompleted = true;
    private boolean allUnderstood = true;

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean lines = files.equals(List.of("-"));
        List<String> sources =
                lines ? List.of() : files.stream().map(Path::of).map(Texts::read).toList();
        try (Sandbox opened = sandbox.start(line -> System.err.println("reckoner: " + line));
                Session session = opened.open()) {
            if (lines) {
                answerLines(session);
            } else {
                for (String source : sources) {
                    answer(session.run(source, seconds(cellTime.doubleValue())), json);
                }
            }
        }
        return (!allUnderstood ? Exit.USAGE : allCompleted ? Exit.DONE : Exit.NO_ANSWER).code();
    }

    private void answerLines(Session session) throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank()) {
                continue;
            }
            JsonNode cell = parse(line);
            double limit = cell.path("limit_s").asDouble(cellTime.doubleValue());
            if (!cell.path("code").isTextual() || !(limit > 0)) {
                allUnderstood = false;
                print(
                        Json.MAPPER
                                .createObjectNode()
                                .put(
                                        "error",
                                        "expected {\"code\": \"...\", \"limit_s\": SECONDS}, was: "
                                                + shortened(line)));
                continue;
            }
            answer(session.run(cell.path("code").textValue(), seconds(limit)), true);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException _) {
            return Json.MAPPER.missingNode();
        }
    }

    private void answer(Outcome outcome, boolean asJson) {
        allCompleted &= outcome instanceof Outcome.Completed;
        if (asJson) {
            print(Json.MAPPER.valueToTree(CellLine.of(outcome)));
        } else {
            String text = Printable.text(outcome.text());
            if (!text.isEmpty()) {
                out.println(text);
            }
            if (!(outcome instanceof Outcome.Completed || outcome instanceof Outcome.Raised)) {
                System.err.println("reckoner: the cell ended: " + CellLine.of(outcome).outcome());
            }
        }
    }

    private void print(JsonNode line) {
        out.println(JsonLine.of(line));
        out.flush();
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private static String shortened(String line) {
        return line.length() <= 120 ? line : HeadTail.head(line, 120) + "…";
    }
}
