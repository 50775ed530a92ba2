package spotter.nutrition;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import spotter.access.Action;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/nutrition/daily-summary}, and {@code weekly-summary}, an array of seven of them from Monday on. */
final class SummaryRoutes {
    private final SummaryService summaries;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone whose days are summed up, where {@code ?tz=} names no other */
    SummaryRoutes(SummaryService summaries, Clock clock, ZoneId zone) {
        this.summaries = summaries;
        this.clock = clock;
        this.zone = zone;
    }

    void register(Routes routes) {
        routes.get("/api/nutrition/daily-summary", Action.SUMMARY_READ, this::day);
        routes.get("/api/nutrition/weekly-summary", Action.SUMMARY_READ, this::week);
    }

    /** Of today where no day is named. */
    private void day(Context ctx) {
        ctx.json(summaries(ctx, "target_date", 1).get(0));
    }

    /** From the named day on, or from the Monday of this week. */
    private void week(Context ctx) {
        ctx.json(summaries(ctx, "start_date", 7));
    }

    private List<DaySummary> summaries(Context ctx, String field, int count) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        ZoneId place = query.zone("tz", zone);
        LocalDate named = query.optionalDate(field);
        query.check();
        LocalDate first = named == null ? current(place, count) : named;
        return summaries.list(Callers.of(ctx), clientId, Day.row(first, count, place));
    }

    private LocalDate current(ZoneId place, int count) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), place);
        return count == 1 ? today : today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
