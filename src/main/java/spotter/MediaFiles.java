package spotter;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import spotter.formats.PictureLimits;
import spotter.media.MalwareScanner;
import spotter.media.MediaLimits;
import spotter.media.MediaRoom;
import spotter.media.SignedLinks;
import spotter.metrics.Metrics;

/** The media's room, composed from the settings. */
final class MediaFiles {
    private MediaFiles() {}

    static MediaRoom of(Config config, Storage storage, Accounts accounts, Notifying notifying, Metrics metrics)
            throws IOException {
        SignedLinks links = new SignedLinks(
                Accounts.jwtSecret(config),
                config.value(Setting.BASE_URL).isEmpty() ? "" : config.baseUrl(),
                Duration.ofMinutes(config.whole(Setting.SIGNED_LINK_MINUTES)),
                storage.db().clock());
        MediaRoom.Options options =
                new MediaRoom.Options(limits(config), links, config.value(Setting.RESOURCE_POLICY), scanner(config));
        return new MediaRoom(
                storage.db(),
                storage.disk(),
                options,
                accounts.access(),
                accounts.users(),
                accounts.links(),
                notifying.notifications(),
                ClientRecords::owner,
                accounts.audit(),
                metrics);
    }

    private static @Nullable MalwareScanner scanner(Config config) {
        String command = config.value(Setting.SCAN_COMMAND);
        if (command.isBlank()) {
            return null;
        }
        return MalwareScanner.of(command, Duration.ofSeconds(config.whole(Setting.SCAN_SECONDS)))
                .orElseThrow(() -> new StartException("The setting scan_command begins with no program that this user"
                        + " can run: '" + command + "'. Install it, name its whole path, or take the setting away."));
    }

    static MediaLimits limits(Config config) {
        PictureLimits otherwise = PictureLimits.DEFAULT;
        PictureLimits pictures = new PictureLimits(
                config.whole(Setting.MAX_MEGAPIXELS) * 1_000_000L,
                otherwise.maxSide(),
                otherwise.maxFrames(),
                otherwise.maxTotalPixels());
        return new MediaLimits(
                config.mebibytes(Setting.PHOTO_MAX_MIB),
                config.mebibytes(Setting.PROFILE_PHOTO_MAX_MIB),
                config.mebibytes(Setting.DOCUMENT_MAX_MIB),
                pictures,
                config.mebibytes(Setting.USER_QUOTA_MIB),
                config.whole(Setting.USER_QUOTA_FILES),
                config.mebibytes(Setting.TRAINER_QUOTA_MIB),
                config.mebibytes(Setting.SERVER_QUOTA_MIB),
                config.mebibytes(Setting.DISK_RESERVE_MIB),
                config.whole(Setting.UPLOADS_AT_ONCE));
    }
}
