package spotter.nutrition;

/** A record that belongs to somebody. */
interface Owned {
    /** The account by which access is decided. */
    long ownerId();
}
