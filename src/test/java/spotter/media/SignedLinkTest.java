package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** Links of one hour's window, under a clock that the test moves. */
@SuppressWarnings("NullAway.Init") // set before each test
class SignedLinkTest extends MediaTest {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T07:00:01Z"));
    private Person client;
    private Map<String, Object> photo;

    @Override
    @BeforeEach
    void startServer(@TempDir Path fresh) {
        data = fresh;
        server = TestServer.start(fresh, clock(), "--access-token-minutes", "1440");
        client = server.client();
        photo = photo(client, TestPictures.jpeg(1000, 800));
    }

    @Test
    void aLinkIsTheSameForTheWholeOfItsWindow() {
        String early = link(read(), "medium");
        now.set(now.get().plus(WINDOW).minusSeconds(2));
        assertEquals(early, link(read(), "medium"));
        expect(200, get(early, null));

        now.set(now.get().plusSeconds(2));
        assertNotEquals(early, link(read(), "medium"));
        expect(200, get(early, null));
    }

    @Test
    void aLinkLivesToTheEndOfTheNextWindow() {
        String link = link(photo, "medium");
        now.set(Instant.parse("2026-11-22T08:59:59Z"));
        assertEquals(
                "private, max-age=1, immutable", expect(200, get(link, null)).header("Cache-Control"));
        now.set(Instant.parse("2026-11-22T09:00:00Z"));
        assertEnded(get(link, null));
    }

    @Test
    void forgedEndedAndRevokedAnswerAlike() {
        String link = link(photo, "medium");
        Set<Object> bodies = new HashSet<>();
        Person other = server.client();
        for (String forged : List.of(
                link.replace("/medium?", "/original?"),
                link.replaceAll("v=\\d+", "v=" + other.id()),
                link.replaceAll("v=\\d+", "v=999"),
                link.replaceAll("v=\\d+", "v=x"),
                link.replaceAll("exp=\\d+", "exp=99999999999"),
                link.replaceAll("&sig=(.)(.*)", "&sig=$2$1"),
                link.replaceAll("&sig=.*", ""),
                link.replaceAll("&sig=.*", "&sig="),
                link.replace(String.valueOf(photo.get("uuid")), "11111111-2222-3333-4444-555555555555"))) {
            assertNotEquals(link, forged);
            bodies.add(assertEnded(get(forged, null)));
        }
        now.set(now.get().plus(WINDOW.multipliedBy(3)));
        bodies.add(assertEnded(get(link, null)));
        assertEquals(1, bodies.size(), "no oracle");
    }

    @Test
    void anUnknownSizeIsMalformed() {
        expect(400, get(link(photo, "medium").replace("/medium?", "/huge?"), null));
    }

    @Test
    void aChangedPasswordEndsTheLinksGivenOutBefore() {
        String link = link(photo, "medium");
        String body = "{\"current_password\":\"%s\",\"new_password\":\"quite another one\"}";
        expect(200, server.post("/api/auth/password/change", client, body.formatted(TestServer.password())));
        assertEnded(get(link, null));
    }

    @Test
    void aDeactivatedViewersLinksEnd() {
        Person admin = server.admin();
        expect(200, server.put("/api/users/" + client.id(), admin, "{\"is_active\":false}"));
        assertEnded(get(link(photo, "medium"), null));
    }

    @Test
    void aLinkOfADeletedFileEnds() {
        expect(200, server.delete(address(photo), client));
        assertEnded(get(link(photo, "medium"), null));
    }

    @Test
    void aLinkTellsNobodyElsesNameAndNeedsNoHeader() {
        Answer answer = expect(200, get(link(photo, "thumbnail"), null));
        assertEquals("thumbnail", answer.header("X-Media-Size"));
        assertEquals("", answer.header("Vary").replace("Origin", ""));
        assertTrue(answer.header("Cache-Control").matches("private, max-age=\\d+, immutable"));
    }

    private Map<String, Object> read() {
        return expect(200, get("/api/files/" + photo.get("id"), client)).json();
    }

    private static Object assertEnded(Answer answer) {
        assertEquals(410, answer.status(), answer::text);
        assertEquals("no-store", answer.header("Cache-Control"));
        Map<String, Object> body = answer.json();
        body.remove("request_id");
        return body;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
