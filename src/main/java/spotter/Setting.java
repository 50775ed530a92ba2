package spotter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Every setting once: its name, default, unit and range. */
public enum Setting {
    PORT("8000", whole(0, 65535), "TCP port to listen on; 0 takes a free one"),
    HOST("127.0.0.1", word(), "address to listen on; 0.0.0.0 for all"),
    DATA(".", word(), "folder that holds spotter.db and uploads/"),
    BASE_URL("", url(), "where people reach this server, for links in mails; default http://localhost:PORT"),
    BEHIND_PROXY("off", onOff(), "trust the last X-Forwarded-For element, written by your own proxy"),
    CORS_ORIGINS(
            "http://localhost:3000,http://localhost:5173,http://localhost:5174",
            origins(),
            "origins of pages that may use the API, separated by commas"),
    REGISTRATION(
            "clients",
            oneOf("clients", "invite", "closed", "open"),
            "who may register: clients, invite (only with a code), closed, open (trainers too; for development)"),
    ACCESS_LOG("on", onOff(), "write a line for each request to standard error"),
    RATE_LIMITS(
            "on",
            onOff(),
            "limits on attempts to log in, register and reset, on requests and messages; off for load tests only"),
    PERSON_REQUESTS_PER_SECOND("50", whole(1, 100_000), "requests of one person, for ever; 20 seconds' worth at once"),
    ADDRESS_REQUESTS_PER_SECOND(
            "500",
            whole(1, 100_000),
            "requests from one address (IPv6: network), for ever, 20 seconds' worth at once; it may be a whole gym's"),
    CONNECTIONS(
            "10000", whole(10, 1_000_000), "open connections in all, live ones among them; more wait to be accepted"),
    REQUEST_HEAD_KIB("8", whole(4, 64), "address and headers of a request, KiB"),
    REQUEST_HEAD_SECONDS(
            "20", whole(1, 600), "how long the address and headers of a request may take to come in, seconds"),
    REQUEST_BODY_KIB("1024", whole(64, 65_536), "largest body that is no upload, KiB"),
    MESSAGES_PER_MINUTE(
            "60", whole(2, 60_000), "messages, and test notifications, of one sender; half of them at once"),
    JWT_SECRET("", secret(), "key that signs access tokens, at least 32 bytes; default: made at the first start"),
    ACCESS_TOKEN_MINUTES("30", whole(1, 1440), "life of an access token, minutes"),
    REFRESH_TOKEN_DAYS("30", whole(1, 365), "life of a session without a refresh, days"),
    BCRYPT_COST("11", whole(4, 15), "work factor of password hashes, as a power of two"),
    SIGNED_LINK_MINUTES("60", whole(1, 1440), "a signed media link lives one to two times this long, minutes"),
    PHOTO_MAX_MIB("10", whole(1, 100), "largest meal or progress photo, MiB"),
    PROFILE_PHOTO_MAX_MIB("5", whole(1, 100), "largest profile photo, MiB"),
    DOCUMENT_MAX_MIB("25", whole(1, 100), "largest document, MiB"),
    MAX_MEGAPIXELS("50", whole(1, 200), "largest picture, million pixels"),
    USER_QUOTA_MIB("2048", whole(1, 1_000_000), "all media of one person, variants included, MiB"),
    USER_QUOTA_FILES("20000", whole(1, 1_000_000), "how many photos and documents one person may have"),
    TRAINER_QUOTA_MIB("51200", whole(1, 100_000_000), "all media of a trainer and of all his clients together, MiB"),
    SERVER_QUOTA_MIB("204800", whole(1, 100_000_000), "all media of everybody together, MiB"),
    DISK_RESERVE_MIB("256", whole(0, 1_000_000), "disk space that uploads leave free, MiB"),
    UPLOADS_AT_ONCE("64", whole(1, 1000), "uploads received at the same time; more wait, then hear 503"),
    SCAN_COMMAND(
            "",
            text(),
            "program that looks for malware in each upload, like clamdscan --fdpass --no-summary; none: not scanned"),
    SCAN_SECONDS("30", whole(1, 600), "how long that program may take for a file, seconds; then the upload hears 503"),
    BACKUP_HOUR("3", hourOrOff(), "local hour of the daily backup into the folder backups, 0 to 23; off: none"),
    BACKUPS_KEPT("7", whole(1, 365), "backups in that folder; of more, the oldest go"),
    RESOURCE_POLICY(
            "same-origin",
            oneOf("same-origin", "same-site", "cross-origin"),
            "Cross-Origin-Resource-Policy of media; cross-origin for a frontend on another site"),
    NOTIFICATION_DAYS("90", whole(1, 3650), "how long notifications are kept, days"),
    AUDIT_DAYS("365", whole(1, 36_500), "how long it is kept who looked at and changed what, days"),
    SOCKETS("5000", whole(1, 100_000), "open WebSockets and event streams in all"),
    SOCKETS_PER_USER(
            "50",
            whole(1, 100_000),
            "open WebSockets and event streams of one person; with rate_limits=off and unless set, as many as in all"),
    SOCKET_ROUND_SECONDS(
            "25",
            whole(1, 110),
            "a socket silent for a round is dropped, seconds; under 20 a loaded machine drops living ones"),
    SMTP_HOST("", text(), "mail server for password resets; none: the reset link goes to the console"),
    SMTP_PORT("587", whole(1, 65535), "mail server's port"),
    SMTP_USER("", text(), "account at the mail server"),
    SMTP_PASSWORD("", text(), "password at the mail server"),
    SMTP_TLS("starttls", oneOf("starttls", "tls", "none"), "how the connection to the mail server is secured"),
    SMTP_FROM("", text(), "sender of mails, like gym@example.org");

