/** Tests of what the server says of itself. */
@NullMarked
package spotter.admin;

import org.jspecify.annotations.NullMarked;
