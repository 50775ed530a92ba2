package spotter.nutrition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.db.Database;

/** What a client was to eat and has eaten, day by day. */
final class SummaryService {
    private final Database db;
    private final Rights rights;
    private final SummaryStore summaries = new SummaryStore();

    SummaryService(Database db, Rights rights) {
        this.db = db;
        this.rights = rights;
    }

    List<DaySummary> list(Caller caller, @Nullable Long named, List<Day> days) {
        long clientId = rights.client(caller, Action.SUMMARY_READ, named);
        rights.seen(caller, "summary", clientId);
        return db.read(tx -> summaries.list(tx, clientId, days));
    }
}
