"""Compares two terms, given as trees of data, by their values and by computer algebra.

The first cell of a grading session is this file. Each later cell calls `check` with a JSON text, in which nothing is
code: a node is a list that begins with the name of a kind, and a name that is not in `KINDS` or `FUNCTIONS` is refused.
What a term is worth is computed from the tree by mpmath; SymPy sees only expressions that `_symbolic` builds.
"""

import json
import math
import random
import sys
from fractions import Fraction

import mpmath

DIGITS = 60  # of the first evaluation; agreement is asked for in 50 of them
MORE_DIGITS = 130  # of the second one
MOST_DIGITS = 1_500
POINTS = 8  # that have to agree
TRIES = 60
WHOLE_POINTS = 16  # that have to agree where terms are real at whole numbers only
SIZES = (1, 4, 12, 1, 300, 2, 40, 5_000)
PIECEWISE = {"abs", "floor", "ceiling", "min", "max", "mod", "gcd", "lcm", "totient", "re", "im", "conjugate"}
STEPS = {"floor", "ceiling", "mod", "min", "max"}  # between whole numbers they can agree with what they are not
COMPLEX = {"re", "im", "conjugate"}  # of real numbers they say nothing
GAMMA = {"factorial", "binomial", "gamma"}  # in a thousand digits they take seconds, but for whole numbers
SPREAD = 20  # digits that values may have in front of the point or zeros behind it before more digits are compared
MOST_SPREAD = 700
MOST_MAGNITUDE = 20_000  # of the logarithm of a value, in bits
MOST_OPERATIONS = 60  # of a difference that is simplified


_magnitudes = []  # of the values of the last evaluation and of their parts


class Undefined(Exception):
    """The term has no value at this point."""


class Unknown(Exception):
    """The term has a value that is not computed here."""


def check(text):
    """Prints one JSON object: `{"found": "same" | "different" | "unknown", "rule": …, "because": …}`."""
    gold, answer = json.loads(text)
    try:
        found = _compare(gold, answer)
    except Undefined:
        found = ("unknown", "numeric", "one of them is undefined")
    except Unknown as unknown:
        found = ("unknown", "numeric", str(unknown))
    except RecursionError:
        found = ("unknown", "numeric", "they are nested too deeply")
    print(json.dumps(dict(zip(("found", "rule", "because"), found, strict=True))))


def decimal(text):
    """Prints the value of a real constant in 50 digits, or null."""
    try:
        value = _value(json.loads(text), {}, MORE_DIGITS)
        real = None if _is_complex(value, MORE_DIGITS) else mpmath.nstr(mpmath.re(value), 50, strip_zeros=False)
    except (Undefined, Unknown, RecursionError):
        real = None
    print(json.dumps({"decimal": real}))


def _compare(gold, answer):
    extra = _written_digits(gold) + _written_digits(answer)
    if extra > MOST_DIGITS:
        return "unknown", "numeric", "their numbers have too many digits"
    digits = DIGITS + (extra if extra > 20 else 0)
    names = sorted(_names(gold) | _names(answer))
    if not names:
        return _compare_constants(gold, answer, digits)
    kinds = _kinds(gold) | _kinds(answer)
    wanted = POINTS * (3 if kinds & PIECEWISE else 1)
    points = list(_agreements(gold, answer, names, _real_point, wanted, digits))
    if _compared(points) < POINTS:
        points = list(_agreements(gold, answer, names, _whole_point, WHOLE_POINTS, digits))
        if _compared(points) < WHOLE_POINTS // 2:
            return "unknown", "numeric", "they have values at too few points to be compared"
        return _verdict(points, gold, answer, "whole numbers")
    if kinds & STEPS and all(agrees for _, agrees in points):
        points += _agreements(gold, answer, names, _step_point, wanted, digits)
    if kinds & COMPLEX and all(agrees for _, agrees in points):
        others = list(_agreements(gold, answer, names, _complex_point, POINTS, digits))
        if not others or not all(agrees for _, agrees in others):
            return "unknown", "numeric", "they are not known to agree for complex values"
    return _verdict(points, gold, answer, "points")


