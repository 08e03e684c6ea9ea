package dev.reckoner.eval.run;

import dev.reckoner.answer.question.Question;
import dev.reckoner.eval.row.Arm;

import java.util.ArrayList;
import java.util.List;

/// All jobs of an evaluation: each problem in each arm, so many times.
///
/// @param evaluation its id
public record Grid(String evaluation, List<Question> questions, List<Arm> arms, int samples) {

    public Grid {
        questions = List.copyOf(questions);
        arms = List.copyOf(arms);
    }

    /// The first sample of every problem in every arm, then the second. So an evaluation that stops
    /// early has something of each, and arms are compared at the same time of day.
    public List<Job> jobs() {
        var jobs = new ArrayList<Job>();
        for (int sample = 1; sample <= samples; sample++) {
            jobs.addAll(jobs(sample));
        }
        return jobs;
    }

    /// The jobs of one sample.
    List<Job> jobs(int sample) {
        var jobs = new ArrayList<Job>();
        for (var question : questions) {
            for (var arm : arms) {
                jobs.add(Job.of(evaluation, question, arm, sample));
            }
        }
        return jobs;
    }

    public int size() {
        return questions.size() * arms.size() * samples;
    }
}
