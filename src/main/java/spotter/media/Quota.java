package spotter.media;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.SystemLevel;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.users.Account;
import spotter.users.UserService;

/** How much one person, a trainer with all clients, and everybody may store, and who hears when it becomes little. */
final class Quota {
    /** Percent, the highest first: one upload that crosses both is told once. */
    private static final List<Integer> WARNINGS = List.of(95, 80);

    private static final long MIB = 1024 * 1024;

    private final Database db;
    private final UserService users;
    private final NotificationService notifications;
    private final DiskWarning disk;
    private final Total ownBytes;
    private final Total ownFiles;
    private final Total ofTrainer;
    private final Total inAll;
    private final QuotaStore store = new QuotaStore();
    private final StatsStore stats = new StatsStore();

    /**
     * What is stored by all whom one person's upload counts for.
     *
     * @param own his own
     * @param trainerId his trainer, or himself if he is one
     * @param ofTrainer bytes of that trainer and all clients; 0 without one
     * @param inAll bytes of everybody
     */
    record Usage(QuotaStore.Own own, @Nullable Long trainerId, long ofTrainer, long inAll) {}

    /**
     * Of one person, for himself.
     *
     * @param bytes of all his files, variants included
     * @param files photos and documents
     * @param remainingBytes that still fit: less than his own quota leaves where those who share it used it up
     * @param categories the same bytes and files, by what they are
     */
    record Standing(
            long bytes,
            long files,
            long quotaBytes,
            long quotaFiles,
            long remainingBytes,
            Map<String, MediaStats.Sum> categories) {}

    /** Something that may be used up. */
    private record Total(String code, String refusal, long limit, ToLongFunction<Usage> used) {
        long left(Usage usage) {
            return limit - used.applyAsLong(usage);
        }

        boolean isBelow(Usage usage, int percent) {
            return used.applyAsLong(usage) * 100 < limit * percent;
        }
    }

    Quota(Database db, MediaLimits limits, DiskSpace space, UserService users, NotificationService notifications) {
        this.db = db;
        this.users = users;
        this.notifications = notifications;
        this.disk = new DiskWarning(space, users, notifications);
        this.ownBytes = new Total(
                "media.quota",
                "The storage of this account is full (" + limits.perUser() / MIB + " MiB); delete something first.",
                limits.perUser(),
                usage -> usage.own().bytes());
        this.ownFiles = new Total(
                "media.quota_files",
                "This account has " + limits.filesPerUser() + " files, as many as it may; delete something first.",
                limits.filesPerUser(),
                usage -> usage.own().files());
        this.ofTrainer = new Total(
                "media.quota_trainer",
                "The storage that a trainer and all his clients share is full (" + limits.perTrainer() / MIB
                        + " MiB); one of them has to delete something first.",
                limits.perTrainer(),
                Usage::ofTrainer);
        this.inAll = new Total(
                "media.quota_server",
                "The storage of the whole server is full (" + limits.inAll() / MIB
                        + " MiB); its administrator has to make room first.",
                limits.inAll(),
                Usage::inAll);
    }

    Usage usage(Tx tx, long ownerId) {
        Long trainerId = users.find(tx, ownerId).map(Quota::trainerOf).orElse(null);
        return new Usage(
                store.own(tx, ownerId),
                trainerId,
                trainerId == null ? 0 : store.withClients(tx, trainerId),
                store.inAll(tx));
    }

    /** Bytes that this person may still store; none when the number of files is reached. */
    long remaining(long ownerId) {
        return remaining(db.read(tx -> usage(tx, ownerId)));
    }

    Standing standing(long ownerId) {
        return db.read(tx -> {
            Usage now = usage(tx, ownerId);
            return new Standing(
                    now.own().bytes(),
                    now.own().files(),
                    ownBytes.limit(),
                    ownFiles.limit(),
                    remaining(now),
                    stats.byCategory(tx, ownerId));
        });
    }

    /**
     * Before work is spent on a file that is new, and will be stored as it is and in nothing's place. Of any other only
     * {@link #require} can tell.
     */
    void requireRoom(Tx tx, long ownerId, long bytes) {
        Usage now = usage(tx, ownerId);
        check(now, 1, bytes, now);
    }

    /** Before the transaction that ends in {@link #require}. */
    void lookAtDisk() {
        disk.look();
    }

    /**
     * After an insertion, so that what it replaced no longer counts.
     *
     * @param before the usage when the transaction began
     */
    void require(Tx tx, long ownerId, Usage before) {
        Usage after = usage(tx, ownerId);
        check(after, 0, 0, before);
        crossed(before, after, ownBytes, ownFiles).ifPresent(percent -> warn(tx, ownerId, percent));
        Long trainerId = after.trainerId();
        if (trainerId != null) {
            crossed(before, after, ofTrainer)
                    .ifPresent(percent -> notifications.post(
                            tx, trainerId, notice(percent + " % of what you and your clients may store is used.")));
        }
        disk.tell(tx);
        crossed(before, after, inAll)
                .ifPresent(percent -> users.listAdmins(tx)
                        .forEach(admin -> notifications.post(
                                tx, admin, notice(percent + " % of what this server may store is used."))));
    }

    /** A refusal that knows what would still fit. */
    static final class Exceeded extends Problem {
        private static final long serialVersionUID = 1;

        private final long remaining;

        private Exceeded(Total total, long remaining) {
            super(ProblemKind.STORAGE_FULL, total.code(), total.refusal());
            this.remaining = remaining;
        }

        long remaining() {
            return remaining;
        }
    }

    private void check(Usage usage, long moreFiles, long moreBytes, Usage before) {
        for (Total total : List.of(ownBytes, ownFiles, ofTrainer, inAll)) {
            if (total.left(usage) < (total == ownFiles ? moreFiles : moreBytes)) {
                throw new Exceeded(total, remaining(before));
            }
        }
    }

    private long remaining(Usage usage) {
        long least = Math.min(ownBytes.left(usage), Math.min(ofTrainer.left(usage), inAll.left(usage)));
        return ownFiles.left(usage) <= 0 ? 0 : Math.max(0, least);
    }

    /** The highest warning that any of these has come to by this upload. */
    private static Optional<Integer> crossed(Usage before, Usage after, Total... totals) {
        List<Total> all = List.of(totals);
        return WARNINGS.stream()
                .filter(percent -> all.stream().allMatch(total -> total.isBelow(before, percent)))
                .filter(percent -> !all.stream().allMatch(total -> total.isBelow(after, percent)))
                .findFirst();
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

    private static @Nullable Long trainerOf(Account owner) {
        return owner.role() == Role.TRAINER ? Long.valueOf(owner.id()) : owner.trainerId();
    }

    private static Notice notice(String message) {
        return Notice.system(SystemLevel.WARNING, "Storage almost full", message);
    }
}
