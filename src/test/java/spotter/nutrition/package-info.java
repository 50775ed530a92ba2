/** Tests of nutrition through the front door. */
@NullMarked
package spotter.nutrition;

import org.jspecify.annotations.NullMarked;
