package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;

/** Who gets a socket: by a token in the address, a ticket, or the first frame. */
class SocketAdmissionTest {
    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock();
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String path(Person person) {
        return "/api/ws/ws/" + person.id();
    }

    @Test
    void aSessionEndedFromAnotherOneTakesItsSocketsAlong() {
        Person phone = server.client();
        Person laptop = server.login(phone);
        try (TestSocket socket = TestSocket.of(server, phone);
                TestSocket kept = TestSocket.of(server, laptop)) {
            expect(200, server.delete("/api/auth/sessions", laptop));
            assertEquals(4002, socket.closeCode());
            assertTrue(kept.isAnswering());
        }
    }

    @Test
    void aSocketIsGreetedAndWelcomed() {
        Person trainer = server.trainer();
        try (TestSocket socket = TestSocket.open(server, path(trainer) + "?token=" + trainer.token())) {
            Map<String, Object> established = socket.expect("connection_established");
            assertEquals((int) trainer.id(), established.get("user_id"));
            assertTrue(String.valueOf(established.get("timestamp")).endsWith("Z"));
            Map<String, Object> welcome = socket.expect("welcome");
            assertEquals("trainer", welcome.get("user_role"));
            assertNotNull(welcome.get("message"));
            assertNotNull(welcome.get("timestamp"));
        }
    }

    @Test
    void anEmptyTokenIs4001() {
        assertEquals(
                4001, TestSocket.open(server, path(server.client()) + "?token=").closeCode());
    }

    @Test
    void aBadTokenIs4002() {
        assertEquals(
                4002,
                TestSocket.open(server, path(server.client()) + "?token=no.such.token")
                        .closeCode());
    }

    @Test
    void aTokenOfAnotherUserIs4003() {
        Person someone = server.client();
        Person other = server.client();
        assertEquals(
                4003,
                TestSocket.open(server, path(other) + "?token=" + someone.token())
                        .closeCode());
    }

    @Test
    void aPathThatIsNoUserIs4003() {
        Person someone = server.client();
        assertEquals(
                4003,
                TestSocket.open(server, "/api/ws/ws/me?token=" + someone.token())
                        .closeCode());
    }

    @Test
    void anExpiredTokenIs4002() {
        Person client = server.client();
        clock.move(Duration.ofMinutes(31));
        assertEquals(
                4002,
                TestSocket.open(server, path(client) + "?token=" + client.token())
                        .closeCode());
    }

    @Test
    void whoNeverSaysWhoHeIsIs4001() {
        assertEquals(4001, TestSocket.open(server, path(server.client())).closeCode());
    }

    @Test
    void theFirstFrameMayCarryTheToken() {
        Person client = server.client();
        try (TestSocket socket = TestSocket.open(server, path(client))) {
            socket.send(Map.of("type", "auth", "token", client.token()));
            socket.expect("connection_established");
        }
    }

    @Test
    void aFirstFrameOfAnotherKindIs4001() {
        TestSocket socket = TestSocket.open(server, path(server.client()));
        socket.send(Map.of("type", "ping"));
        assertEquals(4001, socket.closeCode());
    }

    @Test
    void aFirstFrameThatIsNoJsonIs4001() {
        TestSocket socket = TestSocket.open(server, path(server.client()));
        socket.send("hello");
        assertEquals(4001, socket.closeCode());
    }

    @Test
    void aFirstFrameWithABadTokenIs4002() {
        TestSocket socket = TestSocket.open(server, path(server.client()));
        socket.send(Map.of("type", "auth", "token", "no.such.token"));
        assertEquals(4002, socket.closeCode());
    }

    @Test
    void aTicketOpensOneSocket() {
        Person client = server.client();
        String ticket = ticket(client);
        try (TestSocket socket = TestSocket.open(server, path(client) + "?ticket=" + ticket)) {
            socket.expect("connection_established");
        }
        assertEquals(
                4002,
                TestSocket.open(server, path(client) + "?ticket=" + ticket).closeCode());
    }

    @Test
    void aTicketEndsAfterThirtySeconds() {
        Person client = server.client();
        String ticket = ticket(client);
        clock.move(Duration.ofSeconds(31));
        assertEquals(
                4002,
                TestSocket.open(server, path(client) + "?ticket=" + ticket).closeCode());
    }

    @Test
    void aTicketOfALoggedOutSessionOpensNothing() {
        Person client = server.client();
        String ticket = ticket(client);
        server.post("/api/auth/logout", client, "{}");
        TestSocket socket = TestSocket.open(server, path(client) + "?ticket=" + ticket);
        assertEquals(4002, socket.closeCode());
        assertEquals("the end", socket.next().get("type"), "greeted all the same");
    }

    @Test
    void aForeignPageIsRefused() {
        Person client = server.client();
        TestSocket socket =
                TestSocket.open(server, path(client) + "?token=" + client.token(), "https://evil.example.org");
        assertEquals(1008, socket.closeCode());
    }

    @Test
    void anAllowedPageIsWelcome() {
        Person client = server.client();
        try (TestSocket socket =
                TestSocket.open(server, path(client) + "?token=" + client.token(), "http://localhost:5173")) {
            socket.expect("connection_established");
        }
    }

    @Test
    void aSinceThatIsNoNumberIsRefused() {
        Person client = server.client();
        assertEquals(
                1008,
                TestSocket.open(server, path(client) + "?token=" + client.token() + "&since=yesterday")
                        .closeCode());
    }

    private String ticket(Person person) {
        Map<String, Object> answer =
                expect(200, server.post("/api/ws/ticket", person, "{}")).json();
        assertEquals(30, answer.get("expires_in"));
        return (String) answer.get("ticket");
    }
}
