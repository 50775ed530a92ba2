/** Tests of the whole, and what tests of several rooms share. */
@NullMarked
package spotter;

import org.jspecify.annotations.NullMarked;
