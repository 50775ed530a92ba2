package spotter;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import spotter.db.Database;
import spotter.files.PrivateFiles;
import spotter.media.Inventory;
import spotter.media.MediaKind;
import spotter.media.MediaRoom;
import spotter.metrics.Metrics;
import spotter.storage.LocalDisk;
import spotter.storage.UploadsMark;

/** The parts of the server that keep everything: the database and the uploads folder, which must belong together. */
record Storage(Database db, LocalDisk disk) {
    /** @throws StartException if the folder is not the one that the database's rows are of */
    static Storage open(Config config, Clock clock, Metrics metrics, Parts parts) throws IOException {
        UploadsMark mark = parts.opened(UploadsMark.take(config.uploads()), UploadsMark::close);
        Path temp = PrivateFiles.makeFolder(config.uploads().resolve("temp"));
        NativeLibrary.removeLeft(temp);
        Database db = parts.opened(Database.open(config.databaseFile(), clock, metrics), Database::close);
        NativeLibrary.restrict(temp);
        requireMark(config, mark, db);
        requireFolders(config, db);
        return new Storage(db, new LocalDisk(config.uploads(), MediaKind.folders()));
    }

    // A disk that failed to mount leaves an empty folder: serving from it, and sweeping by it, would do harm.
    private static void requireMark(Config config, UploadsMark mark, Database db) throws IOException {
        if (mark.isNew() && !Inventory.isEmpty(db)) {
            throw new StartException("The folder " + config.uploads() + " is not the one with this database's files:"
                    + " is its disk mounted? If the files are really gone, write any text into its file .spotter.");
        }
        mark.confirm();
    }

    private static void requireFolders(Config config, Database db) {
        if (MediaRoom.hasAny(db) && !LocalDisk.isThere(config.uploads(), MediaKind.folders())) {
            throw new StartException("The database has media but " + config.uploads()
                    + " has none of their folders: is its disk mounted, or were they not restored?");
        }
    }
}
