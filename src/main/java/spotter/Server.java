package spotter;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.admin.Gauges;
import spotter.admin.MetricsRoutes;
import spotter.auth.LoginLimits;
import spotter.auth.Registration;
import spotter.db.Database;
import spotter.export.Export;
import spotter.export.ExportRoutes;
import spotter.formats.PictureLimits;
import spotter.http.Callers;
import spotter.http.Chapter;
import spotter.http.Cors;
import spotter.http.Edge;
import spotter.http.JettySetup;
import spotter.http.Routes;
import spotter.media.Inventory;
import spotter.media.MediaCleanUp;
import spotter.media.MediaKind;
import spotter.media.MediaLimits;
import spotter.media.MediaRoom;
import spotter.media.SignedLinks;
import spotter.metrics.Metrics;
import spotter.site.DocsRoutes;
import spotter.site.HomeRoutes;
import spotter.site.SiteRoutes;
import spotter.storage.LocalDisk;
import spotter.storage.PrivateFiles;
import spotter.storage.UploadsMark;
import spotter.users.AccountEvents;
import spotter.users.UserRoutes;
import spotter.users.UserViews;

/** The whole server: builds every part by hand, in order, and closes them in reverse. */
public final class Server implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final Config config;
    private final Clock clock;
    private final Metrics metrics = new Metrics();
    private final Deque<Part> parts = new ArrayDeque<>();
    private @Nullable Javalin app;
    private @Nullable String setupCode;
    private @Nullable MediaRoom media;
    private @Nullable Operation operation;

    /** Something that is to be closed. */
    private interface Part {
        void close();
    }

    private Server(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Returns when requests are answered; a failure closes what was already open. */
    public static Server start(Config config, Clock clock) throws IOException {
        Server server = new Server(config, clock);
        try {
            server.open();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The port that is listened on. */
    public int port() {
        return app == null ? 0 : app.port();
    }

    /** What makes the first administrator; null when there is one. */
    public @Nullable String setupCode() {
        return setupCode;
    }

    /** For tests: which routes there are. */
    Javalin app() {
        return Objects.requireNonNull(app);
    }

    @Override
    public void close() {
        boolean isOpen = app != null && !parts.isEmpty();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (RuntimeException e) {
                // What is left must be closed all the same: the database above all.
                log.error("a part of the server did not close", e);
            }
        }
        if (isOpen) {
            log.info("Spotter has stopped");
        }
    }

    private void open() throws IOException {
        UploadsMark mark = opened(UploadsMark.take(config.uploads()), UploadsMark::close);
        Database db = database(mark);
        Notifying notifying =
                Notifying.of(config, db, (reader, text) -> media().views().renew(reader, text), metrics);
        List<AccountEvents> events = List.of(notifying.accountNotices(), new MediaCleanUp(() -> media().janitor()));
        Accounts accounts = opened(Accounts.of(config, db, events), Accounts::close);
        accounts.audit().start();
        LocalDisk disk = disk(db);
        MediaRoom files = opened(media(db, disk, accounts, notifying), MediaRoom::close);
        media = files;
        files.start();
        UserViews views = new UserViews(files.views());
        Cors cors = new Cors(config.corsOrigins());
        Callers callers = new Callers(accounts.sessions());
        Edge edge = new Edge(callers, cors, config.behindProxy(), metrics);
        ClientRecords records = ClientRecords.of(db, accounts, notifying, files);
        Live live = Live.of(config, db, accounts, notifying, metrics);
        Operation running = opened(Operation.of(config, db, disk, limits(), accounts, notifying), Operation::close);
        operation = running;
        Gauges.register(metrics, db, disk, files, live.hub());
        setupCode = accounts.enrolment().openSetup();
        app = listen(edge, routes -> {
            accounts.register(routes, views, new LoginLimits(clock, config.rateLimits()));
            files.register(routes);
            records.register(routes);
            new UserRoutes(accounts.users(), views).register(routes);
            live.register(routes, cors);
            exporting(db, accounts, files, records, live).register(routes);
            new MetricsRoutes(metrics, callers, config.behindProxy()).register(routes);
            running.register(routes);
            registerSite(routes, running);
        });
        // Closed before the listener is: an open event stream is a request it would wait for.
        opened(live, Live::close);
        running.start();
        announce();
    }

    private void registerSite(Routes routes, Operation running) {
        Instant startedAt = clock.instant();
        new HomeRoutes(startedAt, running.info()::welcome).register(routes);
        new SiteRoutes(startedAt).register(routes);
        new DocsRoutes(startedAt).register(routes);
    }

    private Database database(UploadsMark mark) throws IOException {
        Path temp = PrivateFiles.makeFolder(config.uploads().resolve("temp"));
        NativeLibrary.removeLeft(temp);
        Database db = opened(Database.open(config.databaseFile(), clock, metrics), Database::close);
        NativeLibrary.restrict(temp);
        requireUploads(mark, db);
        return db;
    }

    // A disk that failed to mount leaves an empty folder: serving from it, and sweeping by it, would do harm.
    private void requireUploads(UploadsMark mark, Database db) throws IOException {
        if (mark.isNew() && !Inventory.isEmpty(db)) {
            throw new StartException("The folder " + config.uploads() + " is not the one with this database's files:"
                    + " is its disk mounted? If the files are really gone, write any text into its file .spotter.");
        }
        mark.confirm();
    }

    private LocalDisk disk(Database db) throws IOException {
        if (MediaRoom.hasAny(db) && !LocalDisk.isThere(config.uploads(), MediaKind.folders())) {
            throw new StartException("The database has media but " + config.uploads()
                    + " has none of their folders: is its disk mounted, or were they not restored?");
        }
        return new LocalDisk(config.uploads(), MediaKind.folders());
    }

    private MediaRoom media(Database db, LocalDisk disk, Accounts accounts, Notifying notifying) throws IOException {
        SignedLinks links = new SignedLinks(
                Accounts.jwtSecret(config),
                config.value(Setting.BASE_URL).isEmpty() ? "" : config.baseUrl(),
                Duration.ofMinutes(config.whole(Setting.SIGNED_LINK_MINUTES)),
                clock);
        MediaRoom.Options options = new MediaRoom.Options(limits(), links, config.value(Setting.RESOURCE_POLICY));
        return new MediaRoom(
                db,
                disk,
                options,
                accounts.access(),
                accounts.users(),
                accounts.links(),
                notifying.notifications(),
                ClientRecords::owner,
                accounts.audit(),
                metrics);
    }

    private MediaLimits limits() {
        PictureLimits otherwise = PictureLimits.DEFAULT;
        PictureLimits pictures = new PictureLimits(
                config.whole(Setting.MAX_MEGAPIXELS) * 1_000_000L,
                otherwise.maxSide(),
                otherwise.maxFrames(),
                otherwise.maxTotalPixels());
        return new MediaLimits(
                config.mebibytes(Setting.PHOTO_MAX_MIB),
                config.mebibytes(Setting.PROFILE_PHOTO_MAX_MIB),
                config.mebibytes(Setting.DOCUMENT_MAX_MIB),
                pictures,
                config.mebibytes(Setting.USER_QUOTA_MIB),
                config.whole(Setting.USER_QUOTA_FILES),
                config.mebibytes(Setting.DISK_RESERVE_MIB),
                config.whole(Setting.UPLOADS_AT_ONCE));
    }

    private ExportRoutes exporting(Database db, Accounts accounts, MediaRoom files, ClientRecords records, Live live) {
        List<Chapter> chapters = new ArrayList<>(records.chapters());
        chapters.addAll(live.chapters());
        chapters.add(accounts.audit().chapter());
        Export export = new Export(accounts.users(), chapters, files.originals());
        return new ExportRoutes(db, accounts.users(), export, accounts.audit(), config.rateLimits());
    }

    /** For rooms that are composed before it, and for tests. */
    MediaRoom media() {
        return Objects.requireNonNull(media, "composed before the first request");
    }

    /** For tests. */
    Operation operation() {
        return Objects.requireNonNull(operation);
    }

    /** The rooms' routes, put in place while the server is configured. */
    private interface Rooms {
        void register(Routes routes);
    }

    private Javalin listen(Edge edge, Rooms rooms) {
        Javalin javalin = Javalin.create(it -> configure(it, edge, rooms));
        Edge.refuseOpenRoutes(javalin);
        try {
            // Its line about a port in use would stand beside our sentence, and all failures reach us anyway.
            JavalinLogger.enabled = false;
            javalin.start(config.host(), config.port());
        } catch (JavalinBindException e) {
            javalin.stop();
            throw cannotListen(config, e);
        } finally {
            JavalinLogger.enabled = true;
        }
        return opened(javalin, Javalin::stop);
    }

    static StartException cannotListen(Config config, Exception cause) {
        return new StartException(
                "Port " + config.port() + " of " + config.host()
                        + " cannot be listened on: it is in use, not allowed, or no address of this machine.",
                cause);
    }

    private static void configure(JavalinConfig it, Edge edge, Rooms rooms) {
        it.startup.showJavalinBanner = false;
        it.startup.showOldJavalinVersionWarning = false;
        it.startup.startupWatcherEnabled = false;
        JettySetup.apply(it.jetty);
        edge.install(it);
        rooms.register(new Routes(it.routes));
    }

    private void announce() {
        log.info("Spotter listens on http://{}:{}, data in {}", config.host(), port(), config.data());
        if (config.registration() == Registration.OPEN) {
            log.warn("registration=open: anybody may register as a trainer. For development only.");
        }
        if (!config.rateLimits()) {
            log.warn("rate_limits=off: passwords can be guessed without limit. For load tests only.");
        }
    }

    private interface Closer<T> {
        void close(T part);
    }

    private <T> T opened(T part, Closer<T> closer) {
        parts.push(() -> closer.close(part));
        return part;
    }
}
