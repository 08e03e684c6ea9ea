package dev.reckoner.task;

/// What is seen of a cell.
public enum CellView {
    /// As in a notebook: what is printed and the values, in the order in which they come.
    NOTEBOOK,
    /// As of a program: standard error, then standard output. A value that is not printed is not
    /// seen.
    STREAMS
}
