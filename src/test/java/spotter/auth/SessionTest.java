package spotter.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

class SessionTest {
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

    private Answer refresh(String token) {
        return server.post("/api/auth/refresh", null, Json.write(Map.of("refresh_token", token)));
    }

    private Answer changePassword(Person person, String current, String fresh) {
        return server.post(
                "/api/auth/password/change",
                person,
                Json.write(Map.of("current_password", current, "new_password", fresh)));
    }

    private static Person with(Person person, Answer grant) {
        Map<String, Object> json = grant.json();
        return new Person(
                person.id(), person.email(), (String) json.get("access_token"), (String) json.get("refresh_token"));
    }

    @Test
    void aTokenEndsWithItsTime() {
        Person eve = server.client();
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        expect(200, server.get(ME, eve));
        clock.advance(Duration.ofSeconds(2));
        assertEquals(
                "Could not validate credentials",
                expect(401, server.get(ME, eve)).json().get("detail"));
    }

    @Test
    void noTokenAndABadOneAreToldApart() {
        Answer none = expect(401, server.get(ME, null));
        assertEquals("Not authenticated", none.json().get("detail"));
        assertEquals("Bearer", none.header("WWW-Authenticate"));
        expect(401, server.get(ME + "?token=" + server.client().token(), null));
    }

    @Test
    void aRefreshTokenWorksOnceAndItsReuseEndsTheFamily() {
        Person eve = server.client();
        Person other = server.login(eve);
        Person next = with(eve, expect(200, refresh(eve.refreshToken())));
        assertNotEquals(eve.refreshToken(), next.refreshToken());
        expect(200, server.get(ME, next));
        expect(401, refresh(eve.refreshToken()));
        expect(401, server.get(ME, next));
        expect(401, refresh(next.refreshToken()));
        expect(200, server.get(ME, other));
    }

    @Test
    void aSessionEndsWhenItIsNotRefreshedForItsLife() {
        Person eve = server.client();
        clock.advance(Duration.ofDays(29));
        Person next = with(eve, expect(200, refresh(eve.refreshToken())));
        clock.advance(Duration.ofDays(29));
        Person last = with(eve, expect(200, refresh(next.refreshToken())));
        clock.advance(Duration.ofDays(30));
        expect(401, refresh(last.refreshToken()));
    }

    @Test
    void logoutEndsThisSessionAlone() {
        Person eve = server.client();
        Person other = server.login(eve);
        expect(200, server.post("/api/auth/logout", eve, ""));
        expect(401, server.get(ME, eve));
        expect(401, refresh(eve.refreshToken()));
        expect(200, server.get(ME, other));
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Person eve = server.client();
        Person other = server.login(eve);
        Answer wrong = expect(400, changePassword(eve, "not that", "another good one"));
        assertEquals("Incorrect password", wrong.json().get("detail"));
        expect(422, changePassword(eve, TestServer.password(), "short"));
        Answer changed = expect(200, changePassword(eve, TestServer.password(), "another good one"));
        assertEquals("Password changed successfully", changed.json().get("message"));
        expect(200, server.get(ME, eve));
        expect(401, server.get(ME, other));
        expect(401, refresh(other.refreshToken()));
        String old = Json.write(Map.of("email", eve.email(), "password", TestServer.password()));
        expect(401, server.post("/api/auth/login", null, old));
    }

    @Test
    void aNewPasswordEndsSignedLinks() {
        Person eve = server.client();
        expect(
                200,
                server.upload(
                        "PUT", "/api/users/me/photo", eve, TestForm.file("me.png", TestPictures.rgbaPng(8, 8, 255))));
        String link = (String) server.get(ME, eve).json().get("photo_url");
        expect(200, server.get(link, null));
        expect(200, changePassword(eve, TestServer.password(), "another good one"));
        expect(410, server.get(link, null));
    }

    @Test
    void aDeactivatedAccountIsOutAtOnceAndItsSessionsStayEnded() {
        Person admin = server.admin();
        Person eve = server.client();
        expect(200, server.put("/api/users/" + eve.id(), admin, "{\"is_active\":false}"));
        expect(401, server.get(ME, eve));
        expect(401, refresh(eve.refreshToken()));
        String login = Json.write(Map.of("email", eve.email(), "password", TestServer.password()));
        Answer refused = expect(401, server.post("/api/auth/login", null, login));
        assertEquals("Incorrect email or password", refused.json().get("detail"));
        expect(200, server.put("/api/users/" + eve.id(), admin, "{\"is_active\":true}"));
        expect(401, server.get(ME, eve));
        expect(200, server.post("/api/auth/login", null, login));
    }

    @Test
    void theRoleInTheDatabaseCountsNotTheOneInTheToken() {
        Person admin = server.admin();
        Person second = server.trainer();
        expect(200, server.put("/api/users/" + second.id(), admin, "{\"role\":\"Admin\"}"));
        expect(200, server.get("/api/auth/password-resets", second));
        expect(200, server.put("/api/users/" + second.id(), admin, "{\"role\":\"client\"}"));
        expect(403, server.get("/api/auth/password-resets", second));
        assertEquals(List.of("client"), List.of(server.get(ME, second).json().get("role")));
    }
}
