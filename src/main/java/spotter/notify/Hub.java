package spotter.notify;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.auth.Sessions;
import spotter.metrics.Metrics;

/**
 * All open sockets of this machine, and the one place for what leaves on them: stored notifications, read from each
 * socket's cursor on whenever its person is rung, so that live delivery and replay are the same thing. Rights are
 * looked up before anything is delivered.
 */
public final class Hub implements AutoCloseable {
    /** Reading and rendering is short; the sending itself waits for nobody. */
    private static final int DELIVERY_THREADS = 2;

    private final NotificationService notifications;
    private final Sessions sessions;
    private final Clock clock;
    private final Limits limits;
    private final Metrics metrics;
    private final Map<Long, Set<SocketSession>> byUser = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private final Leaving leaving = new Leaving();
    private final Bells bells;
    private volatile boolean isClosed;

    /**
     * How many sockets there may be.
     *
     * @param total of all people
     * @param perUser of one
     */
    public record Limits(int total, int perUser) {}

    /** How many there are. */
    public record Count(int connections, int users, int subscriptions) {}

    public Hub(
            NotificationService notifications,
            Sessions sessions,
            FanOut fanOut,
            Clock clock,
            Limits limits,
            Metrics metrics) {
        this.notifications = notifications;
        this.sessions = sessions;
        this.clock = clock;
        this.limits = limits;
        this.metrics = metrics;
        this.bells = new Bells(DELIVERY_THREADS, this::deliver);
        fanOut.onRing(this::ring);
    }

    /** Takes the socket in, silent until it is started; false if there are too many, or the server is going down. */
    boolean admit(SocketSession socket) {
        boolean isIn = open.incrementAndGet() <= limits.total() && !isClosed && enlist(socket);
        if (!isIn) {
            open.decrementAndGet();
        } else if (isClosed) {
            // The server began to close in between, and may not have seen this one.
            close(socket, CloseCode.GOING_AWAY);
        }
        return isIn;
    }

    /** Why a socket was not taken in. */
    CloseCode refusal() {
        return isClosed ? CloseCode.GOING_AWAY : CloseCode.TOO_MANY;
    }

    /**
     * Where a new socket begins: behind all that is stored now, or behind {@code since}.
     *
     * @param since 0 for all that is kept
     */
    long cursor(long userId, @Nullable Long since) {
        return since == null ? notifications.counter(userId).last() : since;
    }

    /** Delivers from {@code cursor} on. */
    void start(SocketSession socket, long cursor) {
        socket.start(cursor);
        // Finds what was written, and rights that were lost, while it was on its way in.
        ring(socket.userId());
    }

