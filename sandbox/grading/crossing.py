"""Writes the value of `answer()` as tagged data in its own session, and makes it again in the session of `verify(a)`.

A value is a list of JSON: its tag, then what it consists of, `["tuple", ["int", "6"], ["str", "x"]]`. The session of
`answer()` can write any data, so between the two sessions the program reads it strictly and writes it anew. What is
made from data here has exactly the types named here, never a class that an answer has defined.
"""

import json
import math
import sys
from fractions import Fraction

DEPTH = 100
MEMBERS = 20_000
DIGITS = 100_000
TEXT_CHARS = 100_000
ALL_CHARS = 1 << 20
REASON_CHARS = 200

NODES = {}  # the names of SymPy that can cross; see `sympy_nodes.json`

_CONTAINERS = {list: "list", tuple: "tuple", set: "set", frozenset: "frozenset"}
_ALIASES = {
    "ExprCondPair": "Tuple",
    "TupleArg": "Tuple",
    "Zero": "Integer",
    "One": "Integer",
    "NegativeOne": "Integer",
    "Half": "Rational",
}


class CannotCross(Exception):
    """The message says what a value is that has no tagged form, as in "a generator"."""


class Shown:
    """What a cell shows is the text itself."""

    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text


def written(value):
    """The tagged form of a value, or why it has none."""
    try:
        text = json.dumps(_Writer().value(value, 0), separators=(",", ":"))
        if len(text) > ALL_CHARS:
            raise CannotCross(f"a value of more than {ALL_CHARS:,} characters")
    except CannotCross as reason:
        text = json.dumps(["cannot", str(reason)[:REASON_CHARS]])
    except RecursionError:
        text = json.dumps(["cannot", f"a value nested more than {DEPTH} deep"])
    except Exception as error:
        text = json.dumps(["cannot", f"a value that raises {type(error).__name__} when it is looked at"])
    return Shown(text)


class _Writer:
    def __init__(self):
        self._left = MEMBERS

    def value(self, value, depth):
        self._count(depth)
        kind = type(value)
        if value is None:
            return ["none"]
        if kind is bool:
            return ["bool", value]
        if kind is int:
            return ["int", _digits(value)]
        if kind is float:
            return ["float", _float(value)]
        if kind is complex:
            return ["complex", _float(value.real), _float(value.imag)]
        if kind is Fraction:
            return ["fraction", _digits(value.numerator), _digits(value.denominator)]
        if kind is str:
            return ["str", _text(value)]
        if kind is bytes:
            if len(value) > TEXT_CHARS // 2:
                raise CannotCross(f"bytes longer than {TEXT_CHARS // 2:,}")
            return ["bytes", value.hex()]
        if kind in _CONTAINERS:
            return [_CONTAINERS[kind], *(self.value(each, depth + 1) for each in value)]
        if kind is dict:
            return ["dict", *([self.value(key, depth + 1), self.value(each, depth + 1)] for key, each in value.items())]
        return self._of_library(value, depth)

    def _of_library(self, value, depth):
        """A number of NumPy or gmpy2 crosses as the number of Python that it equals."""
        sympy, numpy, gmpy2 = (sys.modules.get(name) for name in ("sympy", "numpy", "gmpy2"))
        if sympy and isinstance(value, sympy.MatrixBase):
            entries = (self.node(each, depth + 1) for each in value)
            return ["sympy matrix", str(value.rows), str(value.cols), *entries]
        if sympy and isinstance(value, sympy.Basic):
            return ["sympy", self.node(value, depth + 1)]
        if numpy and isinstance(value, numpy.bool_):
            return ["bool", bool(value)]
        if numpy and isinstance(value, numpy.integer):
            return ["int", _digits(int(value))]
        if numpy and isinstance(value, numpy.float64):
            return ["float", _float(float(value))]
        if gmpy2 and isinstance(value, type(gmpy2.mpz())):
            return ["int", _digits(int(value))]
        if gmpy2 and isinstance(value, type(gmpy2.mpq())):
            return ["fraction", _digits(int(value.numerator)), _digits(int(value.denominator))]
        raise CannotCross(f"a value of type {type(value).__qualname__}")

    def node(self, node, depth):
        """A tree of SymPy, as the names of its nodes."""
        self._count(depth)
        import sympy
        from sympy.core.function import AppliedUndef

        kind = type(node)
        name = _ALIASES.get(kind.__name__, kind.__name__)
        if kind is sympy.Float:
            sign, mantissa, exponent, _ = node._mpf_
            return ["Float", _digits(-int(mantissa) if sign else int(mantissa)), str(int(exponent)), str(node._prec)]
        if name == "Integer" and isinstance(node, sympy.Integer):
            return ["Integer", _digits(int(node.p))]
        if name == "Rational" and isinstance(node, sympy.Rational):
            return ["Rational", _digits(int(node.p)), _digits(int(node.q))]
        if kind is sympy.Symbol:
            assumed = sorted(node._assumptions_orig.items())
            return ["Symbol", node.name, *(each if true else "not " + each for each, true in assumed)]
        if isinstance(node, AppliedUndef):
            return ["Undefined", kind.__name__, *(self.node(each, depth + 1) for each in node.args)]
        for constant in NODES["constants"]:
            if node is getattr(sympy.S, constant, None):
                return [constant]
        if name in NODES["operations"] and issubclass(kind, getattr(sympy, name)):
            return [name, *(self.node(each, depth + 1) for each in node.args)]
        raise CannotCross(f"{kind.__qualname__} of SymPy")

    def _count(self, depth):
        self._left -= 1
        if self._left < 0:
            raise CannotCross(f"a value of more than {MEMBERS:,} parts")
        if depth > DEPTH:
            raise CannotCross(f"a value nested more than {DEPTH} deep")


