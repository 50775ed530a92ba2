package spotter.auth;

import spotter.db.Tx;
import spotter.users.AccountEvents;

/** Ends the sessions of an account that is deactivated: they must not wake up with it again. */
public final class InactiveAccounts implements AccountEvents {
    private final SessionStore sessions = new SessionStore();

    @Override
    public void rightsChanged(Tx tx, long userId) {
        sessions.deleteOfInactive(tx, userId);
    }
}
