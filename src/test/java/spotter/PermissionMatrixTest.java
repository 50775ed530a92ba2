package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.MatrixWorld.Actor;
import spotter.access.Action;
import spotter.access.Decision;
import spotter.access.Relation;
import spotter.access.Role;
import spotter.formats.SamplePdf;

/** The permission matrix, asked over HTTP: every route, every kind of caller, the decision that the table says. */
class PermissionMatrixTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path data;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> wrong = new ArrayList<>();
    private TestServer server;
    private TestServer.Person admin;
    private MatrixWorld world;

    private record Reply(int status, String body) {}

    @Test
    void theMatrixIsThePinnedOne() throws IOException {
        String table = table();
        System.out.println(table);
        assertEquals(Files.readString(Path.of("src/test/resources/spotter/permission-matrix.txt")), table);
    }

    @Test
    void everyRouteGivesEveryCallerTheDecisionOfTheMatrix() {
        try (TestServer running = TestServer.start(data, "--jwt-secret", MatrixWorld.SECRET)) {
            server = running;
            admin = running.admin();
            world = new MatrixWorld(running, admin);
            Map<String, Action> routes = routes();
            Map<String, RouteLine> lines = new TreeMap<>();
            RouteLines.all().forEach(line -> lines.put(line.route(), line));
            assertEquals(new TreeSet<>(routes.keySet()), new TreeSet<>(lines.keySet()), "routes and their lines");
            lines.values().forEach(line -> check(line, routes.get(line.route())));
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static String table() {
        StringBuilder table = new StringBuilder(String.format("%-20s", "action"));
        for (Role role : Role.values()) {
            for (Relation relation : Relation.values()) {
                table.append(' ').append(role.wireName()).append('/').append(relation);
            }
        }
        for (Action action : Action.values()) {
            table.append(String.format("\n%-20s", action));
            for (Role role : Role.values()) {
                for (Relation relation : Relation.values()) {
                    int width = role.wireName().length() + relation.name().length() + 2;
                    table.append(String.format(" %" + (width - 1) + "s", word(action.decide(role, relation))));
                }
            }
            table.append(action.isPublic() ? "  nobody ALLOW" : "  nobody 401");
        }
        return table.append("\n").toString();
    }

    private static String word(Decision decision) {
        return switch (decision) {
            case ALLOW -> "ALLOW";
            case FORBID -> "403";
            case HIDE -> "404";
        };
    }

    /** Of every registered route; HEAD is asked along with GET. */
    private Map<String, Action> routes() {
        Map<String, Action> routes = new TreeMap<>();
        for (ParsedEndpoint parsed :
                server.server().listener().app().unsafe.internalRouter.allHttpHandlers()) {
            Endpoint endpoint = parsed.endpoint;
            Roles roles = endpoint.metadata(Roles.class);
            if (endpoint.method.isHttpMethod() && !endpoint.method.toString().equals("HEAD") && roles != null) {
                routes.put(endpoint.method + " " + endpoint.path, (Action)
                        roles.getRoles().iterator().next());
            }
        }
        return routes;
    }

    private void check(RouteLine line, Action action) {
        assertEquals(action.isPublic(), line.whose == RouteLine.Whose.NOBODY, line.route() + " is public");
        for (String method : line.method.equals("GET") ? List.of("GET", "HEAD") : List.of(line.method)) {
            for (Actor actor : Actor.values()) {
                check(line, line.decides == null ? action : line.decides, method, actor);
            }
        }
    }

    private void check(RouteLine line, Action action, String method, Actor actor) {
        boolean isStranger = actor.isKnown()
                && actor.relation(line.whose) == Relation.STRANGER
                && line.whose != RouteLine.Whose.CALLER
                && line.whose != RouteLine.Whose.NOBODY;
        Reply missing = isStranger && actor != Actor.ADMIN ? send(line, method, actor, true) : null;
        Reply reply = send(line, method, actor, false);
        String expected = expected(line, action, actor);
        String got = isRefused(reply.status()) || expected.equals("" + reply.status()) ? "" + reply.status() : "passed";
        String cell = method + " " + line.path + " by " + actor;
        if (!expected.equals(got) || reply.status() >= 500) {
            wrong.add(cell + ": " + expected + " expected, was " + reply.status() + " " + reply.body());
        }
        if (missing != null && isRefused(reply.status()) && !missing.equals(reply)) {
            wrong.add(cell + ": a missing record answers otherwise: " + missing + " and " + reply);
        }
        if (!isRefused(reply.status()) && line.endsWorld) {
            world = new MatrixWorld(server, admin);
        }
    }

    private static boolean isRefused(int status) {
        return status == 401 || status == 403 || status == 404;
    }

    private static String expected(RouteLine line, Action action, Actor actor) {
        if (line.whose == RouteLine.Whose.NOBODY) {
            return Integer.toString(line.status);
        }
        if (!actor.isKnown()) {
            return "401";
        }
        if (line.exceptions.containsKey(actor)) {
            return line.exceptions.get(actor).toString();
        }
        Decision decision = line.whose == RouteLine.Whose.CALLER
                ? action.isPossibleFor(actor.role()) ? Decision.ALLOW : Decision.FORBID
                : action.decide(actor.role(), actor.relation(line.whose));
        return switch (decision) {
            case ALLOW -> "passed";
            case FORBID -> "403";
            case HIDE -> "404";
        };
    }

    private Reply send(RouteLine line, String method, Actor actor, boolean withMissing) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(world.fill(line.url, withMissing)))
                .timeout(PATIENCE)
                .method(method, body(line, withMissing));
        if (line.isFile()) {
            request.header("Content-Type", "multipart/form-data; boundary=matrix");
        } else if (line.isForm) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        if (world.person(actor) != null) {
            request.header("Authorization", "Bearer " + world.person(actor).token());
        }
        try {
            return read(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new AssertionError(method + " " + line.path + " by " + actor, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Only refusals are read to the end: a stream of events has none. */
    private static Reply read(HttpResponse<InputStream> response) throws IOException {
        try (InputStream body = response.body()) {
            boolean isRead = response.statusCode() >= 400;
            String text = isRead ? new String(body.readAllBytes(), StandardCharsets.UTF_8) : "";
            ApiContract.check(response, isRead ? text : null);
            return new Reply(response.statusCode(), text.replaceAll("\"request_id\":\"[^\"]*\"", ""));
        }
    }

    private HttpRequest.BodyPublisher body(RouteLine line, boolean withMissing) {
        if (line.isFile()) {
            TestForm form = new TestForm();
            for (String field : line.formFields()) {
                form.and(
                        field.substring(0, field.indexOf('=')),
                        world.fill(field.substring(field.indexOf('=') + 1), withMissing));
            }
            boolean isDocument = line.path.contains("document") || line.body.contains("document");
            byte[] content = isDocument ? SamplePdf.onePage() : TestPictures.rgbaPng(8, 8, 255);
            form.andFile(line.fileField, "a", "application/octet-stream", content);
            return HttpRequest.BodyPublishers.ofByteArray(form.encode("matrix"));
        }
        return line.body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(world.fill(line.body, withMissing));
    }
}
