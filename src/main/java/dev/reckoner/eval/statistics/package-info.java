/// Statistics, as pure functions of numbers: intervals, tests, and expectations over subsets. What
/// is drawn at random is drawn from a seed that is given.
@NullMarked
package dev.reckoner.eval.statistics;

import org.jspecify.annotations.NullMarked;
