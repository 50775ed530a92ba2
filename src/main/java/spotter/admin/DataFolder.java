package spotter.admin;

import java.nio.file.Path;
import spotter.storage.StorageKey;

/**
 * What a server keeps, and where.
 *
 * @param root absolute
 */
public record DataFolder(Path root) {
    static final String DATABASE = "spotter.db";
    static final String SECRET = "jwt_secret";
    static final String SETTINGS = "spotter.properties";
    static final String UPLOADS = "uploads";

    Path database() {
        return root.resolve(DATABASE);
    }

    Path uploads() {
        return root.resolve(UPLOADS);
    }

    Path stored(StorageKey key) {
        return uploads().resolve(key.folder()).resolve(key.name());
    }

    Path temp() {
        return uploads().resolve("temp");
    }

    Path backups() {
        return root.resolve("backups");
    }
}
