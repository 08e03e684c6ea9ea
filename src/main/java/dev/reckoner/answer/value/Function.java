package dev.reckoner.answer.value;

/// A function with a fixed meaning.
public enum Function {
    SQRT,
    /// Radicand, then degree.
    ROOT,
    ABS,
    FLOOR,
    CEILING,
    FACTORIAL,
    DOUBLE_FACTORIAL,
    /// `n` above, `k` below.
    BINOMIAL,
    GCD,
    LCM,
    MIN,
    MAX,
    EXP,
    /// The natural logarithm, `ln`, and `log` without a base.
    LN,
    /// Argument, then base.
    LOG,
    SIN,
    COS,
    TAN,
    COT,
    SEC,
    CSC,
    ARCSIN,
    ARCCOS,
    ARCTAN,
    ARCCOT,
    SINH,
    COSH,
    TANH,
    ARSINH,
    ARCOSH,
    ARTANH,
    RE,
    IM,
    CONJUGATE,
    /// Dividend, then divisor: the remainder that is at least zero.
    MOD,
    GAMMA,
    ZETA,
    /// Euler's, of a whole number.
    TOTIENT
}
