package spotter.notify;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import spotter.access.Caller;
import spotter.access.Role;
import spotter.http.SocketLimits;

/**
 * One authenticated listener: who it is, what it has been sent, how much of that is still on its way. Its cursor is
 * moved by its person's delivery thread alone; everything else may be called from anywhere.
 */
final class SocketSession {
    /** Notifications under way at a time. What does not fit stays in the database, so a slow reader costs no memory. */
    static final int WINDOW = 32;
    /** With the answers to its own commands; the rest is for pings, pongs and the close. */
    private static final int MAX_WAITING = SocketLimits.MAX_OUTGOING_FRAMES - 8;

    private final Hub hub;
    private final Outlet outlet;
    private final boolean wantsExtras;
    private final Subscriptions subscriptions = new Subscriptions();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean isOpen = new AtomicBoolean(true);
    private volatile Pass pass;
    private volatile Role role;
    private volatile long cursor;
    private volatile boolean isStarted;
    private volatile boolean isStarved;
    private volatile boolean isWaiting;
    private volatile boolean hasMoved;

    /** @param wantsExtras whether it asked for frames that older frontends do not know */
    SocketSession(Hub hub, Pass pass, Outlet outlet, boolean wantsExtras) {
        this.hub = hub;
        this.pass = pass;
        this.outlet = outlet;
        this.wantsExtras = wantsExtras;
        this.role = pass.caller().role();
    }

    long userId() {
        return pass.caller().userId();
    }

    /** The login behind it. */
    String sessionId() {
        return pass.caller().sessionId();
    }

    Role role() {
        return role;
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    Outlet outlet() {
        return outlet;
    }

    boolean isExpired(Instant now) {
        return !pass.expiresAt().isAfter(now);
    }

    /** A newer token of the same person: the socket lives as long as that one. */
    void prolong(Pass newer) {
        pass = newer;
    }

    boolean isOpen() {
        return isOpen.get();
    }

    /** Nothing more leaves on it; false if it had ended already. */
    boolean end() {
        return isOpen.getAndSet(false);
    }

    /** The role as it is now. */
    void know(Caller caller) {
        role = caller.role();
    }

    /** From here on it takes notifications after {@code seq}. */
    void start(long seq) {
        cursor = seq;
        isStarted = true;
    }

    long cursor() {
        return cursor;
    }

    /** Whether it may be given more now; if not, it rings once it may. */
    boolean wantsMore() {
        return isStarted && isOpen() && (waiting.get() < WINDOW || starve());
    }

    /** Sends at once: an answer, a greeting. A client that asks and does not read is sent away. */
    void send(Frame frame) {
        if (waiting.get() >= MAX_WAITING) {
            hub.close(this, CloseCode.TOO_SLOW);
        } else if (isOpen()) {
            transmit(frame);
        }
    }

    /** For frames that only newer frontends know. */
    void sendExtra(Frame frame) {
        if (wantsExtras) {
            send(frame);
        }
    }

    /**
     * Sends of a batch that was read for its cursor as much as fits.
     *
     * @return whether there is more and room for it
     */
    boolean take(Batch batch) {
        if (batch.isReset()) {
            sendExtra(Frame.of("reset", Map.of("oldest", batch.oldest())));
            cursor = batch.oldest() - 1;
        }
        for (Notification row : batch.rows()) {
            if (waiting.get() >= WINDOW) {
                return starve();
            }
            if (!row.isMuted() && subscriptions.accept(row.type())) {
                transmit(batch.frame(row));
                hub.noteSent(row.type());
            }
            cursor = row.seq();
        }
        cursor = batch.reached();
        return !batch.isEnd() && wantsMore();
    }

    /** Asked once a round: false if something has been waiting for all of it, and nothing got out. */
    boolean isMoving() {
        boolean wasWaiting = isWaiting;
        boolean moved = hasMoved;
        isWaiting = waiting.get() > 0;
        hasMoved = false;
        return moved || !wasWaiting || !isWaiting;
    }

    /** Whether it had something to hear when the round was over: it cannot have heard the round's ping yet. */
    boolean isWaiting() {
        return isWaiting;
    }

    // The last frame may get out between the look at the window and the note: look again.
    private boolean starve() {
        isStarved = true;
        if (waiting.get() < WINDOW / 2) {
            isStarved = false;
            return true;
        }
        return false;
    }

    private void transmit(Frame frame) {
        waiting.incrementAndGet();
        outlet.send(frame, this::sent);
    }

    private void sent(boolean isOut) {
        int left = waiting.decrementAndGet();
        hasMoved = true;
        if (!isOut) {
            // Out of the books and still connected, its client would wait for ever.
            hub.cut(this);
        } else if (isStarved && left < WINDOW / 2) {
            isStarved = false;
            hub.ring(userId());
        }
    }
}
