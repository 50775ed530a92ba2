package spotter;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
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
import spotter.http.Callers;
import spotter.http.Chapter;
import spotter.http.Cors;
import spotter.http.Edge;
import spotter.http.RequestRates;
import spotter.http.Routes;
import spotter.media.MediaCleanUp;
import spotter.media.MediaRoom;
import spotter.metrics.Metrics;
import spotter.site.ConsoleRoutes;
import spotter.site.DocsRoutes;
import spotter.site.SiteRoutes;
import spotter.users.AccountEvents;
import spotter.users.UserRoutes;
import spotter.users.UserViews;

/** The whole server: builds every part by hand, in order, and closes them in reverse. */
public final class Server implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Server.class);

    private final Config config;
    private final Clock clock;
    private final Metrics metrics = new Metrics();
    private final Parts parts = new Parts();
    private @Nullable Listener listener;
    private @Nullable String setupCode;
    private @Nullable MediaRoom media;
    private @Nullable Operation operation;

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
        return listener == null ? 0 : listener.port();
    }

    /** What makes the first administrator; null when there is one. */
    public @Nullable String setupCode() {
        return setupCode;
    }

    @Override
    public void close() {
        boolean isOpen = listener != null && !parts.isEmpty();
        parts.close();
        if (isOpen) {
            log.info("Spotter has stopped");
        }
    }

    private void open() throws IOException {
        Storage storage = Storage.open(config, clock, metrics, parts);
        Database db = storage.db();
        Notifying notifying =
                Notifying.of(config, db, (reader, text) -> media().views().renew(reader, text), metrics);
        List<AccountEvents> events = List.of(notifying.accountNotices(), new MediaCleanUp(() -> media().janitor()));
        Accounts accounts = parts.opened(Accounts.of(config, db, events), Accounts::close);
        accounts.audit().start();
        MediaRoom files = parts.opened(MediaFiles.of(config, storage, accounts, notifying, metrics), MediaRoom::close);
        media = files;
        files.start();
        UserViews views = new UserViews(files.views());
        Cors cors = new Cors(config.corsOrigins());
        Callers callers = new Callers(accounts.sessions());
        Edge.Options options = new Edge.Options(config.behindProxy(), config.flag(Setting.ACCESS_LOG));
        Edge edge = new Edge(callers, cors, requestRates(), options, metrics);
        ClientRecords records = ClientRecords.of(db, accounts, notifying, files);
        Live live = Live.of(config, db, accounts, notifying, metrics);
        Operation running = parts.opened(Operation.of(config, storage, accounts, notifying), Operation::close);
        operation = running;
        Gauges.register(metrics, db, storage.disk(), files, live.hub());
        setupCode = accounts.enrolment().openSetup();
        Listener open = Listener.start(config, edge, routes -> {
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
        listener = parts.opened(open, Listener::close);
        // Closed before the listener is: an open event stream is a request it would wait for.
        parts.opened(live, Live::close);
        running.start();
        announce();
    }

    private RequestRates requestRates() {
        return config.rateLimits()
                ? RequestRates.of(
                        clock,
                        config.whole(Setting.ADDRESS_REQUESTS_PER_SECOND),
                        config.whole(Setting.PERSON_REQUESTS_PER_SECOND))
                : RequestRates.unlimited();
    }

    private void registerSite(Routes routes, Operation running) {
        Instant startedAt = clock.instant();
        new ConsoleRoutes(startedAt, running.info()::welcome).register(routes);
        new SiteRoutes(startedAt).register(routes);
        new DocsRoutes(startedAt).register(routes);
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
    Listener listener() {
        return Objects.requireNonNull(listener);
    }

    /** For tests. */
    Operation operation() {
        return Objects.requireNonNull(operation);
    }

    private void announce() {
        log.info("Spotter listens on http://{}:{}, data in {}", config.host(), port(), config.data());
        if (config.registration() == Registration.OPEN) {
            log.warn("registration=open: anybody may register as a trainer. For development only.");
        }
        if (!config.rateLimits()) {
            log.warn(
                    "rate_limits=off: passwords can be guessed, and requests sent, without limit. For load tests only.");
        }
    }
}
