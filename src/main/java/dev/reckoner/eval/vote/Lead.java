package dev.reckoner.eval.vote;

import dev.reckoner.eval.statistics.FairCoin;

import java.util.ArrayList;
import java.util.List;

/// The two answers with the most votes.
record Lead(List<Integer> winners, int first, int second) {

    static Lead of(List<Integer> votes) {
        int first = 0;
        int second = 0;
        for (int count : votes) {
            if (count > first) {
                second = first;
                first = count;
            } else {
                second = Math.max(second, count);
            }
        }
        var winners = new ArrayList<Integer>();
        for (int i = 0; i < votes.size() && first > 0; i++) {
            if (votes.get(i) == first) {
                winners.add(i);
            }
        }
        return new Lead(List.copyOf(winners), first, second);
    }

    Lead plus(int more) {
        return new Lead(winners, first + more, second);
    }

    boolean isCertain(int left) {
        return first > second + left;
    }

    /// The integral from 0 to 1/2 of the density of Beta(first + 1, second + 1), which for whole
    /// numbers is the probability of more than `first` heads in `first + second + 1` tosses.
    double risk() {
        return FairCoin.atLeast(first + 1, first + second + 1);
    }
}
