package dev.reckoner.cli.help;

import dev.reckoner.cli.option.Exit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/// `reckoner completion`
@Command(
        name = "completion",
        description = "Prints the script with which a shell completes commands and options.",
        footerHeading = "%nTo install it:%n",
        footer = {
            "  echo 'source <(reckoner completion bash)' >> ~/.bashrc",
            "  echo 'source <(reckoner completion zsh)' >> ~/.zshrc",
            "  reckoner completion fish > ~/.config/fish/completions/reckoner.fish",
            "",
            "It completes the command reckoner, which has to be found on the PATH."
        })
public final class CompletionCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(shell.script(spec.root().commandLine()));
        spec.commandLine().getOut().flush();
        return Exit.DONE.code();
    }
}