def _compared(points):
    return sum(agrees is not None for _, agrees in points)


def _verdict(all_points, gold, answer, where):
    """Terms that agree for some signs of their variables may be meant for these only."""
    points = [(positive, agrees) for positive, agrees in all_points if agrees is not None]
    agreeing = [positive for positive, agrees in points if agrees]
    if len(agreeing) == len(points) < len(all_points):
        return "unknown", "numeric", "they agree where both are real, and one of them is real at other points too"
    if len(agreeing) == len(points):
        if _is_zero(gold, answer):
            return "same", "symbolic", "their difference simplifies to 0"
        return "same", "numeric", f"they agree in {DIGITS - 10} digits at {len(points)} {where}"
    if any(agreeing) and all(agrees for positive, agrees in points if positive):
        return "unknown", "numeric", "they agree for positive values only"
    if agreeing and where == "points" and len(agreeing) * 4 >= len(points):
        return "unknown", "numeric", f"they agree at some {where} and differ at others"
    return "different", "numeric", f"they differ at {len(points) - len(agreeing)} of {len(points)} {where}"


def _compare_constants(gold, answer, digits):
    if _differ(gold, answer, {}, digits):
        return "different", "numeric", f"they differ in their first {digits - 10} digits"
    if _is_zero(gold, answer):
        return "same", "symbolic", "their difference simplifies to 0"
    return "same", "numeric", f"they agree in {digits + MORE_DIGITS - DIGITS - 30} digits"


def _agreements(gold, answer, names, point, wanted, digits):
    """Whether the terms agree, at points where both are real; None where one of them is; first whether all coordinates
    are positive."""
    chance = random.Random(20250306)
    unit = _has_unit(gold) or _has_unit(answer) or point is _complex_point
    found = 0
    for turn in range(max(TRIES, 2 * wanted)):
        at = {name: point(chance, turn, index) for index, name in enumerate(names)}
        try:
            real = 2 if unit else sum(not _is_complex(_value(term, at, digits), digits) for term in (gold, answer))
            agrees = None if real < 2 else not _differ(gold, answer, at, digits)
        except (Undefined, Unknown):
            continue
        if not real:
            continue
        yield all(isinstance(value, Fraction) and value > 0 for value in at.values()), agrees
        found += real > 1
        if found == wanted:
            return


def _written_digits(node):
    """How many digits the numbers of a term have, powers of numbers written out."""
    kind, *parts = node
    if kind in ("whole", "ratio"):
        return sum(len(part) for part in parts)
    digits = sum(_written_digits(part) for part in parts if isinstance(part, list))
    if kind == "power" and parts[1][0] in ("whole", "negation") and not _names(parts[1]) and not _names(parts[0]):
        exponent = parts[1] if parts[1][0] == "whole" else parts[1][1]
        if exponent[0] == "whole" and parts[0][0] == "whole":
            digits += _written_digits(parts[0]) * min(int(exponent[1]), MOST_DIGITS)
    return digits


def _kinds(node):
    return {node[0]}.union(*(_kinds(part) for part in node[1:] if isinstance(part, list)))


def _real_point(chance, turn, _):
    """Positive and negative, near zero and not, by turns."""
    size = Fraction(chance.randrange(1, 10**6), 10**6) * SIZES[turn % len(SIZES)] + Fraction(1, 97)
    return size if turn % 2 == 0 or turn % 3 == 0 else -size


def _step_point(chance, turn, index):
    """Whole numbers and simple fractions, where terms with steps have them."""
    return Fraction(chance.randrange(-24, 25), (1, 2, 3, 1, 2, 4)[(turn + index) % 6])


def _complex_point(chance, turn, index):
    return _real_point(chance, turn, index), _real_point(chance, turn + 1, index)


