package dev.reckoner.answer.read;

import dev.reckoner.answer.read.token.PlainWords;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A whole number in words: "forty-two", "one hundred and forty-two", "two thousand five".
final class ReadNumberWords {

    private static final int HUNDRED = 2;
    private static final int MOST_POWER = 99;

    /// Of the groups that have ended, such as "two thousand".
    private BigInteger ended = BigInteger.ZERO;

    /// Of the group that has not.
    private int group;

    /// The last word was a number.
    private boolean counted;

    /// The power of ten that the last group was multiplied by; a later one is smaller.
    private int power = MOST_POWER;

    /// @return empty if the words are not one number
    static Optional<BigInteger> of(List<String> words) {
        var read = new ReadNumberWords();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean article =
                    i == 0
                            && words.size() > 1
                            && word.equals("a")
                            && PlainWords.powerOfTen(words.get(1)).isPresent();
            boolean and =
                    word.equals("and")
                            && i > 0
                            && i + 1 < words.size()
                            && PlainWords.powerOfTen(words.get(i - 1)).isPresent()
                            && PlainWords.number(words.get(i + 1)).isPresent();
            if (!and && !read.take(article ? "one" : word)) {
                return Optional.empty();
            }
        }
        boolean isZero = words.size() == 1 && read.counted;
        var number = read.ended.add(BigInteger.valueOf(read.group));
        return number.signum() > 0 || isZero ? Optional.of(number) : Optional.empty();
    }

    private boolean take(String word) {
        var number = PlainWords.number(word);
        var multiplied = PlainWords.powerOfTen(word);
        if (number.isPresent()) {
            return add(number.getAsInt());
        }
        return multiplied.isPresent() && multiply(multiplied.getAsInt());
    }

    /// Behind "forty" goes a number below ten, behind "hundred" one below a hundred.
    private boolean add(int number) {
        boolean first = group % 100 == 0 && !counted;
        boolean behindTen =
                counted && group % 100 >= 20 && group % 10 == 0 && number > 0 && number < 10;
        group += number;
        counted = true;
        return first || behindTen;
    }

    private boolean multiply(int by) {
        if (group == 0 || by != HUNDRED && by >= power || by == HUNDRED && group >= 10) {
            return false;
        }
        if (by == HUNDRED) {
            group *= 100;
        } else {
            ended = ended.add(BigInteger.valueOf(group).multiply(BigInteger.TEN.pow(by)));
            group = 0;
            power = by;
        }
        counted = false;
        return true;
    }
}
