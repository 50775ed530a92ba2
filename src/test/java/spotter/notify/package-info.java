/** Tests of notifications, messages and sockets, through the front door where that can show it. */
@NullMarked
package spotter.notify;

import org.jspecify.annotations.NullMarked;
