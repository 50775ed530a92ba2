package spotter.media;

import java.util.function.Supplier;
import spotter.db.Tx;
import spotter.users.AccountEvents;

/** Lets the bytes of a deleted account go as soon as its rows have. */
public final class MediaCleanUp implements AccountEvents {
    private final Supplier<Janitor> janitor;

    /** @param janitor asked for only when an account goes: it is composed after the accounts */
    public MediaCleanUp(Supplier<Janitor> janitor) {
        this.janitor = janitor;
    }

    @Override
    public void deleted(Tx tx, long userId) {
        tx.afterCommit(() -> janitor.get().removeDoomed());
    }
}
