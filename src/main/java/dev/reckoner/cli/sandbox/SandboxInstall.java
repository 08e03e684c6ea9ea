package dev.reckoner.cli.sandbox;

import dev.reckoner.cli.option.Exit;
import dev.reckoner.cli.option.JsonLine;
import dev.reckoner.sandbox.docker.setup.BuildImage;
import dev.reckoner.sandbox.local.setup.InstallLibrary;

import org.jspecify.annotations.Nullable;

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

    @Option(
            names = "--docker",
            description =
                    "Also build the image of the docker sandbox from them, in the engine that"
                            + " DOCKER_HOST names.")
    private boolean docker;

    /// @param library the folder with the packages
    /// @param image the name of the image; null where none was asked for
    record Installed(String library, @Nullable String image) {}

    @Override
    public Integer call() throws InterruptedException {
        var site = InstallLibrary.install(System.getenv(), this::say).toString();
        var image = docker ? BuildImage.build(System.getenv(), this::say) : null;
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? JsonLine.of(new Installed(site, image))
                                : image == null ? site : image);
        return Exit.DONE.code();
    }

    private void say(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
