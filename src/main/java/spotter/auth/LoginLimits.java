package spotter.auth;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import spotter.http.ClientAddress;
import spotter.http.RateLimit;

/**
 * How often somebody may try. Failed logins count per address, per account and address, and per account; the last not
 * for addresses from which the account has logged in before, so that a stranger's guessing never locks its owner out.
 */
public final class LoginLimits {
    private static final int MAX_KNOWN = 10_000;

    private final boolean on;
    private final RateLimit failuresOfAddress;
    private final RateLimit failuresOfPair;
    private final RateLimit failuresOfAccount;
    private final RateLimit registrations;
    private final RateLimit resets;
    private final RateLimit setups;
    private final Set<String> knownPairs =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > MAX_KNOWN;
                }
            }));

    private record Taken(RateLimit limit, String key) {
        void giveBack() {
            limit.giveBack(key);
        }
    }

    /** @param on off for load tests only */
    public LoginLimits(Clock clock, boolean on) {
        this.on = on;
        this.failuresOfAddress = new RateLimit(clock, 40, Duration.ofSeconds(10));
        this.failuresOfPair = new RateLimit(clock, 8, Duration.ofSeconds(30));
        this.failuresOfAccount = new RateLimit(clock, 40, Duration.ofMinutes(1));
        this.registrations = new RateLimit(clock, 20, Duration.ofSeconds(30));
        this.resets = new RateLimit(clock, 5, Duration.ofMinutes(2));
        this.setups = new RateLimit(clock, 10, Duration.ofSeconds(30));
    }

    /**
     * Runs one attempt; throws 429 before it when too many have failed. Counted before it runs and given back unless it
     * fails: guesses sent all at once are counted like guesses sent one by one.
     *
     * @return what {@code attempt} returned; empty means that the password was wrong
     */
    <T> Optional<T> attempt(String email, String address, Supplier<Optional<T>> attempt) {
        if (!on) {
            return attempt.get();
        }
        String network = ClientAddress.network(address);
        String pair = key(email) + " " + network;
        List<Taken> taken = takeAll(key(email), network, pair);
        boolean failed = false;
        try {
            Optional<T> result = attempt.get();
            failed = result.isEmpty();
            if (!failed) {
                knownPairs.add(pair);
            }
            return result;
        } finally {
            if (!failed) {
                taken.forEach(Taken::giveBack);
            }
        }
    }

    private List<Taken> takeAll(String email, String network, String pair) {
        List<Taken> wanted = new ArrayList<>();
        wanted.add(new Taken(failuresOfAddress, network));
        wanted.add(new Taken(failuresOfPair, pair));
        if (!knownPairs.contains(pair)) {
            wanted.add(new Taken(failuresOfAccount, email));
        }
        // Asked first, so that an attempt refused by one count does not use up the others.
        wanted.forEach(count -> count.limit().require(count.key()));
        wanted.forEach(count -> count.limit().take(count.key()));
        return wanted;
    }

    void register(String address) {
        take(registrations, ClientAddress.network(address));
    }

    void reset(String email, String address) {
        take(resets, ClientAddress.network(address));
        take(resets, key(email));
    }

    void setup(String address) {
        take(setups, ClientAddress.network(address));
    }

    private void take(RateLimit limit, String key) {
        if (on) {
            limit.take(key);
        }
    }

    private static String key(String email) {
        return email.toLowerCase(Locale.ROOT);
    }
}
