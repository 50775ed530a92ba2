package spotter.access;

import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** The one place that lets a caller at a record; asked again on every request. */
public final class Access {
    private final TrainerLinks links;

    public Access(TrainerLinks links) {
        this.links = links;
    }

    /** What {@code caller} is to {@code ownerId} now. */
    public Relation relation(Caller caller, long ownerId) {
        if (caller.userId() == ownerId) {
            return Relation.SELF;
        }
        if (caller.isTrainer() && links.isActive(caller.userId(), ownerId)) {
            return Relation.THEIR_TRAINER;
        }
        if (caller.isClient() && links.isActive(ownerId, caller.userId())) {
            return Relation.THEIR_CLIENT;
        }
        return Relation.STRANGER;
    }

    public boolean allows(Caller caller, Action action, long ownerId) {
        return action.decide(caller.role(), relation(caller, ownerId)) == Decision.ALLOW;
    }

    /**
     * Returns only if the caller may do this to a record of {@code ownerId}.
     *
     * @param thing the record's name in the answer a missing one gets: {@code "Plan"} for "Plan not found"
     */
    public void require(Caller caller, Action action, long ownerId, String thing) {
        switch (action.decide(caller.role(), relation(caller, ownerId))) {
            case ALLOW -> {}
            case FORBID -> throw forbidden(action);
            case HIDE -> throw Problem.notFound(thing);
        }
    }

    /** Returns only if some relation could allow this role to do it; asked before a body is read. */
    public static void requireRole(Caller caller, Action action) {
        if (!action.isPossibleFor(caller.role())) {
            throw forbidden(action);
        }
    }

    private static Problem forbidden(Action action) {
        return new Problem(ProblemKind.FORBIDDEN, "access.forbidden", action.refusal());
    }
}
