package dev.reckoner.cli.option;

import dev.reckoner.model.select.Warning;
import dev.reckoner.task.Effort;
import dev.reckoner.task.Limits.Kind;
import dev.reckoner.task.Remedy;
import dev.reckoner.text.OneLine;

import java.util.stream.Collectors;

/// A remedy in terms of this command line.
public final class RemedyWords {

    public static String of(Remedy remedy) {
        return switch (remedy) {
            case Remedy.GiveKey() -> "set OPENAI_API_KEY, or use --api-key-file FILE";
            case Remedy.NameKey() ->
                    "to send a key there, use --api-key-env OPENAI_API_KEY or --api-key-file FILE";
            case Remedy.GiveServer() ->
                    "--base-url http://localhost:11434/v1: an OpenAI-compatible server, such as"
                            + " Ollama, LM Studio, vLLM, llama.cpp or LiteLLM";
            case Remedy.UseScript() ->
                    "--example NAME, or --model script:FILE: replies written by hand, no model"
                            + " needed";
            case Remedy.NameModel() -> "--model ID: name a model";
            case Remedy.UseOpenAi() ->
                    "OPENAI_API_KEY=… --model ID: a model at OpenAI; 'reckoner models' lists them";
            case Remedy.ChooseModel(var id) -> "--model " + id + ": what OpenAI names in its place";
            case Remedy.ListModels() -> "reckoner models: what there is, and what it costs";
            case Remedy.ChooseEffort(var efforts) when efforts.isEmpty() ->
                    "use another --effort, or none";
            case Remedy.ChooseEffort(var efforts) ->
                    "use --effort "
                            + efforts.stream()
                                    .map(Effort::toString)
                                    .collect(Collectors.joining(", "));
            case Remedy.UseResponses() -> "use --api responses";
            case Remedy.WriteCallsAsText() -> "use --calls text";
            case Remedy.UseNoTools() -> "use --preset direct";
            case Remedy.SetLimit(var kind) -> "use " + option(kind);
            case Remedy.RaiseLimit(var kind, var least) ->
                    "use %s %s or more".formatted(option(kind), least.toPlainString());
            case Remedy.RaiseLimitAbove(var kind, var most) ->
                    "use %s above %s"
                            .formatted(option(kind), most.stripTrailingZeros().toPlainString());
            case Remedy.UseLongerContext(var tokens) ->
                    "use a --model with a context of %s tokens or more".formatted(tokens);
            case Remedy.LowerLimit(var kind) -> "use a lower " + option(kind);
            case Remedy.DescribeModel(var field) ->
                    "describe the model in a file for --models, with '%s' in its entry"
                            .formatted(field);
            case Remedy.RecordAgain() -> "record it again with --record";
            case Remedy.InstallLibrary() -> "run: reckoner sandbox install";
            case Remedy.BuildImage() -> "run: reckoner sandbox install --docker";
            case Remedy.InstallBubblewrap() -> "install the package bubblewrap";
            case Remedy.UseGraalPy() -> "use --sandbox graalpy";
            case Remedy.AddDependency _ -> "build this program again: mvn package -DskipTests";
            case Remedy.TestMachine() -> "run: reckoner doctor";
            case Remedy.DelegateGroups() ->
                    "run it as: systemd-run --user --scope -p Delegate=yes reckoner ...";
            case Remedy.ReportFault() -> "report this with the output of: reckoner doctor --json";
            case Remedy.ChangeMachine(var words) -> words;
        };
    }

    public static String of(Warning warning) {
        return warning.remedies().isEmpty()
                ? warning.message()
                : OneLine.joined(
                        warning.message(),
                        warning.remedies().stream()
                                .map(RemedyWords::of)
                                .collect(Collectors.joining(", or ")));
    }

    /// The option that sets a limit.
    public static String option(Kind kind) {
        return "--max-" + kind.toString().replace('_', '-');
    }

    private RemedyWords() {}
}
