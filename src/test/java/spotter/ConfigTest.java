package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings come from, and what a wrong one says. */
class ConfigTest {
    private static final String SECRET = "a secret of at least thirty-two bytes";

    @TempDir
    Path data;

    @Test
    void aFlagCountsMoreThanTheEnvironmentMoreThanTheFileMoreThanTheDefault() throws IOException {
        assertEquals(8000, read(Map.of()).port());
        write("port=1\nhost=::1\n# a comment\nbcrypt_cost = 9 \n");
        assertEquals(1, read(Map.of()).port());
        Map<String, String> environment =
                Map.of("SPOTTER_PORT", "2", "PATH", "/bin", "SPOTTER_BASE_URL", "http://a.b/");
        assertEquals(2, read(environment).port());
        Config config = read(environment, "--port", "3", "--rate-limits=off");
        assertEquals(3, config.port());
        assertEquals("::1", config.host());
        assertEquals(9, config.whole(Setting.BCRYPT_COST));
        assertEquals("http://a.b", config.baseUrl());
        assertFalse(config.rateLimits());
    }

    @Test
    void aLoadTestOpensAsManySocketsOfOnePersonAsInAll() {
        assertEquals(50, read(Map.of()).socketsPerUser());
        assertEquals(
                7000,
                read(Map.of(), "--rate-limits", "off", "--sockets", "7000").socketsPerUser());
        assertEquals(
                50,
                read(Map.of(), "--rate-limits", "off", "--sockets-per-user", "50")
                        .socketsPerUser());
    }

    @Test
    void theDataFolderMayComeFromTheEnvironment() throws IOException {
        write("port=1");
        Config config = Config.read(List.of(), Map.of("SPOTTER_DATA", data.toString()));
        assertEquals(1, config.port());
        assertEquals(data.resolve("spotter.db"), config.databaseFile());
    }

    @Test
    void aSecretMayStandInAFile() throws IOException {
        Path file = Files.writeString(data.resolve("key"), SECRET + "\n");
        Map<String, String> environment = Map.of("SPOTTER_JWT_SECRET_FILE", file.toString());
        assertEquals(SECRET, read(environment).value(Setting.JWT_SECRET));
        assertEquals(
                "x" + SECRET, read(environment, "--jwt-secret", "x" + SECRET).value(Setting.JWT_SECRET));
        String direct = "y" + SECRET;
        for (int i = 0; i < 5; i++) { // the environment has no order
            Map<String, String> both =
                    Map.of("SPOTTER_JWT_SECRET", direct, "SPOTTER_JWT_SECRET_FILE", file.toString(), "X" + i, "");
            assertEquals(direct, read(both).value(Setting.JWT_SECRET));
        }
        assertEquals(
                "SPOTTER_JWT_SECRET_FILE names /nowhere/key, which cannot be read.",
                refusal(Map.of("SPOTTER_JWT_SECRET_FILE", "/nowhere/key")));
    }

    @Test
    void anUnknownSettingIsNamedWhereverItComesFrom() throws IOException {
        String sentence = "There is no setting 'colour'; --help lists them all.";
        assertEquals(sentence, refusal(Map.of(), "--colour", "red"));
        assertEquals(sentence.replace("colour", "COLOUR"), refusal(Map.of("SPOTTER_COLOUR", "red")));
        write("colour=red");
        assertEquals(sentence, refusal(Map.of()));
    }

    @Test
    void aFlagWithoutAValueOrWithoutDashesIsRefused() {
        assertEquals("--port needs a value.", refusal(Map.of(), "--port"));
        assertEquals("'port' is not a flag; see --help.", refusal(Map.of(), "port", "1"));
    }

    @Test
    void aFileThatCannotBeUnderstoodIsRefused() throws IOException {
        Path file = data.resolve("spotter.properties");
        String sentence = file + " cannot be read as a properties file in UTF-8.";
        Files.write(file, "smtp_user=Zoë".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(sentence, refusal(Map.of()));
        write("port=\\u00");
        assertEquals(sentence, refusal(Map.of()));
        write("data=/elsewhere");
        assertEquals(file + " cannot set data: it lies in the data folder itself.", refusal(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    port                 | 65536              | a whole number from 0 to 65535
                    port                 | -1                 | a whole number from 0 to 65535
                    port                 | 99999999999        | a whole number from 0 to 65535
                    port                 | ''                 | a whole number from 0 to 65535
                    port                 | ٣                  | a whole number from 0 to 65535
                    host                 | ''                 | one line, and not empty
                    base_url             | gym.example.org    | an address like https://gym.example.org
                    base_url             | ftp://gym          | an address like https://gym.example.org
                    behind_proxy         | maybe              | on or off
                    cors_origins         | *                  | origins like https://gym.example.org without a path or *, separated by commas
                    cors_origins         | http://a.b/        | origins like https://gym.example.org without a path or *, separated by commas
                    registration         | everybody          | one of clients, invite, closed, open
                    bcrypt_cost          | 3                  | a whole number from 4 to 15
                    photo_max_mib        | 10 MiB             | a whole number from 1 to 100
                    disk_reserve_mib     | 1.5                | a whole number from 0 to 1000000
                    resource_policy      | none               | one of same-origin, same-site, cross-origin
                    smtp_port            | 0                  | a whole number from 1 to 65535
                    smtp_tls             | ssl                | one of starttls, tls, none
                    """)
    void aWrongValueSaysWhatItMustBe(String setting, String value, String rule) {
        assertEquals(
                "The setting " + setting + " must be " + rule + ", not '" + value + "'.",
                refusal(Map.of("SPOTTER_" + setting.toUpperCase(java.util.Locale.ROOT), value)));
    }

    @Test
    void aWrongSecretIsNotRepeated() {
        assertEquals(
                "The setting jwt_secret must be at least 32 bytes long.",
                refusal(Map.of(), "--jwt-secret", "correct horse"));
        assertFalse(refusal(Map.of(), "--smtp-password", "line\nbreak").contains("break"));
    }

    @Test
    void aMailServerNeedsASender() {
        assertTrue(refusal(Map.of(), "--smtp-host", "mail.example.org").contains("smtp_from"));
    }

    @Test
    void everyDefaultIsRight() {
        for (Setting setting : Setting.values()) {
            setting.check(setting.otherwise());
        }
    }

    @Test
    void helpNamesEverySettingWithItsUnitAndDefault() {
        Set<String> units = Set.of("minutes", "days", "seconds", "MiB", "million pixels");
        for (Setting setting : Setting.values()) {
            String line = Help.text()
                    .lines()
                    .filter(text -> text.startsWith("  " + setting.wireName() + " "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(setting));
            assertTrue(line.contains(setting.help()), line);
            assertEquals(!setting.otherwise().isEmpty(), line.endsWith("[" + setting.otherwise() + "]"), line);
            if (setting.wireName().matches(".*_(minutes|days|seconds|mib|megapixels)")) {
                assertTrue(units.stream().anyMatch(line::contains), line);
            }
        }
    }

    private void write(String properties) throws IOException {
        Files.writeString(data.resolve("spotter.properties"), properties);
    }

    private Config read(Map<String, String> environment, String... flags) {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        all.addAll(List.of(flags));
        return Config.read(all, environment);
    }

    private String refusal(Map<String, String> environment, String... flags) {
        return String.valueOf(assertThrows(ConfigException.class, () -> read(environment, flags))
                .getMessage());
    }
}
