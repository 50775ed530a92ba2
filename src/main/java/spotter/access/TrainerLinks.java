package spotter.access;

/** Which trainer has which client now; answered from the database on every call, so that an ended link ends at once. */
@FunctionalInterface
public interface TrainerLinks {
    boolean isActive(long trainerId, long clientId);
}
