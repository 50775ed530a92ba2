package spotter.access;

/** What the caller is to the person whom a record belongs to, at this moment. */
public enum Relation {
    /** The record is the caller's own. */
    SELF,
    /** The caller is the active trainer of the owner. */
    THEIR_TRAINER,
    /** The caller is a client of the owner, who is a trainer. */
    THEIR_CLIENT,
    /** Nothing; also what is left of an ended link. */
    STRANGER
}
