/** Failures that are meant for the client, and the checks that raise them. Uses nothing but the JDK. */
@NullMarked
package spotter.problem;

import org.jspecify.annotations.NullMarked;
