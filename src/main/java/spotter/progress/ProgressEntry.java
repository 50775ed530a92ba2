package spotter.progress;

import java.time.Instant;

/** One entry as it is stored; its photos are media of this id. */
record ProgressEntry(long id, long clientId, EntryValues values, Instant createdAt) {
    boolean hasWeight() {
        return values.weight() != null;
    }
}
