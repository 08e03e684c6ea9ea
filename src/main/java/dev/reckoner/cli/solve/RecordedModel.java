package dev.reckoner.cli.solve;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.KeyOptions;
import dev.reckoner.cli.option.ServerOptions;
import dev.reckoner.cli.option.Texts;
import dev.reckoner.journal.Run;
import dev.reckoner.model.catalogue.Api;
import dev.reckoner.model.catalogue.Catalogue;
import dev.reckoner.model.select.KeySource;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.Models;
import dev.reckoner.model.select.NoModel;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.task.Effort;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The model that a run was made with, from what its directory says. The key comes from where it
/// came then, unless the command line names another place.
///
/// @param program the version of Reckoner that made the run
/// @param source where the replies came from
public record RecordedModel(
        String program,
        String model,
        boolean scripted,
        @Nullable Instant recorded,
        @Nullable Effort effort,
        Run.Source source,
        KeyOptions keys) {

    private static final String SCRIPT = "script:";

    public static RecordedModel of(Run run, KeyOptions keys) {
        return new RecordedModel(
                run.program(),
                run.model(),
                run.scripted(),
                run.recorded(),
                run.effort(),
                run.source(),
                keys);
    }

    /// @throws Failure if it cannot be had, or its directory does not say how
    public SelectedModel open() throws InterruptedException {
        var access = Optional.ofNullable(source().access()).orElseGet(this::ofAnOlderRun);
        String replies = access.replies();
        if (replies != null) {
            return replayed(replies);
        }
        if (access.url() == null) {
            throw new Failure(
                    Exit.USAGE,
                    "the run was made by a program with a model of its own, which this command"
                            + " cannot have",
                    "go on with it there: Solver.of(model, sandbox).resume(run)");
        }
        try {
            var catalogue =
                    Catalogue.with(
                            Optional.ofNullable(access.catalogue()).map(Path::of).orElse(null),
                            System.getenv());
            var spec = spec(access, access.url());
            return new Models(catalogue).open(spec, LocalDate.now(ZoneOffset.UTC)).with(access);
        } catch (NoModel e) {
            throw ServerOptions.failure(e);
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE, String.valueOf(e.getMessage()), "see: reckoner resume --help");
        }
    }

    private ModelSpec spec(Run.Access access, String url) {
        return ModelSpec.in(System.getenv())
                .model(model())
                .effort(effort())
                .api(api())
                .baseUrl(url)
                .keySource(keys.named() ? keys.source() : keySource(access))
                .headers(headers(access));
    }

    private @Nullable Api api() {
        return source().api() == null ? null : Api.valueOf(source().api().toUpperCase(Locale.ROOT));
    }

    private static KeySource keySource(Run.Access access) {
        if (access.keyFile() != null) {
            return new KeySource.File(Path.of(access.keyFile()));
        }
        return access.keyVariable() == null
                ? new KeySource.OpenAiVariable()
                : new KeySource.Variable(access.keyVariable());
    }

    /// The values of headers are secrets, so they are in no file.
    private List<String> headers(Run.Access access) {
        var given = keys.headers();
        for (String name : access.headers()) {
            if (given.stream().noneMatch(header -> isNamed(name, header))) {
                throw new Failure(
                        Exit.USAGE,
                        "the run was made with the header '%s', whose value is not recorded"
                                .formatted(name),
                        "give it again: --header '%s: …'".formatted(name));
            }
        }
        return given;
    }

    private static boolean isNamed(String name, String header) {
        return header.split(":", 2)[0].strip().equalsIgnoreCase(name);
    }

    /// Replies that are in a file.
    private SelectedModel replayed(String replies) throws InterruptedException {
        if (replies.startsWith(Problems.PREFIX)) {
            return Problems.example(replies.substring(Problems.PREFIX.length())).model();
        }
        try {
            return scripted()
                    ? SelectedModel.script(script(), Texts.read(Path.of(replies)))
                            .with(Run.Access.to(replies))
                    : new Models(Catalogue.own())
                            .open(
                                    ModelSpec.in(System.getenv())
                                            .model("cassette:" + replies)
                                            .effort(effort()),
                                    LocalDate.now(ZoneOffset.UTC));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    String.valueOf(e.getMessage()),
                    "put the file back where it was when the run was made");
        }
    }

    /// The name of a script, which is a part of the model's.
    private String script() {
        return model().startsWith(SCRIPT) ? model().substring(SCRIPT.length()) : model();
    }

    private Run.Access ofAnOlderRun() {
        String server = source().server();
        if (server != null && recorded() == null) {
            return new Run.Access(server, null, null, List.of(), null, null);
        }
        if (scripted()) {
            return Run.Access.to(script());
        }
        throw new Failure(
                Exit.USAGE,
                "the run was made by Reckoner %s, whose run.json does not say where its replies"
                                .formatted(program())
                        + " come from",
                "solve the problem again");
    }
}
