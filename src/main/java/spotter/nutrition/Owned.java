package spotter.nutrition;

/** A record that belongs to somebody. */
interface Owned {
    long id();

    /** The account by which access is decided. */
    long ownerId();
}
