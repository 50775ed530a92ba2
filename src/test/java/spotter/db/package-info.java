/** Tests of the database behind the stores. */
@NullMarked
package spotter.db;

import org.jspecify.annotations.NullMarked;
