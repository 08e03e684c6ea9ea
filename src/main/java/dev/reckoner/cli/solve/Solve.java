package dev.reckoner.cli.solve;

import dev.reckoner.Settings;
import dev.reckoner.Solver;
import dev.reckoner.answer.grading.Grader;
import dev.reckoner.answer.question.Gold;
import dev.reckoner.answer.question.Question;
import dev.reckoner.cli.grade.JudgeOption;
import dev.reckoner.cli.grade.LateSandbox;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.LimitOptions;
import dev.reckoner.cli.option.ModelOptions;
import dev.reckoner.cli.option.RecordOption;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.preset.PresetOptions;
import dev.reckoner.model.select.ModelSpec;
import dev.reckoner.model.select.ModelSpec.Needs.Tools;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.model.select.Warning;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;
import dev.reckoner.task.Problem;
import dev.reckoner.task.PythonMode;
import dev.reckoner.task.Submission;
import dev.reckoner.task.UnusableLimit;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `reckoner solve`
@Command(
        name = "solve",
        description = "Solves a problem and shows the work.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner solve --example                 list the examples",
            "  reckoner solve --example six-rods        run one; needs no key and no network",
            "  reckoner solve --file problem.md --effort high --max-usd 0.50",
            "  reckoner solve --base-url http://localhost:11434/v1 --model qwen3:4b 'Is ...?'",
            "  reckoner solve -- '-5 + 3 = ?'           what begins with - goes after --",
            "  reckoner solve --json <problem.md | jq .answer",
            "  reckoner solve --file problem.md --record problem.cassette",
            "  reckoner replay problem.cassette          no server, no key, the same replies"
        })
public final class Solve implements Callable<Integer> {

    @ArgGroup(multiplicity = "0..1")
    private Source source = new Source();

    @Mixin private ModelOptions model = new ModelOptions();

    @Mixin private RecordOption recording = new RecordOption();

    @Mixin private SandboxOption sandbox = new SandboxOption();

    @Mixin private LimitOptions limits = new LimitOptions();

    @Mixin private GoldOptions gold = new GoldOptions();

    @Mixin private JudgeOption judge = new JudgeOption();

