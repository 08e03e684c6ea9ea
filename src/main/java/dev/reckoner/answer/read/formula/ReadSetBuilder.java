package dev.reckoner.answer.read.formula;

import dev.reckoner.answer.read.token.Cursor;
import dev.reckoner.answer.read.token.NotReadable;
import dev.reckoner.answer.value.Expression.Symbol;
import dev.reckoner.answer.value.Value;
import dev.reckoner.answer.value.Value.Intersection;
import dev.reckoner.answer.value.Value.Labelled;
import dev.reckoner.answer.value.Value.NumberSet;
import dev.reckoner.answer.value.Value.Relation;
import dev.reckoner.answer.value.Value.Scalar;

import java.util.ArrayList;
import java.util.List;

/// The conditions of a set: `{x | x > 2}` is `x > 2`, and `{kπ : k ∈ ℤ}` is a family.
final class ReadSetBuilder {

    static boolean isAt(Cursor cursor) {
        return cursor.isSign("|") || cursor.isSign(":") || cursor.isSign("\\mid");
    }

    static Value of(Cursor cursor, List<Value> members) throws NotReadable {
        cursor.skip();
        if (members.size() != 1) {
            throw new NotReadable(
                    "a set with a condition has " + members.size() + " terms in front");
        }
        Value member = members.getFirst();
        var conditions = ReadList.members(cursor);
        if (member instanceof Scalar(Symbol _) || member instanceof Labelled(Scalar(Symbol _), _)) {
            return restricted(member, conditions);
        }
        return ReadParameters.family(member, conditions);
    }

    private static Value restricted(Value variable, List<Value> conditions) throws NotReadable {
        var parts = new ArrayList<Value>();
        if (variable instanceof Labelled(_, var domain) && domain != NumberSet.REALS) {
            parts.add(domain);
        }
        Value symbol = variable instanceof Labelled(var label, _) ? label : variable;
        for (Value condition : conditions) {
            if (condition instanceof Labelled(var label, var domain) && label.equals(symbol)) {
                if (domain != NumberSet.REALS || conditions.size() == 1) {
                    parts.add(domain);
                }
            } else if (condition instanceof Relation
                    || condition instanceof Value.Union
                    || condition instanceof Intersection) {
                parts.add(condition);
            } else {
                throw new NotReadable("a condition of a set is " + Operands.kind(condition));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new Intersection(parts);
    }

    private ReadSetBuilder() {}
}
