package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.cli.option.SandboxOption;
import dev.reckoner.sandbox.Sandbox;
import dev.reckoner.sandbox.SandboxUnavailable;
import dev.reckoner.sandbox.escape.AttackResult;
import dev.reckoner.sandbox.escape.Canaries;
import dev.reckoner.sandbox.escape.EscapeSuite;
import dev.reckoner.sandbox.escape.PromiseResult;
import dev.reckoner.sandbox.escape.attack.Attack;
import dev.reckoner.sandbox.escape.attack.Attacks;
import dev.reckoner.sandbox.escape.attack.Promise;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// `reckoner sandbox check`
@Command(
        name = "check",
        description =
                "Attacks a sandbox from inside and says what got through; also checks what cells"
                        + " are promised.",
        footerHeading = "%n",
        footer = {
            "Takes a minute or two. Each attack is judged from outside: by files, ports and a"
                    + " process made for that, by memory, by another session. One that got through"
                    + " would do no more than touch them.",
            "Exit code 1 where an attack got through or a promise is broken, 3 where the sandbox"
                    + " cannot be used.",
            "",
            "Example: reckoner sandbox check --sandbox local"
        })
final class SandboxCheck implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin private SandboxOption option = new SandboxOption();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var say = spec.commandLine().getErr();
        try (Sandbox sandbox = option.start(EscapeSuite.LIMITS, line -> told(say, line));
                var canaries = Canaries.place();
                var suite =
                        new EscapeSuite(
                                sandbox, canaries, new CellRenderings(), EscapeSuite.PATIENCE)) {
            return check(sandbox.description().kind(), suite);
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    "cannot make what attacks are to reach: " + e.getMessage(), e);
        }
    }

    private static void told(PrintWriter say, String line) {
        say.println("reckoner: " + line);
        say.flush();
    }

    private int check(String kind, EscapeSuite suite) throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter read = json ? spec.commandLine().getErr() : out;
        var attacks = new ArrayList<AttackResult>();
        for (String category : Attacks.CATEGORIES) {
            List<AttackResult> results = new ArrayList<>();
            for (Attack attack : Attacks.all()) {
                if (attack.category().equals(category)) {
                    results.add(suite.run(attack));
                }
            }
            read.print(CheckReport.category(category, results));
            read.flush();
            attacks.addAll(results);
        }
        var promises = new ArrayList<PromiseResult>();
        for (Promise promise : Promise.all()) {
            promises.add(suite.run(promise));
        }
        var report = CheckReport.of(kind, attacks, promises);
        read.print(CheckReport.promises(promises));
        read.print(report.text());
        read.flush();
        if (json) {
            out.println(JsonLine.of(report));
        }
        out.flush();
        return (report.passed() ? Exit.DONE : Exit.NO_ANSWER).code();
    }
}