    /** Forgets a socket that has gone; false if that was done already. */
    boolean remove(SocketSession socket) {
        byUser.computeIfPresent(socket.userId(), (id, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
        boolean wasOpen = socket.end();
        if (wasOpen) {
            open.decrementAndGet();
        }
        return wasOpen;
    }

    /** Sends a socket away and forgets it. */
    void close(SocketSession socket, CloseCode code) {
        if (remove(socket)) {
            close(socket.outlet(), code);
        }
    }

    /** Forgets a socket that can no longer be told anything, and ends its connection. */
    void cut(SocketSession socket) {
        if (remove(socket)) {
            socket.outlet().disconnect();
        }
    }

    /** Says why to one that was never taken in. */
    void close(Outlet outlet, CloseCode code) {
        // Noted first: it may be gone before the close returns.
        leaving.add(outlet);
        outlet.close(code);
    }

    /** Its connection has ended. */
    void gone(Outlet outlet) {
        leaving.remove(outlet);
    }

    /** Who is behind the socket now; empty, and the socket closed, if nobody is any more. */
    Optional<Caller> verify(SocketSession socket) {
        Optional<Caller> caller = sessions.find(socket.userId(), socket.sessionId());
        return isStanding(socket, caller) ? caller : Optional.empty();
    }

    /** A notification has been put on a socket. */
    void noteSent(NotificationType type) {
        metrics.notificationSent(type.wireName());
    }

    /** A frame that is not stored, to every socket of this person. */
    void sendAll(long userId, Frame frame) {
        socketsOf(userId).forEach(socket -> socket.send(frame));
    }

    void ring(long userId) {
        if (byUser.containsKey(userId)) {
            bells.ring(userId);
        }
    }

    public Count count() {
        int connections = 0;
        int subscriptions = 0;
        Collection<Set<SocketSession>> users = byUser.values();
        for (Set<SocketSession> sockets : users) {
            connections += sockets.size();
            subscriptions += sockets.stream()
                    .mapToInt(socket -> socket.subscriptions().size())
                    .sum();
        }
        return new Count(connections, users.size(), subscriptions);
    }

    /** Every second: tokens run out by themselves, and who was sent away may not stay. */
    void tick() {
        leaving.cut();
        for (SocketSession socket : all()) {
            if (socket.isExpired(clock.instant())) {
                close(socket, CloseCode.EXPIRED);
            }
        }
    }

    /** Every round: drops the dead and the stuck, and looks everybody's rights up again. */
    void beat() {
        for (SocketSession socket : all()) {
            if (!socket.isMoving()) {
                close(socket, CloseCode.TOO_SLOW);
            } else if (!socket.isWaiting() && !socket.outlet().beat()) {
                cut(socket);
            }
        }
        // What another process changed, a command line's new password, rang no bell here.
        byUser.keySet().forEach(this::ring);
    }

    /** Tells everybody that the server is going down; nobody gets in any more. */
    @Override
    public void close() {
        isClosed = true;
        all().forEach(socket -> close(socket, CloseCode.GOING_AWAY));
        bells.close();
    }

    private boolean enlist(SocketSession socket) {
        boolean[] isIn = new boolean[1];
        byUser.compute(socket.userId(), (id, before) -> {
            Set<SocketSession> sockets = before == null ? ConcurrentHashMap.newKeySet(1) : before;
            isIn[0] = sockets.size() < limits.perUser() && sockets.add(socket);
            return sockets;
        });
        return isIn[0];
    }

    private List<SocketSession> all() {
        List<SocketSession> all = new ArrayList<>();
        byUser.values().forEach(all::addAll);
        return all;
    }

    private Set<SocketSession> socketsOf(long userId) {
        return byUser.getOrDefault(userId, Set.of());
    }

    // One read for all sockets that stand at the same place, and no more of it than a window. Most stand where the
    // first one does: those are sent to as they are met, or a thousand looks would come before the first word.
    private void deliver(long userId) {
        Map<String, Optional<Caller>> byLogin = new HashMap<>();
        Map<Long, Deque<SocketSession>> elsewhere = new TreeMap<>();
        Batch first = null;
        long firstCursor = 0;
        boolean goesOn = false;
        for (SocketSession socket : socketsOf(userId)) {
            Optional<Caller> caller = byLogin.computeIfAbsent(socket.sessionId(), id -> sessions.find(userId, id));
            if (!isStanding(socket, caller) || !socket.wantsMore()) {
                continue;
            }
            long cursor = socket.cursor();
            if (first == null) {
                firstCursor = cursor;
                first = batch(userId, cursor);
            }
            if (cursor == firstCursor) {
                goesOn |= socket.take(first);
            } else {
                elsewhere.computeIfAbsent(cursor, key -> new ArrayDeque<>()).add(socket);
            }
        }
        for (Map.Entry<Long, Deque<SocketSession>> group : elsewhere.entrySet()) {
            Batch batch = batch(userId, group.getKey());
            for (SocketSession socket : group.getValue()) {
                goesOn |= socket.take(batch);
            }
        }
        if (goesOn) {
            ring(userId);
        }
    }

    private Batch batch(long userId, long cursor) {
        return notifications.batch(userId, cursor, SocketSession.WINDOW);
    }

    // The one place that decides whether a socket may go on; it is asked before every delivery and every command.
    private boolean isStanding(SocketSession socket, Optional<Caller> caller) {
        if (socket.isExpired(clock.instant())) {
            close(socket, CloseCode.EXPIRED);
        } else if (caller.isEmpty()) {
            close(socket, CloseCode.BAD_TOKEN);
        } else {
            socket.know(caller.get());
        }
        return socket.isOpen();
    }
}
