package spotter.media;

import java.util.Optional;
import spotter.db.Database;

/** What the rows say is stored, for whoever starts the server. */
public final class Inventory {
    private Inventory() {}

    /** Whether no file is expected to be there. */
    public static boolean isEmpty(Database db) {
        MediaFilter everything = new MediaFilter(Optional.empty(), null, null, null, null);
        return db.read(tx -> new MediaStore().list(tx, everything, 1)).isEmpty();
    }
}
