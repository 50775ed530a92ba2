package spotter.audit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.access.Role;

/** Something to be written down; without an actor if nobody knows who it was. */
record Event(Instant at, @Nullable Long actorId, @Nullable Role actorRole, Origin origin, Deed deed, Item item) {
    static Event by(Caller actor, Instant at, Deed deed, Item item) {
        return new Event(at, actor.userId(), actor.role(), actor.origin(), deed, item);
    }

    /**
     * What is the same of two that say the same. A list, for the JVM makes what compares records at its first use, of
     * classes made then.
     */
    List<?> allButTime() {
        return Arrays.asList(
                actorId,
                actorRole,
                origin.via(),
                origin.network(),
                deed,
                item.subjectId(),
                item.type(),
                item.id(),
                item.detail());
    }
}
