package dev.reckoner.tool;

import dev.reckoner.task.CellView;
import dev.reckoner.task.PythonMode;

import java.time.Duration;
import java.util.List;

/// How the cells of an attempt run, and what the model sees of them.
///
/// @param limit the time limit of one cell
/// @param outputChars the most characters of a cell's output that the model is shown
/// @param requirements the libraries, each as in a requirements file: `sympy==1.13.3`
public record Cells(
        PythonMode mode,
        CellView view,
        Duration limit,
        int outputChars,
        List<String> requirements) {

    public Cells {
        requirements = List.copyOf(requirements);
    }

    /// Cells of a notebook.
    public static Cells notebook(Duration limit, int outputChars) {
        return new Cells(PythonMode.SESSION, CellView.NOTEBOOK, limit, outputChars, List.of());
    }

    /// The same with so much output.
    public Cells shown(int outputChars) {
        return new Cells(mode, view, limit, outputChars, requirements);
    }

    String way() {
        return mode == PythonMode.SESSION
                ? "in a notebook session"
                : "by itself, in a new interpreter,";
    }

    String state() {
        return mode == PythonMode.SESSION
                ? "Variables, functions and imports stay from call to call."
                : "Nothing stays from call to call: each call must import and define all that it"
                        + " uses.";
    }

    String shows() {
        return switch (view) {
            case NOTEBOOK -> "everything printed, then the value of the last expression";
            case STREAMS ->
                    "what it writes to standard error, then what it writes to standard output; the"
                            + " value of an expression is not shown unless it is printed";
        };
    }
}
