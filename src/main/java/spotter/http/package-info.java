/** The HTTP edge: who is calling, what a request says, what an answer looks like. Knows Javalin, no feature. */
@NullMarked
package spotter.http;

import org.jspecify.annotations.NullMarked;
