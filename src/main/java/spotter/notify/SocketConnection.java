package spotter.notify;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spotter.access.Access;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** One WebSocket's conversation: who are you, what has been said, what do you want. Called by one thread at a time. */
final class SocketConnection implements SocketCommand.Actions {
    private final SocketParts parts;
    private final Outlet outlet;
    private final Wish wish;
    private final FrameRate rate;
    private @Nullable SocketSession session;

    /**
     * What its address asks for.
     *
     * @param userId whose socket it is to be
     * @param since the last number seen, if missed notifications are wanted
     * @param wantsExtras frames that older frontends do not know
     */
    record Wish(long userId, @Nullable Long since, boolean wantsExtras) {}

    SocketConnection(SocketParts parts, Outlet outlet, Wish wish) {
        this.parts = parts;
        this.outlet = outlet;
        this.wish = wish;
        this.rate = new FrameRate(parts.isLimited());
    }

    /** With a token in the address, a ticket, or neither: then the first frame has to say. */
    void connected(@Nullable String token, @Nullable String ticket) {
        if (token != null) {
            enter(
                    token.isEmpty() ? CloseCode.NO_TOKEN : CloseCode.BAD_TOKEN,
                    parts.gate().admit(token));
        } else if (ticket != null) {
            enter(CloseCode.BAD_TOKEN, parts.gate().redeem(ticket));
        } else if (!parts.lobby().enter(outlet)) {
            parts.hub().close(outlet, CloseCode.TOO_MANY);
        }
    }

    /** A frame of the client's; a wrong one is answered, and the socket stays open. */
    void received(String text) {
        if (!isHeard()) {
            return;
        }
        try {
            SocketCommand command = SocketCommand.parse(text);
            if (isAllowed(command)) {
                command.run(this);
            }
        } catch (Problem e) {
            complain(e.detail());
        }
    }

    void receivedBinary() {
        if (isHeard()) {
            complain("Frames are JSON text.");
        }
    }

    void disconnected() {
        parts.lobby().leave(outlet);
        if (session != null) {
            parts.hub().remove(session);
        }
    }

    @Override
    public void authenticate(String token) {
        Optional<Pass> pass = parts.gate().admit(token);
        if (session == null) {
            if (parts.lobby().leave(outlet)) {
                enter(CloseCode.BAD_TOKEN, pass);
            }
        } else if (pass.isEmpty() || pass.get().caller().userId() != wish.userId()) {
            parts.hub().close(session, pass.isEmpty() ? CloseCode.BAD_TOKEN : CloseCode.WRONG_USER);
        } else {
            renew(session, pass.get());
        }
    }

    @Override
    public void answerPing() {
        answer("pong", Map.of("timestamp", now()));
    }

    @Override
    public void subscribe(Set<NotificationType> types) {
        open().subscriptions().add(types);
        answer("subscription_confirmed", Map.of("subscription_types", wireNames(types)));
    }

    @Override
    public void unsubscribe(Set<NotificationType> types) {
        open().subscriptions().remove(types);
        answer("unsubscription_confirmed", Map.of("subscription_types", wireNames(types)));
    }

    @Override
    public void sendMessage(long toUserId, String message) {
        parts.messages().send(caller(), toUserId, message);
    }

    @Override
    public void answerStats() {
        Access.requireRole(caller(), Action.SOCKET_STATS);
        answer("connection_stats", parts.stats().now());
    }

    private void enter(CloseCode otherwise, Optional<Pass> pass) {
        if (pass.isEmpty()) {
            parts.hub().close(outlet, otherwise);
        } else if (pass.get().caller().userId() != wish.userId()) {
            parts.hub().close(outlet, CloseCode.WRONG_USER);
        } else {
            open(new SocketSession(parts.hub(), pass.get(), outlet, wish.wantsExtras()));
        }
    }

    // The cursor before the greeting: what is written once the client has been greeted is sure to come.
    private void open(SocketSession admitted) {
        Hub hub = parts.hub();
        if (!hub.admit(admitted)) {
            hub.close(outlet, hub.refusal());
            return;
        }
        session = admitted;
        long cursor = hub.cursor(wish.userId(), wish.since());
        admitted.send(Frame.of("connection_established", greeting(Map.of())));
        admitted.send(Frame.of(
                "welcome", greeting(Map.of("user_role", admitted.role(), "message", "You are connected to Spotter."))));
        hub.start(admitted, cursor);
    }

    private Map<String, Object> greeting(Map<String, Object> more) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("user_id", wish.userId());
        members.putAll(more);
        members.put("timestamp", now());
        return members;
    }

    private static void renew(SocketSession session, Pass pass) {
        session.prolong(pass);
        session.sendExtra(Frame.of("authenticated", Map.of("expires_at", pass.expiresAt())));
    }

    // Rights are looked up for everything that acts; only who has none yet may say who he is.
    private boolean isAllowed(SocketCommand command) {
        if (command instanceof SocketCommand.Authenticate) {
            return true;
        }
        if (session == null) {
            refuse(CloseCode.NO_TOKEN);
            return false;
        }
        return parts.hub().verify(session).isPresent();
    }

    // Who was told to go may still be talking; who talks too fast is told to go.
    private boolean isHeard() {
        if (session != null && !session.isOpen()) {
            return false;
        }
        boolean isSlowEnough = rate.tryTake();
        if (!isSlowEnough) {
            refuse(CloseCode.REFUSED);
        }
        return isSlowEnough;
    }

    private void refuse(CloseCode code) {
        if (session != null) {
            parts.hub().close(session, code);
        } else if (parts.lobby().leave(outlet)) {
            parts.hub().close(outlet, code);
        }
    }

    private void complain(String message) {
        if (session == null) {
            refuse(CloseCode.NO_TOKEN);
        } else {
            session.send(Frame.error(message));
        }
    }

    private void answer(String type, Map<String, ?> members) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        open().send(Frame.of(type, all));
    }

    private Caller caller() {
        return new Caller(open().userId(), open().role(), open().sessionId(), Origin.SOCKET);
    }

    private SocketSession open() {
        if (session == null) {
            throw new Problem(ProblemKind.UNAUTHENTICATED, "auth.missing", "Not authenticated");
        }
        return session;
    }

    private Instant now() {
        return parts.clock().instant();
    }

    private static List<String> wireNames(Set<NotificationType> types) {
        return types.stream().map(NotificationType::wireName).toList();
    }
}
