package dev.reckoner.cli.eval;

import dev.reckoner.Plan;
import dev.reckoner.Solver;
import dev.reckoner.answer.question.Question;
import dev.reckoner.cli.eval.ArmOptions.Way;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.cli.preset.AttemptOptions;
import dev.reckoner.cli.solve.Interruption;
import dev.reckoner.cli.solve.Writable;
import dev.reckoner.eval.dataset.Dataset;
import dev.reckoner.eval.row.Arm;
import dev.reckoner.eval.row.EvaluationRecord;
import dev.reckoner.eval.run.EvaluationDirectory;
import dev.reckoner.eval.run.Job;
import dev.reckoner.journal.Program;
import dev.reckoner.model.select.ModelSpec.Needs;
import dev.reckoner.model.select.ModelSpec.Needs.Tools;
import dev.reckoner.model.select.SelectedModel;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxLimits;
import dev.reckoner.task.AnswerForm;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Submission;
import dev.reckoner.task.UnusableLimit;
import dev.reckoner.text.OneLine;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;

/// `reckoner eval`
@Command(
        name = "eval",
        description = {
            "Makes many attempts at the problems of a data set, and counts what came of them.",
            "Each effort with each kind of tools and each preset is an arm; each problem gets"
                    + " --samples attempts in each arm. What is stopped or killed goes on with:"
                    + " reckoner resume DIR."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  reckoner eval examples --samples 4       60 problems with scripts; no key, no"
                    + " network",
            "  reckoner eval aime.jsonl --effort low,high --tools python,none --samples 8 --max-usd"
                    + " 20",
            "  reckoner eval 'math/*.parquet' --limit 50 --shuffle --base-url"
                    + " http://localhost:8000/v1",
            "  reckoner eval aime.jsonl --dry-run       how many attempts, and what they can cost"
        })