def _whole_point(chance, turn, index):
    return Fraction(turn + 1 if index == 0 else chance.randrange(1, turn + 2))


def _differ(gold, answer, at, digits):
    """Whether the values differ for certain. Raises `Unknown` where rounding errors could be the reason."""
    spread = _spread(gold, answer, at, digits)
    if spread and at and (_kinds(gold) | _kinds(answer)) & GAMMA:
        raise Unknown("they are compared where their parts are smaller")
    digits += spread
    size, gap = _gap(gold, answer, at, digits)
    apart = gap > size * mpmath.mpf(10) ** -(digits - 20)
    if not apart and at:
        return False
    more_digits = digits + MORE_DIGITS - DIGITS
    size, gap = _gap(gold, answer, at, more_digits)
    if gap <= size * mpmath.mpf(10) ** -(more_digits - 30):
        return False
    if gap > size * mpmath.mpf(10) ** -(digits - 10):
        return True
    raise Unknown("they agree in many digits, but not in all")


def _spread(gold, answer, at, digits):
    """How many more digits are compared where a term has very large or very small parts, such as `tanh 200`, which is
    1 but for 173 digits, or `cosh(100)^2 - sinh(100)^2`. Their powers may be what tells the terms apart."""
    _magnitudes.clear()
    for term in (gold, answer):
        _value(term, at, digits)
    spread = int(max(_magnitudes, default=0) * math.log10(2))
    if spread > MOST_SPREAD:
        raise Unknown("they have values that are too large or too small")
    return 4 * spread if spread > SPREAD else 0


def _gap(gold, answer, at, digits):
    with mpmath.workdps(digits + 15):
        one, other = _value(gold, at, digits), _value(answer, at, digits)
        return max(abs(one), abs(other), mpmath.mpf(1)), abs(one - other)


def _is_complex(value, digits):
    return abs(mpmath.im(value)) > max(abs(value), 1) * mpmath.mpf(10) ** -(digits - 15)


def _names(node):
    if node[0] == "symbol":
        return {node[1]}
    return set().union(*(_names(part) for part in node[1:] if isinstance(part, list)), set())


def _has_unit(node):
    return node[0] == "i" or any(_has_unit(part) for part in node[1:] if isinstance(part, list))


def _value(node, at, digits):
    with mpmath.workdps(digits + 15):
        return _evaluate(node, at)


def _evaluate(node, at):
    kind, *parts = node
    if kind == "symbol":
        exact = at[parts[0]]
        return mpmath.mpc(*map(_fraction, exact)) if isinstance(exact, tuple) else _fraction(exact)
    if kind in ("whole", "ratio"):
        return _number(parts)
    evaluate = KINDS.get(kind)
    if evaluate is None:
        raise Unknown(f"there is no value of {kind[:20]} here")
    values = [_evaluate(part, at) for part in parts]
    try:
        value = evaluate(*values)
    except (ZeroDivisionError, ValueError, OverflowError, mpmath.libmp.ComplexResult) as error:
        raise Undefined from error
    if not mpmath.isfinite(value):
        raise Undefined
    if abs(_magnitude(value)) > MOST_MAGNITUDE:
        raise Unknown("they have values that are too large or too small")
    return value


def _magnitude(value):
    """The logarithm of a value in bits, noted for `_spread`."""
    magnitude = mpmath.mag(value) if value else 0
    _magnitudes.append(abs(magnitude))
    return magnitude


def _fraction(exact):
    return mpmath.mpf(exact.numerator) / exact.denominator


def _number(parts):
    above = mpmath.mpf(int(parts[0]))
    return above / int(parts[1]) if len(parts) > 1 else above


