package spotter.media;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.db.Database;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.http.Slice;
import spotter.storage.LocalDisk;
import spotter.users.LinkService;

/** {@code /api/files}: which media there are, and how much space they take. */
final class ListRoutes {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int DEFAULT_DAYS = 90;
    private static final int MAX_DAYS = 366;

    /** What came on one day: media, and bytes of all their files. */
    private record Day(LocalDate date, long count, long size) {
        static Day of(LocalDate date, MediaStats.Sum sum) {
            return new Day(date, sum.count(), sum.size());
        }
    }

    private final Database db;
    private final MediaService media;
    private final MediaViews views;
    private final Access access;
    private final LinkService links;
    private final LocalDisk disk;
    private final MediaStats.Quota quota;
    private final StatsStore stats = new StatsStore();

    ListRoutes(
            Database db,
            MediaService media,
            MediaViews views,
            Access access,
            LinkService links,
            LocalDisk disk,
            MediaStats.Quota quota) {
        this.db = db;
        this.media = media;
        this.views = views;
        this.access = access;
        this.links = links;
        this.disk = disk;
        this.quota = quota;
    }

    /** Before {@code {id}}: Javalin takes the first route that fits. */
    void register(Routes routes) {
        routes.get("/api/files/media/stats", Action.MEDIA_STATS, this::stats);
        routes.get("/api/files/media/growth", Action.MEDIA_READ, this::growth);
        routes.get("/api/files/documents", Action.MEDIA_READ, ctx -> list(ctx, MediaKind.DOCUMENT));
        routes.get("/api/files", Action.MEDIA_READ, ctx -> list(ctx, null));
        routes.get("/api/files/{id}", Action.MEDIA_READ, this::read);
    }

    private void read(Context ctx) {
        MediaItem item = media.read(Callers.of(ctx), Requests.pathId(ctx, "id", "File"));
        media.look(Callers.of(ctx), item);
        ctx.json(views.of(Callers.of(ctx).userId(), item));
    }

    private void list(Context ctx, @Nullable MediaKind only) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        MediaKind kind = only == null ? query.optionalWord("category", MediaKind.class) : only;
        Instant from = startOf(query.optionalDate("from"));
        LocalDate to = query.optionalDate("to");
        int limit = query.whole("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        Long before = query.optionalId("cursor");
        query.check();
        Caller caller = Callers.of(ctx);
        Instant until = to == null ? null : startOf(to.plusDays(1));
        MediaFilter filter = new MediaFilter(owners(caller, clientId), kind, from, until, before);
        List<MediaItem> found = media.list(filter, limit + 1);
        List<MediaItem> items = found.subList(0, Math.min(limit, found.size()));
        media.look(caller, items);
        String next = found.size() > limit ? Long.toString(items.get(limit - 1).id()) : null;
        ctx.json(new Slice<>(views.of(caller.userId(), items), next));
    }

    private void stats(Context ctx) throws IOException {
        Caller caller = Callers.of(ctx);
        Optional<List<Long>> owners = caller.isAdmin()
                ? Optional.empty()
                : Optional.of(db.read(tx -> links.listClients(tx, caller.userId())));
        MediaStats.Disk space = new MediaStats.Disk(disk.totalBytes(), disk.usableBytes());
        ctx.json(db.read(tx -> MediaStats.of(stats.byFolder(tx, owners), space, quota, stats.byClient(tx, owners))));
    }

    /** One item a day, so that a chart needs no more than to draw them. */
    private void growth(Context ctx) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        int days = query.whole("days", DEFAULT_DAYS, 1, MAX_DAYS);
        query.check();
        Optional<List<Long>> owners = owners(Callers.of(ctx), clientId);
        LocalDate last = LocalDate.ofInstant(db.clock().instant(), ZoneOffset.UTC);
        LocalDate first = last.minusDays(days - 1L);
        Map<LocalDate, MediaStats.Sum> sums = db.read(tx -> stats.byDay(tx, owners, first));
        MediaStats.Sum nothing = new MediaStats.Sum(0, 0);
        List<Day> items = first.datesUntil(last.plusDays(1))
                .map(date -> Day.of(date, sums.getOrDefault(date, nothing)))
                .toList();
        ctx.json(new Slice<>(items, null));
    }

    /** Whose media the caller may list; empty for everybody's. */
    private Optional<List<Long>> owners(Caller caller, @Nullable Long clientId) {
        if (clientId != null) {
            access.require(caller, Action.MEDIA_READ, clientId, "User");
            return Optional.of(List.of(clientId));
        }
        if (caller.isAdmin()) {
            return Optional.empty();
        }
        List<Long> owners = new ArrayList<>(List.of(caller.userId()));
        if (caller.isTrainer()) {
            owners.addAll(db.read(tx -> links.listClients(tx, caller.userId())));
        }
        return Optional.of(owners);
    }

    private static @Nullable Instant startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
