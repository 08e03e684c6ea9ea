package dev.reckoner.answer.grading;

import dev.reckoner.answer.equivalence.form.Label;
import dev.reckoner.answer.equivalence.form.Variables;
import dev.reckoner.answer.exact.NormalForm;
import dev.reckoner.answer.value.Expression;
import dev.reckoner.answer.value.Expression.Decimal;
import dev.reckoner.answer.value.Expression.MixedNumber;
import dev.reckoner.answer.value.Expression.Negation;
import dev.reckoner.answer.value.Expression.Product;
import dev.reckoner.answer.value.Expression.Quotient;
import dev.reckoner.answer.value.Expression.RepeatingDecimal;
import dev.reckoner.answer.value.Expression.Sum;
import dev.reckoner.answer.value.Expression.Whole;
import dev.reckoner.answer.value.Function;
import dev.reckoner.answer.value.Value;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The form in which a problem asks for its answer. An equal answer of another form is wrong.
public enum RequestedForm {
    ANY(""),
    /// A whole number, or a quotient of two of them in lowest terms.
    LOWEST_TERMS(
            "(?:lowest|simplest) (?:terms|form)|(?:fully )?reduced (?:fraction|form)"
                    + "|irreducible fraction|(?:as|is) an? (?:common|simplified) fraction"),
    /// A whole number, or a quotient of two of them.
    FRACTION("as an? (?:single |proper |improper |exact )?fraction"),
    DECIMAL("as an? (?:exact )?decimal"),
    MIXED_NUMBER("as an? mixed (?:number|fraction)"),
    /// Without a quotient that can be reduced, a sum or product of whole numbers that is not
    /// carried out, or a root of a number with a square factor.
    SIMPLIFIED(
            "(?:^|[.:;] )simplify\\b|simplify (?:your|the) (?:final )?(?:answer|expression|result)"
                    + "|simplest radical form|simplified (?:form|radical form)");

    private static final BigInteger MOST_RADICAND = BigInteger.valueOf(1_000_000_000_000L);

    private final Pattern phrase;

    RequestedForm(String phrase) {
        this.phrase = Pattern.compile(phrase, Pattern.CASE_INSENSITIVE);
    }

    /// The form that the statement of a problem asks for in words; [#ANY] where it does not.
    public static RequestedForm in(String statement) {
        String line = statement.strip().replaceAll("\\s+", " ");
        return Stream.of(values())
                .filter(form -> form != ANY && form.phrase.matcher(line).find())
                .findFirst()
                .orElse(ANY);
    }

    /// How an answer misses the form; empty if it has it, or is of a kind for which the form means
    /// nothing. What an answer names, lists or measures is looked at by itself.
    Optional<String> missedBy(Value answer) {
        if (this == ANY) {
            return Optional.empty();
        }
        return switch (answer) {
            case Value.Scalar(var written) -> missedBy(unsigned(written));
            case Value.Measured(var amount, var unit) ->
                    unit.equals("%") && this != SIMPLIFIED
                            ? Optional.of("in per cent")
                            : missedBy(amount);
            case Value.Relation relation -> missedByAll(saidToBe(relation));
            case Value.Labelled(_, var named) -> missedBy(named);
            case Value.Rounded(var of) -> missedBy(of);
            case Value.Tuple(_, var members) -> missedByOne(members);
            case Value.Listing(var members) -> missedByOne(members);
            case Value.FiniteSet(var members) -> missedByOne(members);
            case Value.Interval _,
                    Value.Union _,
                    Value.Intersection _,
                    Value.Difference _,
                    Value.NumberSet _,
                    Value.Matrix _,
                    Value.Residue _,
                    Value.Family _,
                    Value.Truth _,
                    Value.Choice _,
                    Value.Words _ ->
                    Optional.empty();
        };
    }

    /// What a chain gives a name, or all sides of one without a name: `2/4 = 1/2`.
    private static List<Value> saidToBe(Value.Relation relation) {
        return Label.of(relation)
                .map(Label::values)
                .orElseGet(() -> relation.sides().stream().<Value>map(Value.Scalar::new).toList());
    }

