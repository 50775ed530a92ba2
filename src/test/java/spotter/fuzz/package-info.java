/** Fuzzing: the parsers of what comes from outside, each as a target for Jazzer, and their replay in the tests. */
@NullMarked
package spotter.fuzz;

import org.jspecify.annotations.NullMarked;
