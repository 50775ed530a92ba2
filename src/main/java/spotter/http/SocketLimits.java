package spotter.http;

import java.time.Duration;

/** How much one WebSocket may send, and how much may wait for it. */
public final class SocketLimits {
    /** The largest frame and message, bytes; more closes with 1009. */
    public static final int MAX_FRAME_BYTES = 64 * 1024;
    /** Frames that may wait for a slow reader; Jetty's default is no limit. */
    public static final int MAX_OUTGOING_FRAMES = 64;
    /** Without any frame from the peer; pings keep a living one well within it. */
    public static final Duration IDLE_TIMEOUT = Duration.ofSeconds(120);

    private SocketLimits() {}
}
