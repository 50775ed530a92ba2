package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.RawHttp;
import spotter.RawHttp.Reply;
import spotter.TestClock;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** How many requests one person and one address may send, while the clock stands still. */
class RequestRatesTest {
    private static final int TIMELINE = 200;
    private static final int PEOPLE_OF_A_GYM = 30;

    @TempDir
    Path data;

    private final TestClock clock = new TestClock();

    @Test
    void aTimelineIsLoadedFiveTimesAtOnceAndThenItIsTooMuch() {
        try (TestServer server = TestServer.start(data, clock, "--rate-limits", "on")) {
            Person client = server.client();
            Person other = server.client();
            for (int i = 0; i < 5 * TIMELINE; i++) {
                expect(200, server.get("/api/auth/me", client));
            }

            Answer refused = expect(429, server.get("/api/auth/me", client));

            assertEquals("rate.limited", refused.json().get("code"));
            assertEquals(
                    "Too many requests of this account; slow down.",
                    refused.json().get("detail"));
            assertEquals("1", refused.header("Retry-After"));
            expect(200, server.get("/api/auth/me", other));
            clock.advance(Duration.ofSeconds(1));
            expect(200, server.get("/api/auth/me", client));
        }
    }

    @Test
    void aGymBehindOneAddressLoadsItsTimelinesAtOnce() {
        try (TestServer server = TestServer.start(data, clock, "--rate-limits", "on")) {
            for (int i = 0; i < PEOPLE_OF_A_GYM * TIMELINE; i++) {
                expect(200, server.get("/health", null));
            }
        }
    }

    @Test
    void refusedRequestsCountByAddress() {
        String[] flags = {"--rate-limits", "on", "--behind-proxy", "on", "--address-requests-per-second", "1"};
        try (TestServer server = TestServer.start(data, clock, flags)) {
            for (int i = 0; i < RequestRates.BURST_SECONDS; i++) {
                expect(401, from("2001:db8::" + i, server, "/api/users/me"));
            }
            Answer refused = expect(429, from("2001:db8::ffff", server, "/api/users/me"));
            assertEquals(
                    "Too many requests come from this address; slow down.",
                    refused.json().get("detail"));
            assertEquals("http://localhost:5173", refused.header("Access-Control-Allow-Origin"));
            expect(429, from("2001:db8::ffff", server, "/nowhere"));
            expect(401, from("2001:db8:0:1::1", server, "/api/users/me"));
            expect(401, from("192.0.2.1", server, "/api/users/me"));
        }
    }

    @Test
    void handshakesOfSocketsCountAsWell() throws IOException {
        String[] flags = {"--rate-limits", "on", "--address-requests-per-second", "1"};
        try (TestServer server = TestServer.start(data, clock, flags)) {
            for (int i = 0; i < RequestRates.BURST_SECONDS; i++) {
                assertEquals(101, handshake(server).status());
            }
            Reply refused = handshake(server);
            assertEquals(429, refused.status());
            assertEquals("1", refused.headers().get("retry-after"));
            assertTrue(refused.text().contains("Too many requests come from this address; slow down."), refused.text());
        }
    }

    @Test
    void loadTestsAreNotHeldBack() {
        String[] flags = {"--person-requests-per-second", "1", "--address-requests-per-second", "1"};
        try (TestServer server = TestServer.start(data, clock, flags)) {
            Person client = server.client();
            for (int i = 0; i < 2 * RequestRates.BURST_SECONDS; i++) {
                expect(200, server.get("/api/auth/me", client));
            }
        }
    }

    private static Answer from(String address, TestServer server, String path) {
        return server.send(
                HttpRequest.newBuilder(server.uri(path))
                        .header("X-Forwarded-For", address)
                        .header("Origin", "http://localhost:5173"),
                null);
    }

    private static Reply handshake(TestServer server) throws IOException {
        return RawHttp.exchange(
                server.port(),
                new byte[] {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0},
                "GET /api/ws/ws/1?token=none HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }
}
