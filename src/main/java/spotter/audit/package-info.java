/** Who looked at, changed or deleted what of whom: written by every room above, read by owners and administrators. */
@NullMarked
package spotter.audit;

import org.jspecify.annotations.NullMarked;
