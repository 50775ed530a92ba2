package spotter.progress;

import java.time.ZoneId;
import java.util.Optional;
import spotter.access.Access;
import spotter.audit.AuditLog;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Routes;
import spotter.media.MediaRoom;
import spotter.notify.NotificationService;
import spotter.users.LinkService;
import spotter.users.UserService;

/** The room's parts, composed; what the server needs of it. */
public final class ProgressRoom {
    private final ProgressRoutes routes;

    /** @param zone where a day begins */
    public ProgressRoom(
            Database db,
            Access access,
            UserService users,
            LinkService links,
            NotificationService notifications,
            MediaRoom media,
            ZoneId zone,
            AuditLog audit) {
        EntryViews views = new EntryViews(db, media.service(), media.views());
        ProgressNotices notices = new ProgressNotices(notifications, users, views);
        ProgressService service = new ProgressService(db, access, users, links, media.service(), notices, audit);
        this.routes = new ProgressRoutes(service, views, media.uploads(), db.clock(), zone);
    }

    /** The client whose entry this is; empty if there is no such entry. */
    public static Optional<Long> findClient(Tx tx, long entryId) {
        return new ProgressStore().find(tx, entryId).map(ProgressEntry::clientId);
    }

    public void register(Routes all) {
        routes.register(all);
    }
}
