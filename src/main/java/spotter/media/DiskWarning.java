package spotter.media;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.Tx;
import spotter.notify.Notice;
import spotter.notify.NotificationService;
import spotter.notify.SystemLevel;
import spotter.users.UserService;

/**
 * Tells the administrators when uploads come near the disk's reserve: once, and again only after there was space
 * meanwhile or a restart.
 */
final class DiskWarning {
    /** Of the disk, and of a large one this much: with less above the reserve it is time to act. */
    private static final int TENTH = 10;

    private static final long ENOUGH = 2L << 30;

    private static final long MIB = 1024 * 1024;
    private static final Logger log = LoggerFactory.getLogger(DiskWarning.class);

    private final DiskSpace space;
    private final UserService users;
    private final NotificationService notifications;
    private volatile long left;
    private volatile boolean isLittle;
    private volatile boolean isSaid;

    DiskWarning(DiskSpace space, UserService users, NotificationService notifications) {
        this.space = space;
        this.users = users;
        this.notifications = notifications;
    }

    /** Before the transaction of every upload: a disk may take its time to say how full it is. */
    void look() {
        try {
            left = space.left();
            isLittle = left < Math.min(ENOUGH, space.total() / TENTH);
        } catch (IOException e) {
            // Only a warning is missed: whether the upload is safe on the disk has been asked before.
            log.warn("the disk does not say how much space is left", e);
        }
    }

    /** In that transaction. */
    void tell(Tx tx) {
        boolean isToBeSaid = isLittle;
        if (isToBeSaid && !isSaid) {
            Notice notice = Notice.system(
                    SystemLevel.WARNING,
                    "Disk almost full",
                    "The server's disk takes " + Math.max(0, left) / MIB
                            + " MiB more; then uploads are refused until there is space again.");
            users.listAdmins(tx).forEach(admin -> notifications.post(tx, admin, notice));
        }
        tx.afterCommit(() -> isSaid = isToBeSaid);
    }
}
