package dev.reckoner.answer.grading;

import java.util.ArrayList;
import java.util.List;

/// Answers grouped by what they say, for voting: `1/2` and `0.5` are one class.
///
/// Whether two answers are the same need not carry over to a third. Each answer is therefore
/// compared with the first member of a class alone, and joins the earliest class where they are the
/// same; an answer that is not known to be the same as any first member begins a class. An answer
/// that can't be read is in a class with the same text.
///
/// @param classes in the order of their first members
public record AnswerClasses(List<AnswerClass> classes) {

    public AnswerClasses {
        classes = List.copyOf(classes);
    }

    /// @param first the answer that stands for the class
    /// @param members the places of its answers in the list that was grouped, from 0
    public record AnswerClass(String first, List<Integer> members) {
        public AnswerClass {
            members = List.copyOf(members);
        }
    }

    /// Compares exactly: a decimal stands for nothing but itself.
    public static AnswerClasses of(List<String> answers, Grader grader)
            throws InterruptedException {
        var firsts = new ArrayList<String>();
        var members = new ArrayList<List<Integer>>();
        for (int i = 0; i < answers.size(); i++) {
            int place = place(answers.get(i), firsts, grader);
            if (place == firsts.size()) {
                firsts.add(answers.get(i));
                members.add(new ArrayList<>());
            }
            members.get(place).add(i);
        }
        var classes = new ArrayList<AnswerClass>();
        for (int i = 0; i < firsts.size(); i++) {
            classes.add(new AnswerClass(firsts.get(i), members.get(i)));
        }
        return new AnswerClasses(classes);
    }

    private static int place(String answer, List<String> firsts, Grader grader)
            throws InterruptedException {
        for (int i = 0; i < firsts.size(); i++) {
            if (grader.areSame(firsts.get(i), answer)) {
                return i;
            }
        }
        return firsts.size();
    }
}
