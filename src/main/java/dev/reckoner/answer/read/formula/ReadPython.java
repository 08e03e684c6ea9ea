package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.value.Value;

/// A constructor of SymPy.
final class ReadPython {

    static boolean isKnown(String name) {
        return false;
    }

    static Value of(Cursor cursor) throws NotReadable {
        throw cursor.unexpected("a number was expected");
    }

    private ReadPython() {}
}
