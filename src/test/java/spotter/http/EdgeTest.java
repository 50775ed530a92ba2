package spotter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import spotter.RawHttp.Reply;
import spotter.access.Action;
import spotter.metrics.Metrics;

class EdgeTest {
    private static void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        JettySetup.apply(config.jetty, new JettySetup.Limits(100, 8192, Duration.ofSeconds(20)));
        new Edge(
                        new Callers(token -> Optional.empty()),
                        new Cors(Set.of()),
                        RequestRates.unlimited(),
                        new Edge.Options(false, true),
                        new Metrics())
                .install(config);
        config.jetty.host = "127.0.0.1";
        config.jetty.port = 0;
    }

    private static IllegalStateException refusal(Consumer<JavalinConfig> routes) {
        Javalin app = Javalin.create(config -> {
            configure(config);
            routes.accept(config);
        });
        return assertThrows(IllegalStateException.class, () -> Edge.refuseOpenRoutes(app));
    }

    @Test
    void aRouteWithoutAnActionRefusesTheStart() {
        assertTrue(refusal(config -> config.routes.get("/open", ctx -> {}))
                .getMessage()
                .contains("GET /open"));
        assertTrue(refusal(config -> config.routes.ws("/live", ws -> {}))
                .getMessage()
                .contains("/live"));
        assertTrue(refusal(config -> config.routes.post("/two", ctx -> {}, Action.SIGN_IN, Action.ADMIN_ONLY))
                .getMessage()
                .contains("/two"));
    }

    private static int deep(int level) {
        return level < 0 ? 0 : deep(level + 1) + 1;
    }

    @Test
    void anErrorEndsItsRequestAndNotTheServer() throws Exception {
        try (TestEdge edge = TestEdge.start(config -> {
            configure(config);
            config.routes.get("/deep", ctx -> ctx.result("" + deep(0)), Action.PUBLIC_INFO);
            config.routes.get("/fault", ctx -> Optional.empty().orElseThrow(), Action.PUBLIC_INFO);
            config.routes.get("/up", ctx -> ctx.result("up"), Action.PUBLIC_INFO);
        })) {
            for (String path : List.of("/deep", "/fault")) {
                Reply reply = edge.get("GET " + path + " HTTP/1.1");
                assertEquals(500, reply.status());
                assertEquals("application/problem+json", reply.headers().get("content-type"));
                String id = reply.headers().get("x-request-id");
                assertEquals(id, Json.readObject(reply.text()).get("request_id"));
                assertEquals(
                        "Something went wrong on our side.",
                        Json.readObject(reply.text()).get("detail"));
            }
            assertEquals("up", edge.get("GET /up HTTP/1.1").text());
        }
    }

    @Test
    void theLastForwardedAddressCountsInAnyOfItsForms() {
        assertEquals("192.0.2.1", ClientAddress.forwarded(List.of(), "192.0.2.1"));
        assertEquals("192.0.2.9", ClientAddress.forwarded(List.of("10.0.0.1", "1.1.1.1, 192.0.2.9"), "192.0.2.1"));
        assertEquals("192.0.2.9", ClientAddress.forwarded(List.of("192.0.2.9:4711"), "192.0.2.1"));
        assertEquals("2001:db8::1", ClientAddress.forwarded(List.of("[2001:db8::1]:4711"), "192.0.2.1"));
        assertEquals("2001:db8::1", ClientAddress.forwarded(List.of("::2, 2001:db8::1"), "192.0.2.1"));
        for (String odd :
                List.of("", ",", "unknown", "_hidden", "1.2.3.4\r\nx: y", "<script>", "abc", "1".repeat(500))) {
            assertEquals("192.0.2.1", ClientAddress.forwarded(List.of(odd), "192.0.2.1"), odd);
        }
    }

    @Test
    void addressesOfOneIpv6CustomerCountAsOne() {
        assertEquals("192.0.2.1", ClientAddress.network("192.0.2.1"));
        assertEquals(ClientAddress.network("2001:db8:0:1::1"), ClientAddress.network("2001:db8:0:1:ffff::2"));
        assertEquals(ClientAddress.network("[2001:db8:0:1::1]"), ClientAddress.network("2001:db8:0:1::2"));
        assertTrue(!ClientAddress.network("2001:db8:0:1::1").equals(ClientAddress.network("2001:db8:0:2::1")));
        assertEquals("::::", ClientAddress.network("::::"));
    }
}