    private static final int MIN_SECRET_BYTES = 32;

    /** What a value may be: null if it is right, else the end of the sentence "NAME must be …". */
    private interface Rule {
        @Nullable
        String complaint(String value);
    }

    private final String otherwise;
    private final Rule rule;
    private final String help;

    Setting(String otherwise, Rule rule, String help) {
        this.otherwise = otherwise;
        this.rule = rule;
        this.help = help;
    }

    /** The default. */
    public String otherwise() {
        return otherwise;
    }

    /** What it is for, with unit. */
    public String help() {
        return help;
    }

    /** As in {@code spotter.properties}; a flag may have {@code -} for {@code _}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Setting named(String name) {
        return Arrays.stream(values())
                .filter(setting -> setting.wireName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new ConfigException("There is no setting '" + name + "'; --help lists them all."));
    }

    static boolean isOn(String value) {
        return List.of("on", "true", "yes", "1").contains(value.toLowerCase(Locale.ROOT));
    }

    /** Never shown to anybody. */
    boolean isSecret() {
        return this == JWT_SECRET || this == SMTP_PASSWORD;
    }

    void check(String value) {
        String complaint = rule.complaint(value);
        if (complaint != null) {
            String shown = isSecret() ? "" : ", not '" + value + "'";
            throw new ConfigException("The setting " + wireName() + " must be " + complaint + shown + ".");
        }
    }

    private static Rule whole(int min, int max) {
        return value -> {
            boolean right =
                    value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= min && Integer.parseInt(value) <= max;
            return right ? null : "a whole number from " + min + " to " + max;
        };
    }

    private static Rule oneOf(String... words) {
        return value ->
                List.of(words).contains(value.toLowerCase(Locale.ROOT)) ? null : "one of " + String.join(", ", words);
    }

    private static Rule onOff() {
        List<String> off = List.of("off", "false", "no", "0");
        return value -> isOn(value) || off.contains(value.toLowerCase(Locale.ROOT)) ? null : "on or off";
    }

    private static Rule hourOrOff() {
        return value ->
                value.equals("off") || value.matches("[01]?[0-9]|2[0-3]") ? null : "an hour from 0 to 23, or off";
    }

    private static Rule url() {
        Pattern shape = Pattern.compile("(https?://[^\\s/]+(/\\S*)?)?");
        return value -> shape.matcher(value).matches() ? null : "an address like https://gym.example.org";
    }

    private static Rule secret() {
        return value -> value.isEmpty() || value.getBytes(StandardCharsets.UTF_8).length >= MIN_SECRET_BYTES
                ? null
                : "at least " + MIN_SECRET_BYTES + " bytes long";
    }

    // A browser writes an origin without a slash at the end; one that never matches would be a riddle.
    private static Rule origins() {
        Pattern shape = Pattern.compile("[,\\s]*(https?://[^\\s/,*]+([,\\s]+|$))*");
        return value -> shape.matcher(value).matches()
                ? null
                : "origins like https://gym.example.org without a path or *, separated by commas";
    }

    private static Rule word() {
        return value -> !value.isBlank() && value.indexOf('\n') < 0 ? null : "one line, and not empty";
    }

    private static Rule text() {
        return value -> value.indexOf('\n') < 0 ? null : "one line";
    }
}
