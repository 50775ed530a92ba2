package spotter.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * One transaction: its connection, its single moment in time, and what is to happen once it is committed.
 * Used by one thread, and not after the call that was given it has returned.
 */
public final class Tx {
    private final Handle handle;
    private final Instant now;
    private final List<Runnable> afterCommit = new ArrayList<>();

    Tx(Handle handle, Instant now) {
        this.handle = handle;
        this.now = now;
    }

    /** For stores. Inside a transaction every statement goes through this: another connection sees none of it. */
    public Handle handle() {
        return handle;
    }

    /** The same moment for everything this transaction writes, in whole milliseconds. */
    public Instant now() {
        return now;
    }

    /** Runs after the commit, never if it fails. A failure of the action is logged and changes nothing. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    List<Runnable> afterCommitActions() {
        return afterCommit;
    }
}
