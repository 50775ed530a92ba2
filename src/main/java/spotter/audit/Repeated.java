package spotter.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same event one or more times: one line of the record. */
record Repeated(Event first, Instant lastAt, int times) {
    static Repeated once(Event event) {
        return new Repeated(event, event.at(), 1);
    }

    /** Which of these say the same but for their time, in the order of their first. */
    static List<Repeated> of(Collection<Event> events) {
        Map<List<?>, Repeated> repeated = new LinkedHashMap<>();
        for (Event event : events) {
            repeated.merge(event.allButTime(), once(event), Repeated::and);
        }
        return List.copyOf(repeated.values());
    }

    private Repeated and(Repeated later) {
        return new Repeated(first, later.lastAt, times + later.times);
    }
}
