package dev.reckoner.cli;

import dev.reckoner.cli.models.ModelsCommand;
import dev.reckoner.cli.option.EnvironmentDefaults;
import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.Failure;
import dev.reckoner.cli.option.RemedyWords;
import dev.reckoner.cli.sandbox.Doctor;
import dev.reckoner.cli.sandbox.SandboxCommand;
import dev.reckoner.cli.solve.Solve;
import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.local.LocalSandbox;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The command line: names the commands, and turns what they throw into two lines and an exit code.
@Command(
        name = "reckoner",
        description = "Solves mathematics problems with a reasoning model and a sandboxed Python.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Solve.class, ModelsCommand.class, SandboxCommand.class, Doctor.class},
        footerHeading = "%n",
        footer = {
            "Every option can also be set as RECKONER_*: --max-tokens as RECKONER_MAX_TOKENS.",
            "Exit codes: 0 done, 1 no answer, 2 usage, 3 environment missing, 4 our fault, 130"
                    + " interrupted."
        })
public final class Main {

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure.")
    private boolean debug;

    public static void main(String[] arguments) {
        LocalSandbox.makeRoomForControlGroups();
        System.setOut(utf8(FileDescriptor.out));
        System.setErr(utf8(FileDescriptor.err));
        System.exit(run(arguments));
    }

    /// Whatever the locale says: an answer such as `√2` must not depend on it.
    private static PrintStream utf8(FileDescriptor stream) {
        var out = new BufferedOutputStream(new FileOutputStream(stream));
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    static int run(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        var main = new Main();
        return new CommandLine(main)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setDefaultValueProvider(new EnvironmentDefaults(System.getenv()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, _) -> usage(e))
                .setExecutionExceptionHandler((e, command, _) -> main.failed(e, command))
                .execute(arguments);
    }

    private static int usage(ParameterException e) {
        String name = e.getCommandLine().getCommandSpec().qualifiedName();
        tell(e.getCommandLine(), firstLine(e), List.of("see: " + name + " --help"));
        return Exit.USAGE.code();
    }

    private int failed(Exception e, CommandLine command) {
        if (debug) {
            e.printStackTrace(command.getErr());
        }
        if (Thread.interrupted()) {
            return Exit.INTERRUPTED.code();
        }
        return switch (e) {
            case Failure failure -> told(command, failure.exit(), firstLine(e), failure.remedies());
            case SandboxUnavailable unavailable ->
                    told(command, Exit.MISSING, firstLine(e), remedies(unavailable));
            case ModelUnavailable _ ->
                    told(
                            command,
                            Exit.MISSING,
                            firstLine(e),
                            List.of("see: reckoner solve --help"));
            case InterruptedException _ -> Exit.INTERRUPTED.code();
            default ->
                    told(
                            command,
                            Exit.OUR_FAULT,
                            "a fault of Reckoner's own: "
                                    + e.getClass().getSimpleName()
                                    + ": "
                                    + firstLine(e),
                            List.of("run it again with --debug and report what it prints"));
        };
    }

    private static List<String> remedies(SandboxUnavailable unavailable) {
        return unavailable.remedies().isEmpty()
                ? List.of("choose another with --sandbox, or repair this one")
                : unavailable.remedies().stream().map(RemedyWords::of).toList();
    }

    private static int told(CommandLine command, Exit exit, String what, List<String> remedies) {
        tell(command, what, remedies);
        return exit.code();
    }

    private static void tell(CommandLine command, String what, List<String> remedies) {
        PrintWriter err = command.getErr();
        err.println("reckoner: " + what);
        remedies.forEach(remedy -> err.println("          " + remedy));
        err.flush();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
