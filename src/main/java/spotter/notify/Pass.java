package spotter.notify;

import java.time.Instant;
import spotter.access.Caller;

/**
 * What opens a socket.
 *
 * @param expiresAt when the access token behind it runs out
 */
record Pass(Caller caller, Instant expiresAt) {}
