package spotter.notify;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Words that open one socket each, so that no access token need stand in an address. Kept in memory. Thread-safe. */
final class Tickets {
    static final Duration LIFE = Duration.ofSeconds(30);
    private static final int BYTES = 24;
    /** More than 300 a second for 30 s; the oldest give way. */
    private static final int MAX = 10_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private record Ticket(Pass pass, Instant until) {}

    private final Clock clock;
    private final Map<String, Ticket> tickets = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ticket> eldest) {
            return size() > MAX;
        }
    };

    Tickets(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(Pass pass) {
        tickets.values().removeIf(ticket -> !ticket.until().isAfter(clock.instant()));
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String word = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        tickets.put(word, new Ticket(pass, clock.instant().plus(LIFE)));
        return word;
    }

    /** Works once. */
    synchronized Optional<Pass> redeem(String word) {
        return Optional.ofNullable(tickets.remove(word))
                .filter(ticket -> ticket.until().isAfter(clock.instant()))
                .map(Ticket::pass);
    }
}
