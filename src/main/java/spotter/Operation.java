package spotter;

import spotter.admin.AdminRoom;
import spotter.admin.DataFolder;
import spotter.admin.InfoRoutes;
import spotter.admin.PublicConfig;
import spotter.admin.Readiness;
import spotter.db.Database;
import spotter.http.Routes;
import spotter.media.MediaLimits;
import spotter.storage.LocalDisk;

/** The parts of the server that keep it running and say of it that it runs. */
record Operation(InfoRoutes info, AdminRoom admin) implements AutoCloseable {
    static Operation of(Config config, Storage storage, Accounts accounts, Notifying notifying) {
        Database db = storage.db();
        LocalDisk disk = storage.disk();
        MediaLimits limits = MediaFiles.limits(config);
        AdminRoom.Options options = new AdminRoom.Options(
                new DataFolder(config.data()),
                Main.version(),
                config.backupHour(),
                config.whole(Setting.BACKUPS_KEPT),
                limits.diskReserve());
        return new Operation(
                new InfoRoutes(
                        PublicConfig.of(Main.version(), config.registration(), limits),
                        new Readiness(db, disk, limits.diskReserve())),
                new AdminRoom(db, disk, options, accounts.users(), notifying.notifications(), accounts.audit()));
    }

    void start() {
        admin.start();
    }

    void register(Routes routes) {
        info.register(routes);
        admin.register(routes);
    }

    @Override
    public void close() {
        admin.close();
    }
}