    private Optional<String> missedByAll(List<Value> values) {
        var missed = values.stream().map(this::missedBy).toList();
        return missed.stream().allMatch(Optional::isPresent) ? missed.getLast() : Optional.empty();
    }

    private Optional<String> missedByOne(List<Value> members) {
        return members.stream().flatMap(member -> missedBy(member).stream()).findFirst();
    }

    private Optional<String> missedBy(Expression number) {
        return switch (this) {
            case ANY -> Optional.empty();
            case LOWEST_TERMS ->
                    FRACTION.missedBy(number).or(() -> said(reducible(number), "not reduced"));
            case FRACTION ->
                    switch (number) {
                        case Decimal _, RepeatingDecimal _ -> Optional.of("a decimal");
                        case MixedNumber _ -> Optional.of("a mixed number");
                        default ->
                                said(
                                        isRational(number) && !isQuotientOfWholes(number),
                                        "no single fraction");
                    };
            case DECIMAL ->
                    number instanceof MixedNumber
                            ? Optional.of("a mixed number")
                            : said(isRational(number) && hasQuotient(number), "a fraction");
            case MIXED_NUMBER ->
                    said(isFraction(number) || number instanceof Decimal, "no mixed number");
            case SIMPLIFIED -> said(canBeSimplified(number), "not simplified");
        };
    }

    private static boolean isRational(Expression term) {
        return NormalForm.of(term) instanceof NormalForm.Found(var ratio, _)
                && ratio.number().isPresent();
    }

    /// Powers and factorials of whole numbers stand for them: `5!/6^5`.
    private static boolean isQuotientOfWholes(Expression term) {
        return term instanceof Quotient(var above, var below)
                ? standsForWhole(unsigned(above)) && standsForWhole(unsigned(below))
                : standsForWhole(term);
    }

    private static boolean standsForWhole(Expression term) {
        return switch (term) {
            case Whole _ -> true;
            case Expression.Power(var base, var exponent) ->
                    standsForWhole(unsigned(base)) && exponent instanceof Whole;
            case Expression.Apply(_, var arguments) ->
                    arguments.stream().allMatch(RequestedForm::standsForWhole);
            default -> false;
        };
    }

    private static boolean hasQuotient(Expression term) {
        return term instanceof Quotient
                || term instanceof MixedNumber
                || Variables.parts(term).stream().anyMatch(RequestedForm::hasQuotient);
    }

    private static Optional<String> said(boolean missed, String what) {
        return missed ? Optional.of(what) : Optional.empty();
    }

    private static Expression unsigned(Expression term) {
        return term instanceof Negation(var of) ? unsigned(of) : term;
    }

    private static boolean isFraction(Expression term) {
        return term instanceof Quotient(var above, var below)
                && unsigned(above) instanceof Whole
                && unsigned(below) instanceof Whole;
    }

    private static boolean reducible(Expression term) {
        return term instanceof Quotient(var above, var below)
                && unsigned(above) instanceof Whole(var numerator)
                && unsigned(below) instanceof Whole(var denominator)
                && (denominator.equals(BigInteger.ONE)
                        || !numerator.gcd(denominator).equals(BigInteger.ONE));
    }

    private static boolean canBeSimplified(Expression term) {
        return reducible(term)
                || switch (term) {
                    case Sum(var terms) -> wholes(terms) > 1;
                    case Product(var factors) -> wholes(factors) > 1;
                    case Expression.Apply(var function, var arguments) ->
                            function == Function.SQRT && hasSquare(arguments.getFirst());
                    default -> false;
                }
                || Variables.parts(term).stream().anyMatch(RequestedForm::canBeSimplified);
    }

    private static long wholes(List<Expression> terms) {
        return terms.stream().map(RequestedForm::unsigned).filter(Whole.class::isInstance).count();
    }

    /// Whether a square above 1 divides a whole number; nothing is said of large ones.
    private static boolean hasSquare(Expression radicand) {
        if (!(radicand instanceof Whole(var value)) || value.compareTo(MOST_RADICAND) > 0) {
            return false;
        }
        long number = value.longValueExact();
        for (long root = 2; root * root <= number; root++) {
            if (number % (root * root) == 0) {
                return true;
            }
        }
        return false;
    }
}
