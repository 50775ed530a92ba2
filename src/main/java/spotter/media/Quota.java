package spotter.media;

import java.util.List;
import java.util.Optional;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.SystemLevel;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.Account;
import spotter.users.UserService;

/** How much one person may store, and who hears when it becomes little. */
final class Quota {
    /** Percent, the highest first: one upload that crosses both is told once. */
    private static final List<Integer> WARNINGS = List.of(95, 80);

    private static final long MIB = 1024 * 1024;

    private final Database db;
    private final MediaLimits limits;
    private final UserService users;
    private final NotificationService notifications;
    private final MediaStore media = new MediaStore();

    /** What one person has stored: media, and bytes of all their files. */
    record Usage(long files, long bytes) {}

    Quota(Database db, MediaLimits limits, UserService users, NotificationService notifications) {
        this.db = db;
        this.limits = limits;
        this.users = users;
        this.notifications = notifications;
    }

    Usage usage(Tx tx, long ownerId) {
        return media.usageOf(tx, ownerId);
    }

    /** Bytes that this person may still store; none when the number of files is reached. */
    long remaining(long ownerId) {
        return remaining(db.read(tx -> usage(tx, ownerId)));
    }

    /**
     * After an insertion, so that what it replaced no longer counts.
     *
     * @param before the usage when the transaction began
     */
    void require(Tx tx, long ownerId, Usage before) {
        Usage after = usage(tx, ownerId);
        if (after.bytes() > limits.perUser()) {
            throw new Exceeded(
                    "media.quota",
                    "The storage of this account is full (" + limits.perUser() / MIB + " MiB); delete something first.",
                    remaining(before));
        }
        if (after.files() > limits.filesPerUser()) {
            throw new Exceeded(
                    "media.quota_files",
                    "This account has " + limits.filesPerUser() + " files, as many as it may; delete something first.",
                    remaining(before));
        }
        WARNINGS.stream()
                .filter(percent -> isBelow(before, percent) && !isBelow(after, percent))
                .findFirst()
                .ifPresent(percent -> warn(tx, ownerId, percent));
    }

    /** A refusal that knows what would still fit. */
    static final class Exceeded extends Problem {
        private static final long serialVersionUID = 1;

        private final long remaining;

        Exceeded(String code, String detail, long remaining) {
            super(ProblemKind.STORAGE_FULL, code, detail);
            this.remaining = remaining;
        }

        long remaining() {
            return remaining;
        }
    }

    private long remaining(Usage usage) {
        return usage.files() >= limits.filesPerUser() ? 0 : Math.max(0, limits.perUser() - usage.bytes());
    }

    private boolean isBelow(Usage usage, int percent) {
        return usage.bytes() * 100 < limits.perUser() * percent
                && usage.files() * 100 < limits.filesPerUser() * percent;
    }

    private void warn(Tx tx, long ownerId, int percent) {
        Account owner = users.find(tx, ownerId).orElseThrow(() -> Problem.notFound("User"));
        notifications.post(
                tx, ownerId, notice(percent + " % of your storage is used; delete what you no longer need."));
        Optional.ofNullable(owner.trainerId())
                .ifPresent(trainerId -> notifications.post(
                        tx,
                        trainerId,
                        notice(percent + " % of the storage of " + owner.fullName() + " is used.")
                                .about(ownerId)));
    }

    private static Notice notice(String message) {
        return Notice.system(SystemLevel.WARNING, "Storage almost full", message);
    }
}
