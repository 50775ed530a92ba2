package spotter.users;

import spotter.access.Role;
import spotter.db.Tx;

/**
 * What other rooms hear of accounts, inside the transaction of the change: rows go into it, anything else waits for
 * {@link Tx#afterCommit}.
 */
public interface AccountEvents {
    default void linkStarted(Tx tx, long trainerId, long clientId) {}

    /** @param endedBy the role of whoever ended it */
    default void linkEnded(Tx tx, long trainerId, long clientId, Role endedBy) {}

    /** Rights have changed: deactivated, another role, another password, a session ended. */
    default void rightsChanged(Tx tx, long userId) {}

    /** The account and all that belonged to it are gone with this transaction. */
    default void deleted(Tx tx, long userId) {}
}
