package spotter.access;

import static spotter.access.Relation.SELF;
import static spotter.access.Relation.STRANGER;
import static spotter.access.Relation.THEIR_CLIENT;
import static spotter.access.Relation.THEIR_TRAINER;
import static spotter.access.Role.ADMIN;
import static spotter.access.Role.CLIENT;
import static spotter.access.Role.TRAINER;

import io.javalin.security.RouteRole;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * THE permission matrix: one row for everything a caller can do, saying which role may do it to whose records.
 * What is not granted is refused. An action stands on each route (a role that can never do it is refused before the
 * body is read) and in {@link Access#require} (which looks at whose record it is).
 *
 * <p>A refused caller who may see the record (by the row's {@code sees}) hears 403, any other 404.
 */
public enum Action implements RouteRole {
    // ---- no account needed
    /** Health, documentation, limits. */
    PUBLIC_INFO(Reach.ANYONE, null, ""),
    /** Registering, logging in, refreshing, resetting a password: what comes before an access token. */
    SIGN_IN(Reach.ANYONE, null, ""),
    /** A signed link carries its own proof; the viewer's right is looked up behind it. */
    SIGNED_LINK(Reach.ANYONE, null, ""),
    /** A WebSocket authenticates in its own protocol, to be able to answer with a close code. */
    SOCKET(Reach.ANYONE, null, ""),
    /** Loopback without a token, else the admin; decided by the handler. */
    METRICS(Reach.ANYONE, null, ""),

    // ---- the account itself
    OWN_ACCOUNT(Reach.SIGNED_IN, null, "Access denied", every(SELF)),
    USER_LIST(Reach.SIGNED_IN, null, "Only trainers can view all users", any(ADMIN), any(TRAINER)),
    USER_CREATE(Reach.SIGNED_IN, null, "Only an administrator can create users", any(ADMIN)),
    USER_READ(
            Reach.SIGNED_IN,
            null,
            "Access denied",
            any(ADMIN),
            grant(TRAINER, SELF, THEIR_TRAINER),
            grant(CLIENT, SELF, THEIR_CLIENT)),
    USER_UPDATE(Reach.SIGNED_IN, null, "You can only update your own profile", any(ADMIN), own(TRAINER), own(CLIENT)),
    USER_DELETE(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), own(TRAINER), own(CLIENT)),
    CLIENT_LIST(Reach.SIGNED_IN, null, "Only trainers can view their clients", any(ADMIN), own(TRAINER)),
    CLIENT_ASSIGN(Reach.SIGNED_IN, null, "Only trainers can assign clients", any(ADMIN), own(TRAINER)),
    CLIENT_REMOVE(Reach.SIGNED_IN, null, "Only trainers can remove clients", any(ADMIN), own(TRAINER)),
    TRAINER_LEAVE(Reach.SIGNED_IN, null, "Only clients can leave their trainer", own(CLIENT)),
    INVITE_CREATE(Reach.SIGNED_IN, null, "Only trainers can invite clients", any(ADMIN), own(TRAINER)),

    // ---- media
    MEDIA_READ(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    /** A face is seen by whoever may see its user. */
    PROFILE_PHOTO_READ(
            Reach.SIGNED_IN,
            null,
            "Access denied",
            any(ADMIN),
            grant(TRAINER, SELF, THEIR_TRAINER),
            grant(CLIENT, SELF, THEIR_CLIENT)),
    PROFILE_PHOTO_WRITE(
            Reach.SIGNED_IN,
            PROFILE_PHOTO_READ,
            "You can only change your own profile photo",
            any(ADMIN),
            own(TRAINER),
            own(CLIENT)),
    /** Any kind of upload or deletion; the kind's own row decides once it is known. */
    MEDIA_WRITE(Reach.SIGNED_IN, MEDIA_READ, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    MEDIA_STATS(Reach.SIGNED_IN, null, "Only trainers can view media statistics", any(ADMIN), trainerOf()),
    DOCUMENT_WRITE(Reach.SIGNED_IN, MEDIA_READ, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    MEAL_PHOTO_ADD(Reach.SIGNED_IN, MEDIA_READ, "Only clients can upload meal photos", own(CLIENT)),
    NUTRITION_PHOTO_ADD(Reach.SIGNED_IN, MEDIA_READ, "Only clients can upload nutrition photos", own(CLIENT)),
    PROGRESS_PHOTO_ADD(Reach.SIGNED_IN, MEDIA_READ, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    PHOTO_DELETE(Reach.SIGNED_IN, MEDIA_READ, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),

    // ---- nutrition: the owner of a plan and of all within it is its client, the owner of a recipe its trainer
    PLAN_READ(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    PLAN_WRITE(Reach.SIGNED_IN, PLAN_READ, "Only trainers can create nutrition plans", any(ADMIN), trainerOf()),
    PLANNED_MEAL_WRITE(Reach.SIGNED_IN, PLAN_READ, "Only trainers can create planned meals", any(ADMIN), trainerOf()),
    RECIPE_READ(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), own(TRAINER), grant(CLIENT, THEIR_CLIENT)),
    RECIPE_WRITE(Reach.SIGNED_IN, RECIPE_READ, "Only trainers can create recipes", any(ADMIN), own(TRAINER)),
    COMPLETION_READ(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    COMPLETION_ADD(Reach.SIGNED_IN, PLAN_READ, "Only clients can create meal completions", own(CLIENT)),
    COMPLETION_WRITE(
            Reach.SIGNED_IN, COMPLETION_READ, "Only clients can change meal completions", any(ADMIN), own(CLIENT)),
    WEIGH_IN_READ(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    WEIGH_IN_ADD(Reach.SIGNED_IN, null, "Only clients can create weigh in records", own(CLIENT)),
    WEIGH_IN_WRITE(Reach.SIGNED_IN, WEIGH_IN_READ, "Only clients can change weigh in records", any(ADMIN), own(CLIENT)),
    /** Goals, by the client and by the linked trainer alike. */
    GOALS(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    SUMMARY_READ(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),

    // ---- progress
    PROGRESS_READ(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    PROGRESS_WRITE(Reach.SIGNED_IN, PROGRESS_READ, "Access denied", any(ADMIN), trainerOf(), own(CLIENT)),
    /** The short addresses that always mean the caller's own entries. */
    PROGRESS_OWN(Reach.SIGNED_IN, null, "Only clients record their own weight here", own(CLIENT)),

    // ---- notifications and messages
    NOTIFICATIONS(Reach.SIGNED_IN, null, "Access denied", every(SELF)),
    MESSAGE_SEND(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), trainerOf(), grant(CLIENT, THEIR_CLIENT)),
    /** The gym's owner can be reached by everybody. */
    MESSAGE_ADMIN(Reach.SIGNED_IN, null, "Access denied", any(ADMIN), any(TRAINER), any(CLIENT)),
    SOCKET_STATS(Reach.SIGNED_IN, null, "Only trainers can view connection statistics", any(ADMIN), any(TRAINER)),
    TEST_NOTIFICATION(
            Reach.SIGNED_IN, null, "Access denied", any(ADMIN), grant(TRAINER, SELF, THEIR_TRAINER), own(CLIENT)),

    // ---- running the server
    ADMIN_ONLY(Reach.SIGNED_IN, null, "Only an administrator can do this", any(ADMIN));

    /** Whether an access token is needed at all. */
    private enum Reach {
        ANYONE,
        SIGNED_IN
    }

    private record Grant(Set<Role> roles, Set<Relation> relations) {}

    private final Reach reach;
    private final @Nullable Action sees;
    private final String refusal;
    private final Map<Role, Set<Relation>> granted = new EnumMap<>(Role.class);

    Action(Reach reach, @Nullable Action sees, String refusal, Grant... grants) {
        this.reach = reach;
        this.sees = sees;
        this.refusal = refusal;
        for (Grant grant : grants) {
            for (Role role : grant.roles()) {
                granted.computeIfAbsent(role, first -> EnumSet.noneOf(Relation.class))
                        .addAll(grant.relations());
            }
        }
    }

    /** No token is looked at before the handler runs. */
    public boolean isPublic() {
        return reach == Reach.ANYONE;
    }

    /** Whether there is any record to which this role may do it. */
    public boolean isPossibleFor(Role role) {
        return isPublic() || !granted(role).isEmpty();
    }

    /** One cell of the matrix. */
    public Decision decide(Role role, Relation relation) {
        if (isPublic() || granted(role).contains(relation)) {
            return Decision.ALLOW;
        }
        return hides(role, relation) ? Decision.HIDE : Decision.FORBID;
    }

    /** What the 403 says is needed. */
    public String refusal() {
        return refusal;
    }

    private boolean hides(Role role, Relation relation) {
        if (!isPossibleFor(role) || this == USER_READ || this == USER_UPDATE || this == USER_DELETE) {
            // An account's number says nothing: others' accounts answer 403 whether they exist or not.
            return false;
        }
        return sees == null || sees.decide(role, relation) != Decision.ALLOW;
    }

    private Set<Relation> granted(Role role) {
        return granted.getOrDefault(role, Set.of());
    }

    private static Grant grant(Role role, Relation... relations) {
        return new Grant(EnumSet.of(role), Set.of(relations));
    }

    private static Grant own(Role role) {
        return grant(role, SELF);
    }

    private static Grant trainerOf() {
        return grant(TRAINER, THEIR_TRAINER);
    }

    private static Grant any(Role role) {
        return grant(role, SELF, THEIR_TRAINER, THEIR_CLIENT, STRANGER);
    }

    private static Grant every(Relation... relations) {
        return new Grant(EnumSet.allOf(Role.class), Set.of(relations));
    }
}