    @Mixin private PresetOptions preset = new PresetOptions();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description = "Where run directories go (default: ./${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(
            names = "--dry-run",
            description =
                    "Show what would be sent and the most that it can cost; send, start and write"
                            + " nothing.")
    private boolean dryRun;

    @Mixin private VoteOption vote = new VoteOption();

    @Mixin private OutputOptions output = new OutputOptions();

    /// What can be wrong is found out in the order of what it costs to find out; the sandbox is
    /// started last.
    @Override
    public Integer call() throws InterruptedException {
        if (source.listsExamples()) {
            output.list(Problems.examples());
            return Exit.DONE.code();
        }
        var example = source.example();
        var asked = example.map(Problems.Example::known).orElseGet(source::question);
        var question = asked.with(gold.gold(asked));
        var settings = preset.settings(question.gold()).with(limits.limits());
        var script = example.map(Problems.Example::model).orElse(null);
        if (dryRun) {
            return plan(question.problem(), settings, script).code();
        }
        Writable.check(runs);
        var task = new Task(question, settings);
        var most = vote.most();
        try (var view = output.view()) {
            return most.isPresent()
                    ? voted(task, most.getAsInt(), script, view).code()
                    : solve(task, script, view).code();
        }
    }

    private Exit plan(Problem problem, Settings settings, @Nullable SelectedModel script)
            throws InterruptedException {
        try (var view = output.view()) {
            var foreseen = model.foresee(script, needs(settings));
            boolean withPython = settings.python() != PythonMode.NONE;
            var python = withPython ? sandbox.describe(view::say) : SandboxOption.none();
            var plan = Solver.of(foreseen, python).with(settings).plan(problem);
            view.say(foreseen.why());
            var notes = new ArrayList<>(foreseen.warnings());
            if (judge.given()) {
                notes.add(
                        new Warning(
                                "the replies of the judge come on top: no limit holds for them",
                                List.of()));
            }
            output.show(new DryRun(plan, notes));
            return Exit.DONE;
        } catch (UnusableLimit e) {
            throw Attempting.failure(e);
        }
    }

    private record Task(Question question, Settings settings) {

        Problem problem() {
            return question.problem();
        }

        /// Whether Python is needed, be it only to run what is submitted or what verifies it.
        boolean runsPython() {
            return settings.python() != PythonMode.NONE
                    || settings.preset().submission() == Submission.PROGRAM
                    || question.gold() instanceof Gold.Verifier;
        }
    }

    /// Attempts that vote are shown together, and none of them by itself.
    private void checkVote() {
        if (judge.given() || recording.given() || output.events()) {
            throw new Failure(
                    Exit.USAGE,
                    "--vote makes many attempts, and --judge, --record and --events are for one",
                    "leave them out, or leave out --vote");
        }
    }

    private Exit voted(Task task, int most, @Nullable SelectedModel script, View view)
            throws InterruptedException {
        checkVote();
        var settings = task.settings();
        var interruption = Interruption.heard(view::tell);
        var chosen = model.choose(script, needs(settings));
        view.say(chosen.why());
        chosen.warnings().stream().map(RemedyWords::of).forEach(view::say);
        moneyLimit(chosen, settings).ifPresent(limit -> view.say("each of the attempts: " + limit));
        try (var python = sandbox.start(view::say)) {
            return new VotedAttempts(task.question(), settings, most)
                    .made(chosen, python, runs, view, interruption);
        }
    }

    private Exit solve(Task task, @Nullable SelectedModel script, View view)
            throws InterruptedException {
        var settings = task.settings();
        var interruption = Interruption.heard(view::tell);
        var chosen = model.choose(script, needs(settings));
        var judging = judge.choose(model.server());
        view.say(recording.check(chosen).why());
        chosen.warnings().stream().map(RemedyWords::of).forEach(view::say);
        moneyLimit(chosen, settings).ifPresent(view::say);
        try (var python = python(task, view);
                var late = new LateSandbox(sandbox);
                var grader = Grader.using(task.runsPython() ? python::open : late::open)) {
            var solver = Solver.of(chosen, python).with(settings);
            var recorded = recording.taking(chosen, () -> solver.describe(task.problem()));
            var journalled = Solver.of(recorded, python).with(settings).recordingIn(runs);
            var gold = task.question().gold();
            var checked =
                    judging.map(asked -> journalled.checking(gold, grader, asked))
                            .orElseGet(() -> journalled.checking(gold, grader));
            return Attempting.exit(
                    (watcher, stop) -> checked.solve(task.problem(), watcher, stop),
                    view,
                    interruption);
        }
    }

    private Sandbox python(Task task, View view) throws InterruptedException {
        if (!task.runsPython()) {
            return SandboxOption.none();
        }
        var started = sandbox.start(view::say);
        try {
            NeededLibraries.check(task.question(), started.description());
            return started;
        } catch (Failure e) {
            started.close();
            throw e;
        }
    }

    private static ModelSpec.Needs needs(Settings settings) {
        return new ModelSpec.Needs(
                settings.python() == PythonMode.NONE ? Tools.NONE : tools(settings.calls()),
                settings.limits().most(Limits.Kind.USD).isPresent());
    }

    private static Tools tools(Calls calls) {
        return switch (calls) {
            case NATIVE -> Tools.NEEDED;
            case AUTO -> Tools.WANTED;
            case TEXT -> Tools.NONE;
        };
    }

    /// What an attempt may cost where nobody has said it; empty if nothing can be spent.
    private static Optional<String> moneyLimit(SelectedModel chosen, Settings settings) {
        var pricing = chosen.facts().pricing();
        boolean own = settings.limits().most(Limits.Kind.USD).isPresent();
        boolean costs = pricing.known().filter(price -> !price.free()).isPresent();
        if (own || chosen.recorded() != null || !costs) {
            return Optional.empty();
        }
        return Optional.of(
                settings.preset()
                        .limits(pricing)
                        .most(Limits.Kind.USD)
                        .map(usd ->
                                "this attempt may cost up to $%s; --max-usd sets another limit"
                                        .formatted(usd))
                        .orElse(
                                "this attempt has no limit on money, as the published setup has"
                                        + " none; --max-usd sets one"));
    }
}