public final class EvalCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "DATASET",
            description =
                    "Files, folders or globs of JSON, JSON lines, CSV or Parquet; or examples, the"
                            + " problems that come with the program.")
    private List<String> dataset = List.of();

    @Mixin private DatasetOptions selection = new DatasetOptions();

    @Mixin private SampleOptions voting = new SampleOptions();

    @Mixin private EvaluationModelOptions model = new EvaluationModelOptions();

    @Mixin private ArmOptions arms = new ArmOptions();

    @Mixin private RunLimitOptions limits = new RunLimitOptions();

    @Mixin private AttemptLimitOptions attemptLimits = new AttemptLimitOptions();

    @Mixin private AttemptOptions attempt = new AttemptOptions();

    @Mixin private SandboxOption sandbox = new SandboxOption();

    @Mixin private ParallelOptions parallel = new ParallelOptions();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            defaultValue = "runs",
            description =
                    "Where the directory of the evaluation goes (default: ./${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Option(
            names = "--dry-run",
            description = "Say how many attempts it would be and what they can cost; make none.")
    private boolean dryRun;

    @Option(names = "--json", description = "End with one JSON object on standard output.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Show no progress.")
    private boolean quiet;

    /// What can be wrong is found out in the order of what it costs to find out.
    @Override
    public Integer call() throws InterruptedException {
        voting.samples();
        voting.error();
        var problems = new NamedDataset(dataset, selection).read();
        var ways = arms.ways();
        ways.forEach(this::checkForm);
        parallel.jobs();
        parallel.cells();
        try (var view = new EvaluationView(quiet)) {
            problems.notes().forEach(view::say);
            var opened = opened(problems, ways, view);
            if (!dryRun) {
                Writable.check(runs);
            }
            return evaluated(problems, opened, view).code();
        }
    }

    private void checkForm(Way way) {
        if (attempt.answerAs() != AnswerForm.ANY
                && way.preset().submission() == Submission.PROGRAM) {
            throw usage(
                    "--answer-as %s has no meaning with --preset %s, where a program is submitted"
                            .formatted(attempt.answerAs(), way.preset()));
        }
    }

    /// The arms, and the models that they ask.
    ///
    /// @param any one of the models, for what they have in common
    private record Opened(List<Arm> arms, EvaluationModels models, SelectedModel any) {

        boolean tools() {
            return arms.stream().anyMatch(Arm::tools);
        }
    }

    private Opened opened(Dataset problems, List<Way> ways, EvaluationView view)
            throws InterruptedException {
        boolean shipped = NamedDataset.isShipped(dataset) && !model.named();
        var scripts = shipped ? EvaluationModelOptions.shipped() : model.scripts().orElse(null);
        return scripts != null ? scripted(problems, ways, scripts) : served(ways, view);
    }

    private Opened scripted(Dataset problems, List<Way> ways, EvaluationModels.OfScripts models) {
        var ids = problems.questions().stream().map(Question::id).toList();
        var all = new ArrayList<Arm>();
        for (var way : ways) {
            for (var effort : arms.efforts()) {
                var missing = models.scripts().missing(ids, effort, way.tools());
                if (!missing.isEmpty()) {
                    throw usage(
                            "%s has no attempt at %s of the %s problems%s, such as '%s'"
                                    .formatted(
                                            models.scripts().name(),
                                            missing.size(),
                                            ids.size(),
                                            effort == null ? "" : " at effort " + effort,
                                            OneLine.quote(missing.getFirst(), 60)));
                }
                all.add(way.arm(models.scripts().name(), effort));
            }
        }
        var first = all.getFirst();
        var any = models.of(Job.of("", problems.questions().getFirst(), first, 1));
        return new Opened(all, models, any);
    }

    private Opened served(List<Way> ways, EvaluationView view) throws InterruptedException {
        Map<Arm, SelectedModel> models = new LinkedHashMap<>();
        for (var way : ways) {
            for (var effort : arms.efforts()) {
                var opened =
                        dryRun ? model.foresee(effort, needs(way)) : model.open(effort, needs(way));
                if (models.isEmpty()) {
                    view.say(opened.why());
                    opened.warnings().stream().map(RemedyWords::of).forEach(view::say);
                }
                models.put(way.arm(opened.name(), opened.effort().orElse(null)), opened);
            }
        }
        return new Opened(
                List.copyOf(models.keySet()),
                new EvaluationModels.OfArms(models),
                models.values().iterator().next());
    }

    private Needs needs(Way way) {
        boolean money =
                limits.limits().most(Kind.USD).isPresent()
                        || attemptLimits.limits().most(Kind.USD).isPresent();
        return new Needs(way.tools() ? tools(way) : Tools.NONE, money);
    }

    private Tools tools(Way way) {
        return switch (attempt.calls().orElse(way.preset().calls())) {
            case Calls.NATIVE -> Tools.NEEDED;
            case Calls.AUTO -> Tools.WANTED;
            case Calls.TEXT -> Tools.NONE;
        };
    }

    private Exit evaluated(Dataset problems, Opened opened, EvaluationView view)
            throws InterruptedException {
        var interruption = Interruption.heard(view::tell);
        if (dryRun) {
            var described = opened.tools() ? sandbox.describe(view::say) : SandboxOption.none();
            var record = record(problems, opened, null);
            System.out.println(plan(problems, opened, record, described).words());
            return Exit.DONE;
        }
        try (var python = opened.tools() ? sandbox.start(view::say) : new LazySandbox(sandbox)) {
            if (opened.tools()) {
                python.open().close();
            }
            var record = record(problems, opened, python);
            view.say(plan(problems, opened, record, python).words());
            try (var directory = EvaluationDirectory.create(runs, record, problems.questions())) {
                return new EvaluationWork(
                                directory, opened.models(), python, record.run(), parallel, json)
                        .done(view, interruption);
            }
        }
    }

    /// Finds out that every attempt can begin, and what all can cost.
    private EvaluationPlan plan(
            Dataset problems, Opened opened, EvaluationRecord record, Sandbox python) {
        var plans = new ArrayList<Plan>();
        for (var question : problems.questions()) {
            for (var arm : opened.arms()) {
                try {
                    var asked = opened.models().of(Job.of(record.id(), question, arm, 1));
                    plans.add(
                            Solver.of(asked, python)
                                    .with(ArmSettings.of(arm, record))
                                    .plan(question.problem()));
                } catch (UnusableLimit e) {
                    throw new Failure(
                            Exit.USAGE,
                            ofAttempt(String.valueOf(e.getMessage())),
                            ofAttempt(RemedyWords.of(e.remedy())));
                }
            }
        }
        return EvaluationPlan.of(record, opened.any(), plans);
    }

    /// The limits of an attempt have names of their own here.
    private static String ofAttempt(String words) {
        return words.replace("--max-", "--attempt-max-");
    }

    private EvaluationRecord record(Dataset problems, Opened opened, @Nullable Sandbox python) {
        boolean tools = opened.tools();
        return new EvaluationRecord(
                UUID.randomUUID().toString(),
                Program.version(),
                Instant.now(),
                NamedDataset.slug(dataset),
                problems.source(),
                opened.arms(),
                voting.samples(),
                opened.any().scripted(),
                attemptLimits.limits(),
                limits.limits(),
                tools && python != null ? python.description().kind() : null,
                new EvaluationRecord.Setup(
                        opened.any().access(),
                        opened.any().api().map(Object::toString).orElse(null),
                        attempt.cell().orElse(null),
                        attempt.answerAs(),
                        attempt.calls().orElse(null),
                        tools ? SandboxLimits.DEFAULT : null,
                        voting.error()));
    }

    private static Failure usage(String what) {
        return new Failure(Exit.USAGE, what, "see: reckoner eval --help");
    }
}
