package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.Setting;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** What the administrator reads of the settings, and a stranger of a server that nobody administers yet. */
class SettingsTest {
    @TempDir
    Path data;

    @Test
    void everySettingIsShownWithWhereItCameFromButNoSecret() throws IOException {
        String secret = "a secret for the tests, long enough for HMAC-SHA256";
        Files.writeString(
                data.resolve("spotter.properties"), "audit_days=30\nphoto_max_mib=8\njwt_secret=" + secret + "\n");
        try (TestServer server = TestServer.start(data, "--photo-max-mib", "9")) {
            Person admin = server.admin();
            Answer answer = expect(200, server.get("/api/admin/settings", admin));
            assertFalse(answer.text().contains(secret));
            Map<Object, Map<String, Object>> byName =
                    answer.items().stream().collect(Collectors.toMap(item -> item.get("name"), item -> item));
            assertEquals(Setting.values().length, byName.size());
            assertEquals(List.of("30", "365", "file"), shown(byName.get("audit_days")));
            assertEquals(List.of("9", "10", "flag"), shown(byName.get("photo_max_mib")));
            assertEquals(List.of("7", "7", "default"), shown(byName.get("backups_kept")));
            assertEquals(Arrays.asList(null, "", "file"), shown(byName.get("jwt_secret")));
            assertEquals(true, byName.get("jwt_secret").get("secret"));
        }
    }

    private static List<Object> shown(Map<String, Object> setting) {
        return Arrays.asList(setting.get("value"), setting.get("default"), setting.get("source"));
    }

    @Test
    void theConfigSaysWhetherTheFirstAdministratorIsStillToBeMade() {
        try (TestServer server = TestServer.start(data)) {
            assertEquals(true, setupNeeded(server));
            server.client();
            assertEquals(true, setupNeeded(server));
            server.admin();
            assertEquals(false, setupNeeded(server));
        }
        try (TestServer server = TestServer.start(data)) {
            assertEquals(false, setupNeeded(server));
        }
    }

    private static Object setupNeeded(TestServer server) {
        return server.get("/api/config", null).json().get("setup_needed");
    }
}