def _power(base, exponent):
    if not base:
        if mpmath.re(exponent) > 0:
            return mpmath.mpf(0)
        raise Undefined
    if abs(exponent) * abs(mpmath.mag(base)) > MOST_MAGNITUDE:
        raise Unknown("they have powers that are too large")
    if isinstance(base, mpmath.mpf) and base < 0 and mpmath.im(exponent) == 0:
        near = mpmath.nint(mpmath.re(exponent))
        if abs(exponent - near) > mpmath.mpf(10) ** -20 and abs(exponent * 2 - mpmath.nint(exponent * 2)) > 1e-20:
            raise Undefined  # of several readings none is chosen
        if near == exponent:
            return base ** int(near)
    return mpmath.power(base, exponent)


def _root(radicand, degree):
    n = _whole(degree)
    if n < 1 or n > 1000:
        raise Undefined
    if mpmath.im(radicand) == 0 and mpmath.re(radicand) < 0 and n % 2:
        return -mpmath.root(-mpmath.re(radicand), n)
    return mpmath.root(radicand, n)


def _whole(value):
    """A value that is a whole number but for rounding."""
    near = int(mpmath.nint(mpmath.re(value)))
    if abs(value - near) > mpmath.mpf(10) ** -20 * max(abs(near), 1):
        raise Undefined
    return near


def _real(value):
    if mpmath.im(value):
        raise Undefined
    return mpmath.re(value)


