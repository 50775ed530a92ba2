package spotter.http;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many requests one address and one person may send, so that a program gone wild does not take the server from
 * everybody else. An address may be that of a whole gym. Thread-safe.
 */
public final class RequestRates {
    /** Of a rate, all at once: a page asks for hundreds of pictures, then for none while somebody looks at them. */
    static final int BURST_SECONDS = 20;

    private final @Nullable RateLimit addresses;
    private final @Nullable RateLimit people;

    private RequestRates(@Nullable RateLimit addresses, @Nullable RateLimit people) {
        this.addresses = addresses;
        this.people = people;
    }

    /** Both a second, for ever; {@value #BURST_SECONDS} seconds' worth at once. */
    public static RequestRates of(Clock clock, int ofAddress, int ofPerson) {
        return new RequestRates(
                limit(clock, ofAddress, ProblemResponses.sentence(429)),
                limit(clock, ofPerson, "Too many requests of this account; slow down."));
    }

    /** For load tests. */
    public static RequestRates unlimited() {
        return new RequestRates(null, null);
    }

    /** Counts a request, whoever it is of; throws 429. An IPv6 address counts by its network. */
    void takeOfAddress(String address) {
        if (addresses != null) {
            addresses.take(ClientAddress.network(address));
        }
    }

    /** Counts a request of somebody who has shown who he is; throws 429. */
    void takeOfPerson(long userId) {
        if (people != null) {
            people.take(Long.toString(userId));
        }
    }

    private static RateLimit limit(Clock clock, int perSecond, String refusal) {
        return new RateLimit(
                clock, perSecond * BURST_SECONDS, Duration.ofSeconds(1).dividedBy(perSecond), refusal);
    }
}
