package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.sandbox.local.setup.InstallLibrary;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `reckoner sandbox install`
@Command(
        name = "install",
        description =
                "Installs the libraries of the local sandbox: the pinned packages, by hash, once.",
        footerHeading = "%n",
        footer = {
            "Needs CPython 3.11 or 3.12 and pip; says which package to install where one is"
                    + " missing.",
            "RECKONER_CACHE says where to, RECKONER_PYTHON for which Python.",
            "Root installs to /var/cache/reckoner, where every user finds it.",
            "",
            "Example: reckoner sandbox install && reckoner doctor"
        })
final class SandboxInstall implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /// @param library the folder with the packages
    record Installed(String library) {}

    @Override
    public Integer call() throws InterruptedException {
        var err = spec.commandLine().getErr();
        var site =
                InstallLibrary.install(
                        System.getenv(),
                        line -> {
                            err.println(line);
                            err.flush();
                        });
        spec.commandLine()
                .getOut()
                .println(json ? JsonLine.of(new Installed(site.toString())) : site);
        return Exit.DONE.code();
    }
}