def _step(function):
    """`floor` and the like; at a jump the rounding error would decide, which is far below half of the digits."""

    def of(value):
        real = _real(value)
        near = mpmath.nint(real)
        if abs(real - near) < mpmath.mpf(10) ** -(mpmath.mp.dps // 2) and real != near:
            return near
        return function(real)

    return of


def _trigonometric(function):
    def of(value):
        if mpmath.mag(value or 1) > 100:
            raise Unknown("they have angles that are too large")
        result = function(value)
        if mpmath.mag(result or 1) > 80:
            raise Undefined  # a pole, but for rounding
        return result

    return of


def _exp(value):
    if mpmath.mag(value or 1) > 14:
        raise Unknown("they have powers that are too large")
    power = mpmath.exp(value)
    _magnitude(power)
    return power


def _log(value):
    if not value or mpmath.mag(value) < -150:
        raise Undefined
    return mpmath.log(value)


def _factorial(value):
    if abs(value) > 2000:
        raise Unknown("they have factorials that are too large")
    return mpmath.gamma(value + 1)


def _double_factorial(value):
    n = _whole(value)
    if n < -1 or n > 2000:
        raise Undefined
    return mpmath.fac2(n)


def _binomial(above, below):
    if abs(above) > 2000 or abs(below) > 2000:
        raise Unknown("they have binomial coefficients that are too large")
    return mpmath.binomial(above, below)


def _gcd(*values):
    return mpmath.mpf(math.gcd(*(_whole(value) for value in values)))


def _lcm(*values):
    return mpmath.mpf(math.lcm(*(_whole(value) for value in values)))


def _mod(value, modulus):
    if not modulus:
        raise Undefined
    size = abs(_real(modulus))
    return _real(value) - size * _step(mpmath.floor)(_real(value) / size)


def _totient(value):
    n = _whole(value)
    if n < 1 or n > 10**12:
        raise Undefined
    result, rest, divisor = n, n, 2
    while divisor * divisor <= rest:
        if rest % divisor == 0:
            while rest % divisor == 0:
                rest //= divisor
            result -= result // divisor
        divisor += 1
    return mpmath.mpf(result - result // rest if rest > 1 else result)


def _zeta(value):
    if abs(value) > 200:
        raise Unknown("they have arguments that are too large")
    return mpmath.zeta(value)


def _gamma(value):
    return _factorial(value - 1)


def _sum(*values):
    return mpmath.fsum(values)


def _product(*values):
    result = mpmath.mpf(1)
    for value in values:
        result *= value
    return result


def _quotient(above, below):
    if not below or mpmath.mag(below) < -150:
        raise Undefined
    return above / below


KINDS = {
    "pi": lambda: +mpmath.pi,
    "e": lambda: +mpmath.e,
    "i": lambda: mpmath.mpc(0, 1),
    "sum": _sum,
    "product": _product,
    "quotient": _quotient,
    "power": _power,
    "negation": lambda value: -value,
    "sqrt": lambda value: mpmath.sqrt(value),
    "root": _root,
    "abs": lambda value: abs(value),
    "floor": _step(mpmath.floor),
    "ceiling": _step(mpmath.ceil),
    "factorial": _factorial,
    "double_factorial": _double_factorial,
    "binomial": _binomial,
    "gcd": _gcd,
    "lcm": _lcm,
    "min": lambda *values: min(_real(value) for value in values),
    "max": lambda *values: max(_real(value) for value in values),
    "exp": _exp,
    "ln": _log,
    "log": lambda value, base: _quotient(_log(value), _log(base)),
    "sin": _trigonometric(mpmath.sin),
    "cos": _trigonometric(mpmath.cos),
    "tan": _trigonometric(mpmath.tan),
    "cot": _trigonometric(mpmath.cot),
    "sec": _trigonometric(mpmath.sec),
    "csc": _trigonometric(mpmath.csc),
    "arcsin": mpmath.asin,
    "arccos": mpmath.acos,
    "arctan": mpmath.atan,
    "arccot": lambda value: mpmath.pi / 2 - mpmath.atan(value),
    "sinh": lambda value: (_exp(value) - _exp(-value)) / 2,
    "cosh": lambda value: (_exp(value) + _exp(-value)) / 2,
    "tanh": lambda value: (_exp(value) - _exp(-value)) / (_exp(value) + _exp(-value)),
    "arsinh": mpmath.asinh,
    "arcosh": mpmath.acosh,
    "artanh": mpmath.atanh,
    "re": lambda value: mpmath.re(value),
    "im": lambda value: mpmath.im(value),
    "conjugate": lambda value: mpmath.conj(value),
    "mod": _mod,
    "gamma": _gamma,
    "zeta": _zeta,
    "totient": _totient,
}


def _is_zero(gold, answer):
    """Whether computer algebra shows that the difference is zero, for differences of moderate size."""
    sympy = sys.modules.get("sympy")
    if sympy is None or _size(gold) + _size(answer) > MOST_OPERATIONS:
        return False
    try:
        difference = _symbolic(gold, sympy) - _symbolic(answer, sympy)
        return difference == 0 or sympy.expand(difference) == 0 or sympy.expand(difference, trig=True, log=True) == 0
    except (Unknown, RecursionError, NotImplementedError, TypeError, ValueError, ZeroDivisionError, AttributeError):
        return False


def _size(node):
    return 1 + sum(_size(part) for part in node[1:] if isinstance(part, list))


def _symbolic(node, sympy):
    kind, *parts = node
    if kind == "symbol":
        return sympy.Symbol(parts[0])
    if kind == "whole":
        return sympy.Integer(int(parts[0]))
    if kind == "ratio":
        return sympy.Rational(int(parts[0]), int(parts[1]))
    values = [_symbolic(part, sympy) for part in parts]
    build = {
        "pi": lambda: sympy.pi,
        "e": lambda: sympy.E,
        "i": lambda: sympy.I,
        "sum": sympy.Add,
        "product": sympy.Mul,
        "quotient": lambda above, below: above / below,
        "power": lambda base, exponent: _bounded_power(base, exponent),
        "negation": lambda value: -value,
        "sqrt": sympy.sqrt,
        "exp": sympy.exp,
        "ln": sympy.log,
        "log": sympy.log,
        "sin": sympy.sin,
        "cos": sympy.cos,
        "tan": sympy.tan,
        "arctan": sympy.atan,
        "arcsin": sympy.asin,
        "arccos": sympy.acos,
        "sinh": sympy.sinh,
        "cosh": sympy.cosh,
    }.get(kind)
    if build is None:
        raise Unknown(kind[:20])
    return build(*values)


def _bounded_power(base, exponent):
    if exponent.is_Integer and abs(int(exponent)) > 64:
        raise Unknown("a large power")
    return base**exponent
