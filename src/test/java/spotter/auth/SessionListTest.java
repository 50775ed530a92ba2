package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Where a person is logged in, and ending it. */
class SessionListTest {
    private static final String SESSIONS = "/api/auth/sessions";
    private static final String ME = "/api/auth/me";

    private final TestClock clock = new TestClock();
    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<Map<String, Object>> sessions(Person person) {
        return expect(200, server.get(SESSIONS, person)).items();
    }

    private Person loginWith(Person person, String userAgent) {
        String body = Json.write(Map.of("email", person.email(), "password", TestServer.password()));
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/api/auth/login"))
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        Map<String, Object> grant = expect(200, server.send(request, null)).json();
        return new Person(
                person.id(), person.email(), (String) grant.get("access_token"), (String) grant.get("refresh_token"));
    }

    @Test
    void eachLoginIsListedTheLastUsedFirst() {
        Person eve = server.client();
        server.client();
        clock.advance(Duration.ofMinutes(1));
        Person phone = loginWith(
                eve,
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                        + " Version/18.0 Mobile/15E148 Safari/604.1");
        List<Map<String, Object>> listed = sessions(phone);
        assertEquals(
                List.of(true, false),
                listed.stream().map(one -> one.get("current")).toList());
        assertEquals("Safari on iPhone", listed.get(0).get("device"));
        assertEquals("127.0.0.0/24", listed.get(0).get("network"));
        assertEquals(clock.instant().toString(), String.valueOf(listed.get(0).get("created_at")));

        clock.advance(Duration.ofMinutes(1));
        Answer grant = expect(
                200, server.post("/api/auth/refresh", null, Json.write(Map.of("refresh_token", eve.refreshToken()))));
        Person renewed = new Person(eve.id(), eve.email(), (String) grant.json().get("access_token"), "");
        Map<String, Object> first = sessions(renewed).get(0);
        assertEquals(true, first.get("current"));
        assertEquals(clock.instant().toString(), String.valueOf(first.get("last_used_at")));
        assertNotEquals(first.get("created_at"), first.get("last_used_at"));
    }

    @Test
    void oneCanBeEndedAndItsTokensAreDead() {
        Person eve = server.client();
        Person stolen = server.login(eve);
        Object id = sessions(eve).stream()
                .filter(one -> one.get("current").equals(false))
                .map(one -> one.get("id"))
                .findFirst()
                .orElseThrow();
        expect(204, server.delete(SESSIONS + "/" + id, eve));
        expect(401, server.get(ME, stolen));
        expect(401, server.post("/api/auth/refresh", null, Json.write(Map.of("refresh_token", stolen.refreshToken()))));
        expect(404, server.delete(SESSIONS + "/" + id, eve));
        assertEquals(1, sessions(eve).size());
    }

    @Test
    void nobodyEndsSomebodyElses() {
        Person eve = server.client();
        Object id = sessions(eve).get(0).get("id");
        expect(404, server.delete(SESSIONS + "/" + id, server.client()));
        expect(404, server.delete(SESSIONS + "/" + id, server.admin()));
        expect(200, server.get(ME, eve));
    }

    @Test
    void allOthersCanBeEndedAtOnce() {
        Person eve = server.client();
        Person second = server.login(eve);
        Person third = server.login(eve);
        Person bob = server.client();
        assertEquals(2, expect(200, server.delete(SESSIONS, second)).json().get("count"));
        expect(401, server.get(ME, eve));
        expect(401, server.get(ME, third));
        expect(200, server.get(ME, second));
        expect(200, server.get(ME, bob));
        assertEquals(0, expect(200, server.delete(SESSIONS, second)).json().get("count"));
    }

    @Test
    void ofAProgramOnlyAFewWordsAreKept() {
        assertNull(Device.nameOf(null));
        assertEquals("curl", Device.nameOf("curl/8.9.1"));
        assertEquals("unknown", Device.nameOf("<script>alert(1)</script>"));
        assertEquals("unknown", Device.nameOf("x".repeat(5000)));
        assertEquals(
                "Edge on Windows",
                Device.nameOf("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/128.0.0.0 Safari/537.36 Edg/128.0.0.0"));
        assertEquals(
                "Chrome on Android",
                Device.nameOf("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0"
                        + " Mobile Safari/537.36"));
        assertEquals(
                "Firefox on macOS",
                Device.nameOf("Mozilla/5.0 (Macintosh; Intel Mac OS X 14.6; rv:129.0) Gecko/20100101 Firefox/129.0"));
    }
}
