package spotter.notify;

import java.time.Clock;
import java.util.Optional;
import spotter.auth.Sessions;

/** Turns what a client shows into the right to a socket. */
public final class SocketGate {
    private final Sessions sessions;
    private final Clock clock;
    private final Tickets tickets;

    public SocketGate(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
        this.tickets = new Tickets(clock);
    }

    /** Empty for any token that would not pass in a header. */
    Optional<Pass> admit(String token) {
        return sessions.admit(token).map(admission -> new Pass(admission.caller(), admission.until()));
    }

    /** For 30 s and one socket; what it opens ends with the access token it was asked for with. */
    String issueTicket(String token) {
        return admit(token).map(tickets::issue).orElseThrow();
    }

    /** Empty also if the login it was asked for with has ended meanwhile. */
    Optional<Pass> redeem(String ticket) {
        return tickets.redeem(ticket).flatMap(this::asOfNow);
    }

    private Optional<Pass> asOfNow(Pass pass) {
        return sessions.find(pass.caller().userId(), pass.caller().sessionId())
                .filter(caller -> pass.expiresAt().isAfter(clock.instant()))
                .map(caller -> new Pass(caller, pass.expiresAt()));
    }
}
