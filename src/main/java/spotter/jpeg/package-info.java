/** Ordinary JPEGs, nine uploads in ten, decoded straight at a half, a quarter or an eighth of their size. */
@NullMarked
package spotter.jpeg;

import org.jspecify.annotations.NullMarked;
