package dev.reckoner.eval.metrics;

/// What k of the attempts at a problem come to, in expectation over all choices of k.
///
/// @param pass pass@k: at least one is correct
/// @param allPass pass^k: all are correct
/// @param majority maj@k: the most frequent answer is correct; answers that are equally frequent
///   share the credit
public record AtK(int k, Figure pass, Figure allPass, Figure majority) {}
