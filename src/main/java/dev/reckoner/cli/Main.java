package dev.reckoner.cli;

import dev.reckoner.cli.config.ConfigCommand;
import dev.reckoner.cli.config.Defaults;
import dev.reckoner.cli.eval.EvalCommand;
import dev.reckoner.cli.grade.GradeCommand;
import dev.reckoner.cli.help.CompletionCommand;
import dev.reckoner.cli.help.ShowHelp;
import dev.reckoner.cli.help.WholeWordsHelp;
import dev.reckoner.cli.help.WrongUsage;
import dev.reckoner.cli.models.ModelsCommand;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.JsonError;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.OneOf;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.option.YesOrNo;
import dev.reckoner.cli.report.CompareCommand;
import dev.reckoner.cli.report.ReportCommand;
import dev.reckoner.cli.resume.Replay;
import dev.reckoner.cli.resume.Resume;
import dev.reckoner.cli.runs.RunsCommand;
import dev.reckoner.cli.runs.Show;
import dev.reckoner.cli.sandbox.Doctor;
import dev.reckoner.cli.sandbox.SandboxCommand;
import dev.reckoner.cli.solve.Solve;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.local.LocalSandbox;
import dev.reckoner.text.Printable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The command line: names the commands, and turns what they throw into two lines and an exit code.
@Command(
        name = "reckoner",
        description = "Solves mathematics problems with a reasoning model and a sandboxed Python.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Solve.class,
            EvalCommand.class,
            Resume.class,
            RunsCommand.class,
            Show.class,
            Replay.class,
            ReportCommand.class,
            CompareCommand.class,
            GradeCommand.class,
            ModelsCommand.class,
            SandboxCommand.class,
            Doctor.class,
            ConfigCommand.class,
            CompletionCommand.class,
            ShowHelp.class
        },
        footerHeading = "%n",
        footer = {
            "An option can also be set by a variable, --max-usd 0.50 by RECKONER_MAX_USD=0.50, or"
                    + " by a line of ~/.config/reckoner/config.properties, max-usd = 0.50;"
                    + " 'reckoner config' shows what is set where.",
            "Exit codes: 0 done, 1 no answer, 2 usage, 3 environment missing, 4 our fault, 130"
                    + " interrupted."
        })
public final class Main implements Runnable {

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    private boolean debug;

    private List<String> arguments = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] arguments) {
        LocalSandbox.makeRoomForControlGroups();
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(run(System.getenv(), arguments));
    }

    /// Whatever the locale says: an answer such as `√2` must not depend on it.
    private static PrintStream utf8(FileDescriptor stream) {
        var out = new BufferedOutputStream(new FileOutputStream(stream));
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    static int run(Map<String, String> environment, String... arguments) {
        Locale.setDefault(Locale.ROOT);
        var main = new Main();
        main.arguments = List.of(arguments);
        var program =
                new CommandLine(main)
                        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                        .setHelpFactory(WholeWordsHelp::of)
                        .registerConverter(Boolean.class, new YesOrNo())
                        .registerConverter(boolean.class, new YesOrNo());
        readEnumsInLowerCase(program, program);
        try {
            var defaults = new Defaults(environment, program.getCommandSpec(), List.of(arguments));
            return program.setDefaultValueProvider(defaults)
                    .setParameterExceptionHandler(
                            (e, _) -> told(e.getCommandLine(), WrongUsage.of(e, defaults)))
                    .setExecutionExceptionHandler((e, command, _) -> main.failed(e, command))
                    .setExecutionStrategy(parsed -> executed(parsed, defaults))
                    .execute(arguments);
        } catch (Failure e) {
            return told(program, e);
        }
    }

    private static void readEnumsInLowerCase(CommandLine program, CommandLine command) {
        for (ArgSpec argument : command.getCommandSpec().args()) {
            if (argument.type().isEnum()) {
                register(program, argument.type());
            }
        }
        command.getSubcommands().values().forEach(each -> readEnumsInLowerCase(program, each));
    }

    private static <E> void register(CommandLine program, Class<E> type) {
        program.registerConverter(type, OneOf.all(type));
    }

    private static int executed(ParseResult parsed, Defaults defaults) {
        if (CommandLine.printHelpIfRequested(parsed)) {
            return Exit.DONE.code();
        }
        var err = parsed.commandSpec().commandLine().getErr();
        defaults.unknownVariables().forEach(line -> err.println("reckoner: " + line));
        err.flush();
        return new RunLast().execute(parsed);
    }

    /// Without a command.
    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private int failed(Exception e, CommandLine command) {
        if (debug) {
            e.printStackTrace(command.getErr());
        }
        if (Thread.interrupted()) {
            return interrupted(command);
        }
        return switch (e) {
            case Failure failure -> told(command, failure);
            case SandboxUnavailable unavailable ->
                    told(command, new Failure(Exit.MISSING, firstLine(e), remedies(unavailable)));
            case ModelUnavailable _ ->
                    told(
                            command,
                            new Failure(Exit.MISSING, firstLine(e), "see: reckoner solve --help"));
            case InterruptedException _ -> interrupted(command);
            default ->
                    told(
                            command,
                            new Failure(
                                    Exit.OUR_FAULT,
                                    "a fault of Reckoner's own: "
                                            + e.getClass().getSimpleName()
                                            + ": "
                                            + firstLine(e),
                                    "run it again with --debug and report what it prints"));
        };
    }

    private static int interrupted(CommandLine command) {
        return told(command, new Failure(Exit.INTERRUPTED, "interrupted", List.of()));
    }

    private static List<String> remedies(SandboxUnavailable unavailable) {
        return unavailable.remedies().isEmpty()
                ? List.of("choose another with --sandbox, or repair this one")
                : unavailable.remedies().stream().map(RemedyWords::of).toList();
    }

    private static int told(CommandLine command, Failure failure) {
        PrintWriter err = command.getErr();
        err.println("reckoner: " + Printable.text(firstLine(failure)));
        failure.remedies().forEach(remedy -> err.println("          " + Printable.text(remedy)));
        err.flush();
        tellInJson(command, failure);
        return failure.exit().code();
    }

    private static void tellInJson(CommandLine command, Failure failure) {
        Main main = (Main) command.getCommandSpec().root().userObject();
        if (JsonError.isWanted(command, main.arguments)) {
            command.getOut().println(JsonLine.of(JsonError.of(failure)));
            command.getOut().flush();
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
