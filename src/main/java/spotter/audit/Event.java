package spotter.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.access.Role;

/** Something to be written down; without an actor if nobody knows who it was. */
record Event(Instant at, @Nullable Long actorId, @Nullable Role actorRole, Origin origin, Deed deed, Item item) {
    static Event by(Caller actor, Instant at, Deed deed, Item item) {
        return new Event(at, actor.userId(), actor.role(), actor.origin(), deed, item);
    }

    /** The same at another time. */
    Event at(Instant time) {
        return new Event(time, actorId, actorRole, origin, deed, item);
    }
}
