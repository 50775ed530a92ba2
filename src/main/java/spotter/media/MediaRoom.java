package spotter.media;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.audit.AuditLog;
import spotter.db.Database;
import spotter.http.Routes;
import spotter.metrics.Metrics;
import spotter.notify.NotificationService;
import spotter.storage.LocalDisk;
import spotter.users.LinkService;
import spotter.users.UserService;

/** The room's parts, composed; what other rooms and the server need of it. */
public final class MediaRoom implements AutoCloseable {
    private final Database db;
    private final DiskSpace space;
    private final MediaService service;
    private final MediaViews views;
    private final Uploads uploads;
    private final Originals originals;
    private final PhotoPairs pairs;
    private final Janitor janitor;
    private final Pipeline pipeline;
    private final MediaRoutes routes;
    private final ServingRoutes serving;
    private final ListRoutes lists;
    private final UsageRoutes usage;

    /**
     * What the room is told by the settings.
     *
     * @param resourcePolicy value of Cross-Origin-Resource-Policy on media
     * @param scanner that looks at every upload; null for none
     */
    public record Options(
            MediaLimits limits,
            SignedLinks links,
            String resourcePolicy,
            @Nullable MalwareScanner scanner) {}

    public MediaRoom(
            Database db,
            LocalDisk disk,
            Options options,
            Access access,
            UserService users,
            LinkService trainerLinks,
            NotificationService notifications,
            RecordOwners owners,
            AuditLog audit,
            Metrics metrics) {
        this.db = db;
        Vault vault = new Vault(disk);
        this.space = new DiskSpace(disk, options.limits().diskReserve());
        this.janitor = new Janitor(db, disk, vault, space);
        this.pipeline = new Pipeline(options.limits().pictures(), options.scanner(), disk.temp(), metrics);
        this.views = new MediaViews(db, users, options.links());
        MediaNotices notices = new MediaNotices(notifications, users, views);
        Quota quota = new Quota(db, options.limits(), space, users, notifications);
        this.service = new MediaService(db, access, owners, quota, pipeline, vault, janitor, notices, audit, metrics);
        this.originals = new Originals(service, disk);
        this.uploads = new Uploads(disk.temp(), space, quota, options.limits(), metrics);
        this.routes = new MediaRoutes(db, service, views, uploads, owners, users);
        MediaResponse response = new MediaResponse(disk, options.resourcePolicy());
        this.pairs = new PhotoPairs(service, pipeline, disk, response, db.clock());
        this.serving = new ServingRoutes(service, response, options.links(), users);
        this.usage = new UsageRoutes(quota);
        this.lists = new ListRoutes(
                db,
                service,
                views,
                access,
                trainerLinks,
                disk,
                new MediaStats.Quota(
                        options.limits().perUser(), options.limits().filesPerUser()));
    }

    /** Whether there are any media: then their folders have to be there as well. */
    public static boolean hasAny(Database db) {
        return db.read(tx -> new MediaStore().hasAny(tx));
    }

    public MediaService service() {
        return service;
    }

    public MediaViews views() {
        return views;
    }

    public Uploads uploads() {
        return uploads;
    }

    public Originals originals() {
        return originals;
    }

    public PhotoPairs pairs() {
        return pairs;
    }

    public Janitor janitor() {
        return janitor;
    }

    /** How many uploads are being received or worked on. */
    public int uploadsUnderWay() {
        return space.claims();
    }

    /** What is stored, by folder; looks at every file's row. */
    public Map<String, MediaStats.Sum> sums() {
        return db.read(tx -> new StatsStore().byFolder(tx, Optional.empty()));
    }

    /** Before the first request: what an earlier run left goes. */
    public void start() throws IOException {
        janitor.start();
    }

    public void register(Routes all) {
        lists.register(all);
        usage.register(all);
        serving.register(all);
        routes.register(all);
    }

    @Override
    public void close() {
        janitor.close();
        pipeline.close();
    }
}
