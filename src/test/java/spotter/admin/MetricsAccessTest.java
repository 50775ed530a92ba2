package spotter.admin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static spotter.TestServer.expect;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** Who may read the numbers: programs on this machine, and the administrator from anywhere. */
class MetricsAccessTest {
    @TempDir
    Path data;

    @Test
    void behindAProxyEverybodyNeedsTheAdministratorsToken() {
        try (TestServer server = TestServer.start(data, "--behind-proxy", "on")) {
            Person admin = server.admin();
            Answer refused = expect(401, server.get("/metrics", null));
            assertFalse(refused.text().contains("spotter_"), refused.text());
            expect(401, forwarded(server, "X-Forwarded-For", "127.0.0.1"));
            expect(401, server.get("/metrics", new Person(admin.id(), admin.email(), "x", "x")));
            expect(403, server.get("/metrics", server.client()));
            expect(403, server.get("/metrics", server.trainer()));
            Exposition.of(server, admin);
        }
    }

    @Test
    void aProxyThatNobodyToldOfIsNotThisMachine() {
        try (TestServer server = TestServer.start(data)) {
            for (String header : List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP")) {
                expect(401, forwarded(server, header, "127.0.0.1"));
            }
            Exposition.of(server);
        }
    }

    @Test
    void anotherMachineCannotClaimToBeThisOne() throws SocketException {
        Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .findFirst();
        assumeTrue(outside.isPresent(), "this machine has no address but loopback");
        try (TestServer server = TestServer.start(data, "--host", "0.0.0.0")) {
            String url = "http://" + outside.get().getHostAddress() + ":" + server.port() + "/metrics";
            expect(401, server.get(url, null));
            HttpRequest.Builder claiming = HttpRequest.newBuilder(URI.create(url));
            expect(401, server.send(claiming.header("X-Forwarded-For", "127.0.0.1"), null));
            Exposition.of(server);
            expect(200, server.get(url, server.admin()));
        }
    }

    private static Answer forwarded(TestServer server, String header, String value) {
        return server.send(HttpRequest.newBuilder(server.uri("/metrics")).header(header, value), null);
    }
}
