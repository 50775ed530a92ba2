package spotter.notify;

/** Why a socket is closed, as its client learns it (RFC 6455 section 7.4; from 4000 on by our own contract). */
enum CloseCode {
    GOING_AWAY(1001, "Server going down"),
    REFUSED(1008, "Not allowed"),
    TOO_MANY(1013, "Too many connections"),
    TOO_SLOW(1013, "Too slow a reader"),
    NO_TOKEN(4001, "No token"),
    BAD_TOKEN(4002, "Invalid or expired token"),
    WRONG_USER(4003, "Token of another user"),
    EXPIRED(4008, "Token expired");

    private final int number;
    private final String reason;

    CloseCode(int number, String reason) {
        this.number = number;
        this.reason = reason;
    }

    /**
     * Whether the connection is kept until the client has answered the close, or its time is up: who is cut off while
     * it talks often never reads why. Not kept are one that reads nothing, whose waiting frames are to go at once, one
     * too many, and all of a server that is about to stop.
     */
    boolean isPatient() {
        return switch (this) {
            case REFUSED, NO_TOKEN, BAD_TOKEN, WRONG_USER, EXPIRED -> true;
            case GOING_AWAY, TOO_MANY, TOO_SLOW -> false;
        };
    }

    int number() {
        return number;
    }

    String reason() {
        return reason;
    }
}
