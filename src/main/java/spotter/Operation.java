package spotter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import spotter.admin.AdminRoom;
import spotter.admin.DataFolder;
import spotter.admin.EffectiveSetting;
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
                limits.diskReserve(),
                settings(config));
        return new Operation(
                new InfoRoutes(
                        PublicConfig.of(Main.version(), config.registration(), limits),
                        accounts.enrolment()::isSetupNeeded,
                        new Readiness(db, disk, limits.diskReserve())),
                new AdminRoom(db, disk, options, accounts.users(), notifying.notifications(), accounts.audit()));
    }

    private static List<EffectiveSetting> settings(Config config) {
        return Arrays.stream(Setting.values())
                .map(setting -> new EffectiveSetting(
                        setting.wireName(),
                        setting.isSecret() ? null : config.value(setting),
                        setting.otherwise(),
                        config.source(setting).name().toLowerCase(Locale.ROOT),
                        setting.isSecret(),
                        setting.help()))
                .toList();
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
