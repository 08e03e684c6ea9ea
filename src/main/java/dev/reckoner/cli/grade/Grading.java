package dev.reckoner.cli.grade;

import dev.reckoner.answer.Grade;
import dev.reckoner.answer.grading.Expected;

/// Grades one answer: by rules alone, or by rules and a judge.
@FunctionalInterface
interface Grading {

    Grade grade(Expected expected, String answer) throws InterruptedException;
}
