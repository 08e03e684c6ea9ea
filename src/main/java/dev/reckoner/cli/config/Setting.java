package dev.reckoner.cli.config;

/// The value of an option that is not on the command line.
///
/// @param source the variable, or the file and the line
public record Setting(String value, String source) {}
