/** The program: its settings, its composition, its command line. */
@NullMarked
package spotter;

import org.jspecify.annotations.NullMarked;
