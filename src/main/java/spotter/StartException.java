package spotter;

/** The server or a command cannot go on; the message is one sentence for the operator. */
public final class StartException extends RuntimeException {
    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
