package spotter.notify;

/** Renews, for one reader and at the moment of reading, what in a stored payload does not live as long: signed links. */
@FunctionalInterface
public interface PayloadRenewal {
    /** The payload as it may leave now; the same one if nothing in it ages. */
    String renew(long readerId, String payload);
}
