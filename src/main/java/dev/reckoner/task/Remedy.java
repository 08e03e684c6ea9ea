package dev.reckoner.task;

import dev.reckoner.task.Limits.Kind;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// What a person can do about a failure. The exceptions of the library carry remedies instead of
/// instructions, because one and the same remedy is a method call for a program and an option on
/// the command line.
///
/// We expect to add kinds: switches over `Remedy` name every case and have no `default`.
public sealed interface Remedy {

    /// Give the API key of the server.
    record GiveKey() implements Remedy {}

    /// Name an OpenAI-compatible server by its base URL.
    record GiveServer() implements Remedy {}

    /// Have the replies come from a script written by hand, which needs no model.
    record UseScript() implements Remedy {}

    /// Name a model.
    record NameModel() implements Remedy {}

    /// Use a model of OpenAI's; a key is needed for it.
    record UseOpenAi() implements Remedy {}

    /// Use the model that OpenAI names in place of the one asked for.
    record ChooseModel(String id) implements Remedy {}

    /// See which models there are, and what they cost.
    record ListModels() implements Remedy {}

    /// @param efforts those that the model takes; empty where they are not known
    record ChooseEffort(List<Effort> efforts) implements Remedy {
        public ChooseEffort {
            efforts = List.copyOf(efforts);
        }

        String listed() {
            return efforts.stream().map(Effort::toString).collect(Collectors.joining(", "));
        }
    }

    /// Speak to the model over the Responses API.
    record UseResponses() implements Remedy {}

    /// Let the model work without tools.
    record UseNoTools() implements Remedy {}

    /// Set a limit on this.
    record SetLimit(Kind kind) implements Remedy {}

    /// Raise the limit on this, to `least` at least.
    record RaiseLimit(Kind kind, BigDecimal least) implements Remedy {}

    /// Lower the limit on this.
    record LowerLimit(Kind kind) implements Remedy {}

    /// Describe the model in a catalogue file of one's own.
    ///
    /// @param field the field of the model's entry to set
    record DescribeModel(String field) implements Remedy {}

    /// Record the cassette again.
    record RecordAgain() implements Remedy {}

    /// Install the Python libraries of the local sandbox.
    record InstallLibrary() implements Remedy {}

    /// Install bubblewrap, which keeps a sandbox apart from the machine.
    record InstallBubblewrap() implements Remedy {}

    /// Use the sandbox that needs the JDK alone.
    record UseGraalPy() implements Remedy {}

    /// Test what a run needs of this machine, and see what fails.
    record TestMachine() implements Remedy {}

    /// Have control groups delegated to this program.
    record DelegateGroups() implements Remedy {}

    /// Report a fault of this program, with what its tests of the machine say.
    record ReportFault() implements Remedy {}

    /// Change something on this machine that is not this program's.
    ///
    /// @param words what to do, for whoever looks after the machine
    record ChangeMachine(String words) implements Remedy {}

    /// The remedy in terms of this library.
    default String words() {
        return switch (this) {
            case GiveKey() -> "give the API key";
            case GiveServer() -> "give the base URL of an OpenAI-compatible server";
            case UseScript() -> "use replies written by hand";
            case NameModel() -> "name a model";
            case UseOpenAi() -> "give an API key of OpenAI's and name one of its models";
            case ChooseModel(var id) -> "use the model " + id;
            case ListModels() -> "see which models there are";
            case ChooseEffort(var efforts) when efforts.isEmpty() ->
                    "choose another effort, or none";
            case ChooseEffort effort -> "choose an effort of " + effort.listed();
            case UseResponses() -> "use the Responses API";
            case UseNoTools() -> "let the model work without tools";
            case SetLimit(var kind) -> "limit " + named(kind);
            case RaiseLimit(var kind, var least) ->
                    "raise the limit on %s to %s".formatted(named(kind), least.toPlainString());
            case LowerLimit(var kind) -> "lower the limit on " + named(kind);
            case DescribeModel(var field) ->
                    "set '%s' of the model in a catalogue file of your own".formatted(field);
            case RecordAgain() -> "record it again";
            case InstallLibrary() -> "install the libraries of the local sandbox";
            case InstallBubblewrap() -> "install the package bubblewrap";
            case UseGraalPy() -> "use the sandbox graalpy";
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
