/** Measurements; each runs only when its main is called. */
@NullMarked
package spotter.bench;

import org.jspecify.annotations.NullMarked;
