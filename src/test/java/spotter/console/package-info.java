/** The console's tests, in a real browser over a real server with the demo's people. */
@NullMarked
package spotter.console;

import org.jspecify.annotations.NullMarked;
