package dev.reckoner.answer.read;

import dev.reckoner.answer.AnswerType;
import dev.reckoner.answer.read.token.Token;
import dev.reckoner.answer.read.token.Token.Numeral;
import dev.reckoner.answer.read.token.Token.Sign;
import dev.reckoner.answer.value.Expression.Decimal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Where one number is asked for, `3,14` is a decimal: there is one comma, no blank beside it, and
/// no group of three digits behind it, unless a 0 stands in front.
final class CommaByType {

    static List<Token> of(List<Token> tokens, AnswerType type) {
        boolean number =
                type == AnswerType.REAL
                        || type == AnswerType.RATIONAL
                        || type == AnswerType.COMPLEX
                        || type == AnswerType.EXPRESSION;
        int commas = 0;
        int at = -1;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i) instanceof Sign(var sign, _) && sign.equals(",")) {
                commas++;
                at = i;
            }
        }
        if (!number
                || commas != 1
                || at == 0
                || tokens.get(at).spaced()
                || tokens.get(at + 1).spaced()
                || !(tokens.get(at - 1) instanceof Numeral(_, var whole, var first, var spaced))
                || !(tokens.get(at + 1) instanceof Numeral(_, var decimals, var second, _))
                || !first
                || !second
                || decimals.length() == 3 && !whole.equals("0")) {
            return tokens;
        }
        var joined = new ArrayList<>(tokens);
        var value = new BigDecimal(new BigInteger(whole + decimals), decimals.length());
        joined.subList(at - 1, at + 2).clear();
        joined.add(at - 1, new Numeral(new Decimal(value), whole + decimals, false, spaced));
        return joined;
    }

    private CommaByType() {}
}
