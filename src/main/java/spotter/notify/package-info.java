/** Notifications, messages and the sockets they arrive on. The rows are the truth; sockets only bring them sooner. */
@NullMarked
package spotter.notify;

import org.jspecify.annotations.NullMarked;
