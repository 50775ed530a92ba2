/** Running the server: what it is, what it takes, whether it works. */
@NullMarked
package spotter.admin;

import org.jspecify.annotations.NullMarked;
