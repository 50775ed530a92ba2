package spotter;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import spotter.db.Database;
import spotter.db.Tx;
import spotter.http.Chapter;
import spotter.http.Routes;
import spotter.media.MediaKind;
import spotter.media.MediaRoom;
import spotter.nutrition.NutritionRoom;
import spotter.progress.ProgressRoom;

/** The parts of the server that keep what clients and their trainers write down. */
record ClientRecords(NutritionRoom nutrition, ProgressRoom progress) {
    static ClientRecords of(Database db, Accounts accounts, Notifying notifying, MediaRoom files) {
        ZoneId zone = ZoneId.systemDefault();
        return new ClientRecords(
                new NutritionRoom(
                        db,
                        accounts.access(),
                        accounts.users(),
                        accounts.links(),
                        notifying.notifications(),
                        files,
                        ClientRecords::owner,
                        zone,
                        accounts.audit()),
                new ProgressRoom(
                        db,
                        accounts.access(),
                        accounts.users(),
                        accounts.links(),
                        notifying.notifications(),
                        files,
                        zone,
                        accounts.audit()));
    }

    /** Whose the record is that a photo or document belongs to. */
    static Optional<Long> owner(Tx tx, MediaKind kind, long recordId) {
        return switch (kind) {
            case MEAL_PHOTO -> NutritionRoom.findClient(tx, recordId);
            case PROGRESS_PHOTO -> ProgressRoom.findClient(tx, recordId);
            case PROFILE_PHOTO, DOCUMENT -> Optional.of(recordId);
        };
    }

    /** What is kept here of one person. */
    List<Chapter> chapters() {
        return Stream.concat(nutrition.chapters().stream(), progress.chapters().stream())
                .toList();
    }

    void register(Routes routes) {
        nutrition.register(routes);
        progress.register(routes);
    }
}
