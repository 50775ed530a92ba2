/** Weight, body fat, notes and photos of a client over time; uses media for the photos. */
@NullMarked
package spotter.progress;

import org.jspecify.annotations.NullMarked;
