package spotter.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A clock that stands where the story is, and never later than now. */
public final class StoryClock extends Clock {
    private final Clock real;
    private volatile Instant time;

    /** Stands before the story's first day. */
    public StoryClock(Clock real) {
        this.real = real;
        this.time = real.instant().minus(Duration.ofDays(Story.DAYS + 2));
    }

    /** False, and nothing has moved, if that is still to come. */
    boolean moveTo(LocalDateTime next) {
        Instant wanted = next.atZone(getZone()).toInstant();
        if (wanted.isAfter(real.instant())) {
            return false;
        }
        time = wanted;
        return true;
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(real.instant(), getZone());
    }

    @Override
    public Instant instant() {
        return time;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a story is told in one place");
    }
}
