package spotter;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.db.Database;
import spotter.http.Chapter;
import spotter.http.Cors;
import spotter.http.RateLimit;
import spotter.http.Routes;
import spotter.metrics.Metrics;
import spotter.notify.EventStreamRoutes;
import spotter.notify.Heartbeat;
import spotter.notify.Hub;
import spotter.notify.Lobby;
import spotter.notify.MessageRoutes;
import spotter.notify.MessageService;
import spotter.notify.NotificationRoutes;
import spotter.notify.NotificationService;
import spotter.notify.SettingRoutes;
import spotter.notify.SocketGate;
import spotter.notify.SocketParts;
import spotter.notify.SocketRoutes;
import spotter.notify.SocketStats;
import spotter.notify.TestNotificationRoutes;

/** The parts of the server that reach people while they are connected. */
record Live(
        Hub hub,
        Heartbeat heartbeat,
        SocketParts sockets,
        NotificationService allNotifications,
        NotificationRoutes notifications,
        SettingRoutes settings,
        TestNotificationRoutes tests)
        implements AutoCloseable {
    static Live of(Config config, Database db, Accounts accounts, Notifying notifying, Metrics metrics) {
        NotificationService notifications = notifying.notifications();
        Hub.Limits limits = new Hub.Limits(sockets(config), config.socketsPerUser());
        Hub hub = new Hub(notifications, accounts.sessions(), notifying.fanOut(), db.clock(), limits, metrics);
        Lobby lobby = new Lobby(hub);
        MessageService messages = new MessageService(
                db, accounts.access(), accounts.users(), notifications, hub, accounts.audit(), senderRate(config, db));
        Duration round = Duration.ofSeconds(config.whole(Setting.SOCKET_ROUND_SECONDS));
        return new Live(
                hub,
                new Heartbeat(hub, lobby, notifications, round),
                new SocketParts(
                        hub,
                        lobby,
                        new SocketGate(accounts.sessions(), db.clock()),
                        messages,
                        new SocketStats(hub, accounts.links()),
                        db.clock(),
                        config.rateLimits()),
                notifications,
                new NotificationRoutes(notifications),
                new SettingRoutes(db),
                new TestNotificationRoutes(
                        db, accounts.access(), accounts.users(), notifications, senderRate(config, db)));
    }

    private static @Nullable RateLimit senderRate(Config config, Database db) {
        int perMinute = config.whole(Setting.MESSAGES_PER_MINUTE);
        return config.rateLimits()
                ? new RateLimit(
                        db.clock(),
                        perMinute / 2,
                        Duration.ofMinutes(1).dividedBy(perMinute),
                        "You are sending too much; wait a moment and try again.")
                : null;
    }

    // Half of the files stay for requests, uploads and the database.
    private static int sockets(Config config) {
        return OpenFiles.affordable("sockets", config.whole(Setting.SOCKETS), 50);
    }

    /** What is kept here of one person. */
    List<Chapter> chapters() {
        return List.of(sockets.messages().chapter(), allNotifications.chapter(), settings.chapter());
    }

    void register(Routes routes, Cors cors) {
        notifications.register(routes);
        settings.register(routes);
        tests.register(routes);
        new MessageRoutes(sockets.messages()).register(routes);
        new SocketRoutes(sockets, cors).register(routes);
        new EventStreamRoutes(hub, sockets.gate()).register(routes);
    }

    @Override
    public void close() {
        heartbeat.close();
        hub.close();
    }
}
