package spotter;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import spotter.auth.Registration;

/**
 * The settings of one server: a flag over the environment over {@code spotter.properties} over the default.
 * Checked whole at the start, so that a wrong one stops it with a sentence.
 */
public final class Config {
    private static final String FILE = "spotter.properties";
    private static final String PREFIX = "SPOTTER_";
    private static final String FROM_FILE = "_FILE";
    private static final long MIB = 1024 * 1024;

    private final Map<Setting, String> values;
    private final Map<Setting, Source> sources;

    /** Where a value came from. */
    enum Source {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        FLAG
    }

    private Config(Map<Setting, String> values, Map<Setting, Source> sources) {
        this.values = values;
        this.sources = sources;
        for (Setting setting : Setting.values()) {
            setting.check(value(setting));
        }
        if (!value(Setting.SMTP_HOST).isEmpty() && value(Setting.SMTP_FROM).isEmpty()) {
            throw new ConfigException("The setting smtp_from is needed beside smtp_host, like gym@example.org.");
        }
    }

    /**
     * @param flags {@code --name value} or {@code --name=value}
     * @param environment {@code SPOTTER_NAME}, or {@code SPOTTER_NAME_FILE} naming a file that holds the value
     * @throws ConfigException with a sentence that names the setting
     */
    public static Config read(List<String> flags, Map<String, String> environment) {
        Map<Setting, String> fromFlags = readFlags(flags);
        Map<Setting, String> fromEnvironment = readEnvironment(environment);
        String data = first(fromFlags.get(Setting.DATA), fromEnvironment.get(Setting.DATA), Setting.DATA.otherwise());
        Map<Setting, String> merged = readFile(Path.of(data).resolve(FILE));
        Map<Setting, Source> sources = new EnumMap<>(Setting.class);
        merged.keySet().forEach(setting -> sources.put(setting, Source.FILE));
        fromEnvironment.keySet().forEach(setting -> sources.put(setting, Source.ENVIRONMENT));
        fromFlags.keySet().forEach(setting -> sources.put(setting, Source.FLAG));
        merged.putAll(fromEnvironment);
        merged.putAll(fromFlags);
        return new Config(merged, sources);
    }

    public int port() {
        return whole(Setting.PORT);
    }

    public String host() {
        return value(Setting.HOST);
    }

    /** The folder that holds {@code spotter.db}, {@code uploads} and keys; absolute. */
    public Path data() {
        return Path.of(value(Setting.DATA)).toAbsolutePath().normalize();
    }

    public Path databaseFile() {
        return data().resolve("spotter.db");
    }

    public Path uploads() {
        return data().resolve("uploads");
    }

    public Registration registration() {
        return Registration.valueOf(value(Setting.REGISTRATION).toUpperCase(Locale.ROOT));
    }

    public boolean rateLimits() {
        return flag(Setting.RATE_LIMITS);
    }

    /** Open WebSockets and event streams of one person. */
    public int socketsPerUser() {
        // A load test opens many of few people.
        boolean isBounded = rateLimits() || values.containsKey(Setting.SOCKETS_PER_USER);
        return whole(isBounded ? Setting.SOCKETS_PER_USER : Setting.SOCKETS);
    }

    public boolean behindProxy() {
        return flag(Setting.BEHIND_PROXY);
    }

    /** Local hour of the daily backup; empty for none. */
    public OptionalInt backupHour() {
        String hour = value(Setting.BACKUP_HOUR);
        return hour.equals("off") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(hour));
    }

    /** Without a slash at the end; where people reach this server. */
    public String baseUrl() {
        String url = value(Setting.BASE_URL);
        return url.isEmpty() ? "http://localhost:" + port() : url.replaceAll("/+$", "");
    }

    public Set<String> corsOrigins() {
        Set<String> origins =
                new TreeSet<>(Arrays.asList(value(Setting.CORS_ORIGINS).split("[,\\s]+")));
        origins.remove("");
        return origins;
    }

    public int whole(Setting setting) {
        return Integer.parseInt(value(setting));
    }

    public boolean flag(Setting setting) {
        return Setting.isOn(value(setting));
    }

    /** A setting in MiB, as bytes. */
    public long mebibytes(Setting setting) {
        return whole(setting) * MIB;
    }

    Source source(Setting setting) {
        return sources.getOrDefault(setting, Source.DEFAULT);
    }

    public String value(Setting setting) {
        return values.getOrDefault(setting, setting.otherwise());
    }

    private static Map<Setting, String> readFlags(List<String> flags) {
        Map<Setting, String> found = new EnumMap<>(Setting.class);
        List<String> rest = new ArrayList<>(flags);
        while (!rest.isEmpty()) {
            String flag = rest.remove(0);
            if (!flag.startsWith("--")) {
                throw new ConfigException("'" + flag + "' is not a flag; see --help.");
            }
            int equals = flag.indexOf('=');
            String name = flag.substring(2, equals < 0 ? flag.length() : equals);
            Setting setting = Setting.named(name.replace('-', '_'));
            if (equals < 0 && rest.isEmpty()) {
                throw new ConfigException("--" + name + " needs a value.");
            }
            found.put(setting, equals < 0 ? rest.remove(0) : flag.substring(equals + 1));
        }
        return found;
    }

    private static Map<Setting, String> readEnvironment(Map<String, String> environment) {
        Map<Setting, String> found = new EnumMap<>(Setting.class);
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && name.endsWith(FROM_FILE)) {
                Setting setting = Setting.named(name.substring(PREFIX.length(), name.length() - FROM_FILE.length()));
                found.putIfAbsent(setting, readSecret(name, Path.of(value)));
            } else if (name.startsWith(PREFIX)) {
                found.put(Setting.named(name.substring(PREFIX.length())), value);
            }
        });
        return found;
    }

    private static String readSecret(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigException(name + " names " + file + ", which cannot be read.");
        }
    }

    private static Map<Setting, String> readFile(Path file) {
        Map<Setting, String> found = new EnumMap<>(Setting.class);
        if (Files.notExists(file)) {
            return found;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException(file + " cannot be read as a properties file in UTF-8.");
        }
        if (properties.containsKey(Setting.DATA.wireName())) {
            throw new ConfigException(file + " cannot set data: it lies in the data folder itself.");
        }
        properties.forEach((name, value) -> found.put(Setting.named((String) name), ((String) value).strip()));
        return found;
    }

    private static String first(@Nullable String flag, @Nullable String environment, String otherwise) {
        return flag != null ? flag : environment != null ? environment : otherwise;
    }
}