def _digits(number):
    if number.bit_length() > DIGITS * 3.3219281:
        raise CannotCross(f"an integer of more than {DIGITS:,} digits")
    _long_integers()
    return str(number)


def _long_integers():
    if 0 < sys.get_int_max_str_digits() <= DIGITS:
        sys.set_int_max_str_digits(DIGITS + 1)


def _float(number):
    if math.isnan(number):
        raise CannotCross("nan, which is no number")
    return number.hex()


def _text(text):
    if len(text) > TEXT_CHARS:
        raise CannotCross(f"a text of more than {TEXT_CHARS:,} characters")
    if any("\ud800" <= each <= "\udfff" for each in text):
        raise CannotCross("a text with half a surrogate pair")
    return text


def read(text):
    """The value of a tagged form that the program has written."""
    _long_integers()
    return _read(json.loads(text))


def _read(data):
    tag, *parts = data
    return _READERS[tag](*parts)


def _read_matrix(rows, columns, *entries):
    import sympy

    return sympy.Matrix(int(rows), int(columns), [_read_node(each) for each in entries])


def _read_node(data):
    import sympy

    name, *parts = data
    if name == "Integer":
        return sympy.Integer(int(parts[0]))
    if name == "Rational":
        return sympy.Rational(int(parts[0]), int(parts[1]))
    if name == "Float":
        mantissa, exponent, precision = map(int, parts)
        if mantissa == 0:
            return sympy.Float(0, precision=precision)
        number = (int(mantissa < 0), abs(mantissa), exponent, mantissa.bit_length())
        return sympy.Float(number, precision=precision)
    if name == "Symbol":
        assumed = {each.removeprefix("not "): not each.startswith("not ") for each in parts[1:]}
        return sympy.Symbol(parts[0], **assumed)
    if name == "Undefined":
        return sympy.Function(parts[0])(*map(_read_node, parts[1:]))
    if name in NODES["constants"]:
        return getattr(sympy.S, name)
    if name in NODES["operations"]:
        return getattr(sympy, name)(*map(_read_node, parts))
    raise ValueError("an unknown node")


_READERS = {
    "none": lambda: None,
    "bool": bool,
    "int": int,
    "float": float.fromhex,
    "complex": lambda real, imaginary: complex(float.fromhex(real), float.fromhex(imaginary)),
    "fraction": lambda numerator, denominator: Fraction(int(numerator), int(denominator)),
    "str": str,
    "bytes": bytes.fromhex,
    "list": lambda *parts: [_read(each) for each in parts],
    "tuple": lambda *parts: tuple(_read(each) for each in parts),
    "set": lambda *parts: {_read(each) for each in parts},
    "frozenset": lambda *parts: frozenset(_read(each) for each in parts),
    "dict": lambda *parts: {_read(key): _read(value) for key, value in parts},
    "sympy matrix": _read_matrix,
    "sympy": _read_node,
}


def verdict(verify, value, nonce):
    """What `verify` returned, after a word that nothing it has printed or shown can contain."""
    return Shown(f"{nonce} {_truth(verify(value))}")


def _truth(returned):
    """`True` and `False`, also those of SymPy and NumPy; anything else is no verdict."""
    kind = type(returned)
    if kind is bool:
        return str(returned)
    sympy, numpy = (sys.modules.get(name) for name in ("sympy", "numpy"))
    if sympy and (returned is sympy.S.true or returned is sympy.S.false):
        return str(bool(returned))
    if numpy and kind is numpy.bool_:
        return str(bool(returned))
    return f"a value of type {kind.__qualname__}"
