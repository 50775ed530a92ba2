package spotter.progress;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import spotter.access.Access;
import spotter.audit.AuditLog;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Chapter;
import spotter.http.Routes;
import spotter.media.MediaRoom;
import spotter.notify.NotificationService;
import spotter.users.LinkService;
import spotter.users.UserService;

/** The room's parts, composed; what the server needs of it. */
public final class ProgressRoom {
    private final ProgressRoutes routes;
    private final CompareRoutes comparing;
    private final ProgressService service;

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
        this.service = new ProgressService(db, access, users, links, media.service(), notices, audit);
        this.comparing = new CompareRoutes(media.pairs(), service);
        this.routes = new ProgressRoutes(service, views, media.uploads(), db.clock(), zone);
    }

    /** The client whose entry this is; empty if there is no such entry. */
    public static Optional<Long> findClient(Tx tx, long entryId) {
        return new ProgressStore().find(tx, entryId).map(ProgressEntry::clientId);
    }

    /** What is the owner's own. */
    public List<Chapter> chapters() {
        return List.of(Chapter.ofClients(
                "progress",
                (owner, paging) -> service.list(owner, owner.userId(), EntryFilter.Days.ALL, paging)
                        .map(EntryViews::bare)));
    }

    /** Fixed addresses before {@code {id}}: Javalin takes the first route that fits. */
    public void register(Routes all) {
        comparing.register(all);
        routes.register(all);
    }
}
