package spotter.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spotter.http.Json;

/**
 * What the people of the story ask of the server, each with an account and a session of their own. Thread-safe. Whatever
 * is not answered with a success is an IOException that says what the server said.
 */
final class Visits {
    private static final String BOUNDARY = "spotter-demo-story";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String server;
    private final Clock clock;
    private final Map<Person, Long> ids = new EnumMap<>(Person.class);
    private final Map<Person, Session> sessions = new EnumMap<>(Person.class);

    private record Session(LocalDate day, String accessToken, String refreshToken) {}

    Visits(int port, Clock clock) {
        this.clock = clock;
        this.server = "http://127.0.0.1:" + port;
    }

    /** Notes an account that was made. */
    synchronized void enrol(Person person, Map<String, @Nullable Object> user) {
        ids.put(person, id(user));
    }

    synchronized long id(Person person) {
        return Objects.requireNonNull(ids.get(person));
    }

    static long id(Map<String, @Nullable Object> answer) {
        return Long.parseLong(String.valueOf(answer.get("id")));
    }

    /** Nobody is still logged in when the story is over. */
    synchronized void leave() throws IOException {
        for (Person person : Person.values()) {
            post(person, "/api/auth/logout", Map.of());
        }
    }

    /** @param caller null for somebody without an account */
    Map<String, @Nullable Object> post(@Nullable Person caller, String path, Map<String, ?> body) throws IOException {
        return send("POST", path, caller, body);
    }

    Map<String, @Nullable Object> put(Person caller, String path, Map<String, ?> body) throws IOException {
        return send("PUT", path, caller, body);
    }

    /** Sends a form with a file. */
    Map<String, @Nullable Object> upload(
            Person caller, String method, String path, Map<String, String> fields, Upload file) throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        fields.forEach((name, value) -> form.writeBytes(part("name=\"" + name + "\"", value + "\r\n")));
        form.writeBytes(part("name=\"file\"; filename=\"" + file.name() + "\"", ""));
        form.writeBytes(file.bytes());
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofByteArray(form.toByteArray());
        return send(request(path, caller, "multipart/form-data; boundary=" + BOUNDARY)
                .method(method, body));
    }

    /** A file as its owner calls it. */
    record Upload(String name, byte[] bytes) {}

    private static byte[] part(String disposition, String content) {
        String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content;
        return part.getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> send(String method, String path, @Nullable Person caller, Map<String, ?> body)
            throws IOException {
        HttpRequest.BodyPublisher json = HttpRequest.BodyPublishers.ofString(Json.write(body));
        return send(request(path, caller, "application/json").method(method, json));
    }

    private HttpRequest.Builder request(String path, @Nullable Person caller, String type) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).header("Content-Type", type);
        return caller == null ? request : request.header("Authorization", "Bearer " + token(caller));
    }

    /** A session lasts for days, its token not beyond midnight. */
    private synchronized String token(Person person) throws IOException {
        LocalDate today = LocalDate.now(clock);
        Session session = sessions.get(person);
        if (session == null) {
            session =
                    session(post(null, "/api/auth/login", Map.of("email", person.email(), "password", Story.PASSWORD)));
        } else if (!session.day().equals(today)) {
            session = session(post(null, "/api/auth/refresh", Map.of("refresh_token", session.refreshToken())));
        }
        sessions.put(person, session);
        return session.accessToken();
    }

    private Session session(Map<String, @Nullable Object> grant) {
        return new Session(
                LocalDate.now(clock),
                String.valueOf(grant.get("access_token")),
                String.valueOf(grant.get("refresh_token")));
    }

    private Map<String, @Nullable Object> send(HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("The demo cannot be made: " + request.method() + " "
                        + request.uri().getPath() + " was answered with " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? Map.of() : Json.readObject(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The demo was interrupted.", e);
        }
    }
}
