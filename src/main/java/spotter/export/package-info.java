/** Everything of one person in one file, for that person. */
@NullMarked
package spotter.export;

import org.jspecify.annotations.NullMarked;
