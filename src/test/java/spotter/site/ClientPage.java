package spotter.site;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import spotter.TestBrowser;
import spotter.TestClock;
import spotter.TestPage;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** A page of another origin that imports {@code client.js} from a server, and two ways for it to reach that one. */
final class ClientPage implements AutoCloseable {
    /** What every script begins with. */
    private static final String BEGIN = """
            const { server, proxy, relay, email, password, jpeg, pdf } = %s;
            const { Spotter, SpotterError } = await import(`${server}/client.js`);
            const bytes = (text, type) => new File([Uint8Array.from(atob(text), c => c.charCodeAt(0))], 'a b.' + type);
            const all = async list => { const found = []; for await (const one of list) found.push(one); return found; };
            const listen = spotter => spotter.connect({
              since: 0,
              onNotification: ({ id, title }) => report({ type: 'notification', id, title }),
              onStatus: ({ state, error }) => report({ type: state, status: error?.status }),
            });
            """;

    private final TestClock clock = new TestClock();
    private final TestPage site = new TestPage();
    private final TestServer server;
    private final Relay relay;
    private final ApiProxy proxy;
    private final TestServer.Person client;

    /** @param folder an empty one */
    ClientPage(Path folder) throws IOException {
        server = TestServer.start(folder.resolve("data"), clock, "--cors-origins", site.origin());
        relay = new Relay(server.server().port());
        proxy = new ApiProxy(server);
        site.serve(ApiProxy.PREFIX, proxy);
        client = server.client();
    }

    static void requireBrowser() {
        assumeTrue(
                TestBrowser.isInstalled(),
                "NOT TESTED: chromium is not installed, so no page has used client.js; on Debian: apt-get install"
                        + " chromium");
    }

    TestClock clock() {
        return clock;
    }

    TestPage site() {
        return site;
    }

    TestServer server() {
        return server;
    }

    Relay relay() {
        return relay;
    }

    ApiProxy proxy() {
        return proxy;
    }

    /** Who logs in on the page. */
    TestServer.Person client() {
        return client;
    }

    void run(String body) {
        Map<String, Object> world = Map.of(
                "server", server.uri("").toString(),
                "proxy", site.origin() + ApiProxy.PREFIX,
                "relay", relay.address(),
                "email", client.email(),
                "password", TestServer.password(),
                "jpeg", Base64.getEncoder().encodeToString(TestPictures.jpeg(900, 600)),
                "pdf", Base64.getEncoder().encodeToString(SamplePdf.onePage()));
        site.run(BEGIN.formatted(Json.write(world)) + body);
    }

    TestBrowser open() {
        return new TestBrowser(site.origin() + "/");
    }

    @Override
    public void close() throws IOException {
        site.close();
        relay.close();
        server.close();
    }
}
