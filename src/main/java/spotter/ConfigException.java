package spotter;

/** A wrong setting; the message is one sentence for the operator. */
public final class ConfigException extends RuntimeException {
    ConfigException(String message) {
        super(message);
    }
}
