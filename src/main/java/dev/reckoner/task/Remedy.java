package dev.reckoner.task;

import dev.reckoner.task.Limits.Kind;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// What a person can do about a failure. The exceptions of the library contain remedies instead of
/// instructions, because the same remedy is a method call in a program and an option on the command
/// line.
///
/// More kinds are expected, so a `switch` over `Remedy` names every case and has no `default`.
public sealed interface Remedy {

    /// Give the API key of the server.
    record GiveKey() implements Remedy {}

    /// Name the variable or the file with the API key of a server that is not OpenAI's.
    record NameKey() implements Remedy {}

    /// Name an OpenAI-compatible server by its base URL.
    record GiveServer() implements Remedy {}

    /// Use a script of replies written by hand, which needs no model.
    record UseScript() implements Remedy {}

    /// Name a model.
    record NameModel() implements Remedy {}

    /// Use a model at OpenAI, which needs an API key.
    record UseOpenAi() implements Remedy {}

    /// Use the model that OpenAI names as the successor.
    record ChooseModel(String id) implements Remedy {}

    /// List the available models and their prices.
    record ListModels() implements Remedy {}

    /// @param efforts the efforts that the model supports; empty if they are not known
    record ChooseEffort(List<Effort> efforts) implements Remedy {
        public ChooseEffort {
            efforts = List.copyOf(efforts);
        }

        String listed() {
            return efforts.stream().map(Effort::toString).collect(Collectors.joining(", "));
        }
    }

    /// Use the Responses API for the model.
    record UseResponses() implements Remedy {}

    /// Let the model write its calls as text.
    record WriteCallsAsText() implements Remedy {}

    /// Let the model work without tools.
    record UseNoTools() implements Remedy {}

    /// Set a limit of this kind.
    record SetLimit(Kind kind) implements Remedy {}

    /// Raise the limit of this kind to `least` or more.
    record RaiseLimit(Kind kind, BigDecimal least) implements Remedy {}

    /// Raise the limit of this kind. How far is not known.
    ///
    /// @param most the limit that was reached
    record RaiseLimitAbove(Kind kind, BigDecimal most) implements Remedy {}

    /// Use a model with a context of this many tokens or more.
    record UseLongerContext(long tokens) implements Remedy {}

    /// Lower the limit of this kind.
    record LowerLimit(Kind kind) implements Remedy {}

    /// Describe the model in your own catalogue file.
    ///
    /// @param field the field of the model's entry to set
    record DescribeModel(String field) implements Remedy {}

    /// Record the cassette again.
    record RecordAgain() implements Remedy {}

    /// Install the Python libraries of the local sandbox.
    record InstallLibrary() implements Remedy {}

    /// Build the image of the docker sandbox.
    record BuildImage() implements Remedy {}

    /// Install bubblewrap, which isolates a sandbox from the machine.
    record InstallBubblewrap() implements Remedy {}

    /// Use the sandbox that needs only the JDK.
    record UseGraalPy() implements Remedy {}

    /// Add a library to the dependencies of the program.
    ///
    /// @param coordinates such as `group:artifact:version`
    /// @param type as Maven names it, such as `jar` or `pom`
    record AddDependency(String coordinates, String type) implements Remedy {}

    /// Test what a run needs on this machine, to see what fails.
    record TestMachine() implements Remedy {}

    /// Delegate control groups to this program.
    record DelegateGroups() implements Remedy {}

    /// Report a bug of this program, with the results of its tests of the machine.
    record ReportFault() implements Remedy {}

    /// Change something on this machine that this program does not own.
    ///
    /// @param words what to do, for the administrator of the machine
    record ChangeMachine(String words) implements Remedy {}

    /// The remedy in words that do not depend on the command line.
    default String words() {
        return switch (this) {
            case GiveKey() -> "give the API key";
            case NameKey() -> "name the variable or the file with the key of that server";
            case GiveServer() -> "give the base URL of an OpenAI-compatible server";
            case UseScript() -> "use replies written by hand";
            case NameModel() -> "name a model";
            case UseOpenAi() -> "give an OpenAI API key and name a model of OpenAI's";
            case ChooseModel(var id) -> "use the model " + id;
            case ListModels() -> "list the available models";
            case ChooseEffort(var efforts) when efforts.isEmpty() ->
                    "choose another effort, or none";
            case ChooseEffort effort -> "choose an effort of " + effort.listed();
            case UseResponses() -> "use the Responses API";
            case WriteCallsAsText() -> "let the model write its calls as text";
            case UseNoTools() -> "let the model work without tools";
            case SetLimit(var kind) -> "limit " + named(kind);
            case RaiseLimit(var kind, var least) ->
                    "raise the limit on %s to %s".formatted(named(kind), least.toPlainString());
            case RaiseLimitAbove(var kind, var most) ->
                    "raise the limit on %s above %s"
                            .formatted(named(kind), most.stripTrailingZeros().toPlainString());
            case UseLongerContext(var tokens) ->
                    "use a model with a context of %s tokens or more".formatted(tokens);
            case LowerLimit(var kind) -> "lower the limit on " + named(kind);
            case DescribeModel(var field) ->
                    "set '%s' of the model in a catalogue file of your own".formatted(field);
            case RecordAgain() -> "record it again";
            case InstallLibrary() -> "install the libraries of the local sandbox";
            case BuildImage() -> "build the image of the docker sandbox";
            case InstallBubblewrap() -> "install the package bubblewrap";
            case UseGraalPy() -> "use the sandbox graalpy";
            case AddDependency(var coordinates, var type) ->
                    "add the dependency %s, of type %s".formatted(coordinates, type);
            case TestMachine() -> "test the sandboxes of this machine";
            case DelegateGroups() -> "have control groups delegated to this program";
            case ReportFault() -> "report this";
            case ChangeMachine(var words) -> words;
        };
    }

    private static String named(Kind kind) {
        return kind.toString().replace('_', ' ');
    }
}
