package spotter.nutrition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * From one local day to another, as moments; null parts do not filter.
 *
 * @param from inclusive
 * @param until exclusive
 */
record Period(@Nullable Instant from, @Nullable Instant until) {
    /** The days between two fields of a query, both included, by the clocks of {@code ?tz=}. */
    static Period read(Fields query, String first, String last, ZoneId otherwise) {
        ZoneId zone = query.zone("tz", otherwise);
        LocalDate from = query.optionalDate(first);
        LocalDate to = query.optionalDate(last);
        return new Period(from == null ? null : start(from, zone), to == null ? null : start(to.plusDays(1), zone));
    }

    /** The day's first moment: not always midnight, nor 24 hours before the next day's. */
    static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    Map<String, @Nullable Object> bindings() {
        Map<String, @Nullable Object> bindings = new HashMap<>();
        bindings.put("from", from == null ? null : from.toEpochMilli());
        bindings.put("until", until == null ? null : until.toEpochMilli());
        return bindings;
    }
}
