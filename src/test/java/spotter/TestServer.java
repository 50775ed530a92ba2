package spotter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import kong.unirest.core.HttpRequestSummary;
import kong.unirest.core.HttpRequestWithBody;
import kong.unirest.core.Unirest;
import kong.unirest.core.UnirestInstance;
import spotter.http.Json;
import spotter.media.Janitor;

/** A real server on a free port over a real database in a folder of the test's, and people to talk to it. */
public final class TestServer implements AutoCloseable {
    private static final String PASSWORD = "correct horse battery";
    /** So that a hanging server fails a test instead of stopping the build. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final AtomicInteger PEOPLE = new AtomicInteger();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final UnirestInstance unirest = Unirest.spawnInstance();
    private final Server server;
    private final int port;

    private TestServer(Server server, int port) {
        this.server = server;
        this.port = port;
        unirest.config().requestTimeout((int) PATIENCE.toMillis());
    }

    /** Somebody with an account and an access token. */
    public record Person(long id, String email, String token, String refreshToken) {}

    /** An answer read whole, and as the API document says it is. */
    public record Answer(int status, byte[] body, UnaryOperator<String> headers) {
        static Answer of(kong.unirest.core.HttpResponse<byte[]> response) {
            byte[] body = response.getBody() == null ? new byte[0] : response.getBody();
            HttpRequestSummary request = response.getRequestSummary();
            return new Answer(
                            response.getStatus(),
                            body,
                            name -> String.join(", ", response.getHeaders().get(name)))
                    .checked(request.getHttpMethod().name(), URI.create(request.getUrl()));
        }

        static Answer of(HttpResponse<byte[]> response) {
            return new Answer(
                            response.statusCode(),
                            response.body(),
                            name -> String.join(", ", response.headers().allValues(name)))
                    .checked(response.request().method(), response.request().uri());
        }

        private Answer checked(String method, URI uri) {
            ApiContract.check(method, uri, this);
            return this;
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** All values, joined; empty if there is none. */
        public String header(String name) {
            return headers.apply(name);
        }

        public Map<String, Object> json() {
            return Json.readObject(text());
        }

        /** For answers that are arrays. */
        public List<Map<String, Object>> list() {
            return items(Json.readObject("{\"items\":" + text() + "}"));
        }

        /** The {@code items} of a cursor list. */
        public List<Map<String, Object>> items() {
            return items(json());
        }

        public long id() {
            return ((Number) json().get("id")).longValue();
        }

        @SuppressWarnings("unchecked") // the shape of this API's lists
        private static List<Map<String, Object>> items(Map<String, Object> object) {
            return (List<Map<String, Object>>) object.get("items");
        }
    }

    /** Registration is open, passwords are cheap, nothing is rate limited; further flags override. */
    public static TestServer start(Path data, String... flags) {
        return start(data, Clock.systemUTC(), flags);
    }

    public static TestServer start(Path data, Clock clock, String... flags) {
        List<String> all = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
        all.addAll(List.of("--registration", "open", "--bcrypt-cost", "4", "--rate-limits", "off"));
        all.addAll(Arrays.asList(flags));
        try {
            Server server = Server.start(Config.read(all, Map.of()), clock);
            return new TestServer(server, server.port());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same helpers for a server in another process; closing leaves that alone. */
    public static TestServer at(int port) {
        return new TestServer(null, port);
    }

    public int port() {
        return port;
    }

    public Server server() {
        return server;
    }

    public Janitor janitor() {
        return server.media().janitor();
    }

    /** As when a minute of the daily backup's thread has passed. */
    public void backupRound() {
        server.operation().admin().schedule().round();
    }

    public URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : "http://127.0.0.1:" + port + path);
    }

    /** The first administrator, made with the set-up code. */
    public Person admin() {
        String email = "admin" + PEOPLE.incrementAndGet() + "@example.org";
        String body = Json.write(Map.of(
                "code", String.valueOf(server.setupCode()), "email", email, "password", PASSWORD, "full_name", "Ada"));
        long id = post("/api/auth/setup", null, body).id();
        return login(id, email);
    }

    public Person trainer() {
        return register("trainer");
    }

    public Person client() {
        return register("client");
    }

    /** A new client whose active trainer is {@code trainer}. */
    public Person clientOf(Person trainer) {
        Person client = client();
        expect(200, post("/api/users/clients/" + client.id() + "/assign", trainer, "{}"));
        return client;
    }

    public Person register(String role) {
        String email = role + PEOPLE.incrementAndGet() + "@example.org";
        String body = Json.write(
                Map.of("email", email, "password", PASSWORD, "full_name", role + " of the test", "role", role));
        return login(expect(201, post("/api/auth/register", null, body)).id(), email);
    }

    /** Logs in again: another session of the same person. */
    public Person login(Person person) {
        return login(person.id(), person.email());
    }

    public static String password() {
        return PASSWORD;
    }

    public Answer get(String path, Person caller) {
        return send("GET", path, caller, null);
    }

    public Answer delete(String path, Person caller) {
        return send("DELETE", path, caller, null);
    }

    public Answer post(String path, Person caller, String json) {
        return send("POST", path, caller, json);
    }

    public Answer put(String path, Person caller, String json) {
        return send("PUT", path, caller, json);
    }

    /** @param caller null for nobody */
    public Answer send(String method, String path, Person caller, String json) {
        HttpRequestWithBody request = request(method, path, caller);
        return Answer.of(
                json == null
                        ? request.asBytes()
                        : request.header("Content-Type", "application/json")
                                .body(json)
                                .asBytes());
    }

    /** Sends a file and fields as multipart/form-data. */
    public Answer upload(String path, Person caller, TestForm form) {
        return upload("POST", path, caller, form);
    }

    public Answer put(String path, Person caller, TestForm form) {
        return upload("PUT", path, caller, form);
    }

    public Answer upload(String method, String path, Person caller, TestForm form) {
        String boundary = "test-" + UUID.randomUUID();
        return Answer.of(request(method, path, caller)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .body(form.encode(boundary))
                .asBytes());
    }

    private HttpRequestWithBody request(String method, String path, Person caller) {
        HttpRequestWithBody request = unirest.request(method, uri(path).toString());
        if (caller != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        return request;
    }

    /** For requests that need more than a body: other headers, a body of pieces. */
    public Answer send(HttpRequest.Builder request, Person caller) {
        if (caller != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        try {
            return Answer.of(http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Fails with the answer's text unless it has this status. */
    public static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " but was " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    @Override
    public void close() {
        unirest.close();
        if (server != null) {
            server.close();
        }
    }

    private Person login(long id, String email) {
        String body = Json.write(Map.of("email", email, "password", PASSWORD));
        Map<String, Object> grant =
                expect(200, post("/api/auth/login", null, body)).json();
        return new Person(id, email, (String) grant.get("access_token"), (String) grant.get("refresh_token"));
    }
}
