package spotter.nutrition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import spotter.http.Fields;

/**
 * What the scales said.
 *
 * @param weight kg
 * @param bodyFat percent
 */
record WeighIn(
        long id,
        long clientId,
        double weight,
        @Nullable Double bodyFat,
        @Nullable String notes,
        Instant createdAt,
        Instant updatedAt)
        implements Owned {

    /** The heaviest person known weighed 635 kg. */
    private static final double MAX_KG = 700;

    private static final WeighIn NONE = new WeighIn(0, 0, 1, null, null, Instant.EPOCH, Instant.EPOCH);

    /** A new one as the body has it: without id, client and times until it is stored. */
    static WeighIn draft(Fields body) {
        return NONE.with(new Changes(body, true));
    }

    WeighIn changedBy(Fields body) {
        return with(new Changes(body, false));
    }

    @Override
    public long ownerId() {
        return clientId;
    }

    private WeighIn with(Changes changes) {
        Fields body = changes.body();
        WeighIn changed = new WeighIn(
                id,
                clientId,
                changes.of("weight", weight, field -> body.positive(field, MAX_KG)),
                changes.optional("body_fat", bodyFat, field -> body.optionalNumber(field, 0, 100)),
                changes.text("notes", notes),
                createdAt,
                updatedAt);
        changes.check();
        return changed;
    }
}
