package spotter.notify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Person;

/** What is in memory once sockets have come and gone. */
class LeakTest {
    private static final int REFUSED = 300;
    private static final int WELCOME = 100;
    /** What the idle threads of the pool happened to touch last; three were seen. */
    private static final int MOST_LEFT = 20;

    /** More than the client has connections for its ordinary requests. */
    private static final int OPEN = 50;

    /** What a socket's handshake was made of. */
    private static final List<String> HANDSHAKE = List.of(
            "org.eclipse.jetty.ee10.servlet.ServletApiRequest",
            "org.eclipse.jetty.ee10.servlet.ServletApiResponse",
            "org.eclipse.jetty.http.HttpParser",
            "org.eclipse.jetty.server.internal.HttpConnection",
            "org.eclipse.jetty.session.ManagedSession");

    /** What Jetty and this server keep for one socket. */
    private static final List<String> KEPT_FOR_A_SOCKET = List.of(
            "org.eclipse.jetty.session.ManagedSession",
            "org.eclipse.jetty.websocket.core.WebSocketCoreSession",
            "spotter.notify.SocketConnection",
            "spotter.notify.SocketSession",
            "spotter.notify.WebSocketOutlet");

    @TempDir
    Path data;

    @Test
    @Timeout(60)
    void neitherARefusedUpgradeNorAnEndedSocketStaysInMemory() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            Map<String, Long> before = alive(KEPT_FOR_A_SOCKET);
            for (int i = 0; i < REFUSED; i++) {
                TestSocket.open(server, "/api/ws/ws/" + client.id() + "?token=wrong")
                        .closeCode();
            }
            for (int i = 0; i < WELCOME; i++) {
                TestSocket.of(server, client).close();
            }
            // A client sees its close answered a moment before the server has forgotten it; the rest ends with the
            // test.
            while (!isAsFew(alive(KEPT_FOR_A_SOCKET), before)) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    @Timeout(60)
    void anOpenSocketKeepsNothingOfItsHandshake() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Person client = server.client();
            Map<String, Long> before = alive(HANDSHAKE);
            List<TestSocket> sockets = Stream.generate(() -> TestSocket.of(server, client))
                    .limit(OPEN)
                    .toList();
            // The last ones are still on their way out of the server's hands.
            while (!isAsFew(alive(HANDSHAKE), before)) {
                Thread.onSpinWait();
            }
            sockets.forEach(socket -> assertTrue(socket.untilPong().isEmpty()));
            sockets.forEach(TestSocket::close);
        }
    }

    private static boolean isAsFew(Map<String, Long> now, Map<String, Long> before) {
        return now.entrySet().stream().allMatch(kind -> kind.getValue() <= before.get(kind.getKey()) + MOST_LEFT);
    }

    /** How many of each there are that the collector cannot take; the Java virtual machine counts them itself. */
    private static Map<String, Long> alive(List<String> names) throws JMException, IOException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> alive = new TreeMap<>();
        names.forEach(name -> alive.put(name, 0L));
        for (String line : histogram.split("\n")) {
            // "  12:     34     567  a.class.Name (module)"
            String[] words = line.strip().split("\\s+");
            if (words.length > 3) {
                alive.computeIfPresent(words[3], (name, none) -> Long.parseLong(words[1]));
            }
        }
        return alive;
    }
}
