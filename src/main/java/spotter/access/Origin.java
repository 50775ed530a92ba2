package spotter.access;

import org.jspecify.annotations.Nullable;

/**
 * How a caller came in; only the audit looks at it, no right follows from it.
 *
 * @param network his address without its last part; null where none is known
 */
public record Origin(Via via, @Nullable String network) {
    /** A frame on an open socket. */
    public static final Origin SOCKET = new Origin(Via.SOCKET, null);

    /** A shell on the server. */
    public static final Origin COMMAND = new Origin(Via.COMMAND, null);

    /** What let him in. */
    public enum Via {
        /** An access token. */
        TOKEN,
        /** A signed link. */
        LINK,
        SOCKET,
        COMMAND,
        /** A password, a code, or nothing yet: what comes before an access token. */
        SIGN_IN
    }
}
