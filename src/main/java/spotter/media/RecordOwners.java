package spotter.media;

import java.util.Optional;
import spotter.db.Tx;

/** Whose the record is that a photo belongs to; each room that has such records answers for its own. */
@FunctionalInterface
public interface RecordOwners {
    /** The owner of the record of this kind of media; empty if there is no such record. */
    Optional<Long> findOwner(Tx tx, MediaKind kind, long entityId);
}
