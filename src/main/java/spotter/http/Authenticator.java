package spotter.http;

import java.util.Optional;
import spotter.access.Caller;

/** Turns an access token into the person behind it, by the database as it is now. */
@FunctionalInterface
public interface Authenticator {
    /** Empty for a token that is forged, expired, of an ended session or of a deactivated account. */
    Optional<Caller> authenticate(String token);
}
