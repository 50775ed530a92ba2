package spotter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** Requests that are wrong in every place the API document names, asked as each role: refused, and as it says. */
class WrongRequestsTest {
    /** One never ends, one is no request of HTTP, one ends the session of whoever asks. */
    private static final Set<String> SKIPPED = Set.of("streamNotifications", "openSocket", "logout");

    private static final List<String> WRONG_VALUES =
            List.of("", "x", "-1", "1.5", "99999999999999999999", "%00", "%F0%9F%92%AA");
    private static final String NO_SUCH_ID = "999999";
    private static final String JSON_BODY = "/requestBody/content/application~1json/schema";

    @TempDir
    Path data;

    private TestServer server;
    private int requests;

    @Test
    void whateverIsWrongIsAnsweredAsDocumented() {
        try (TestServer running = TestServer.start(data)) {
            server = running;
            Person admin = running.admin();
            Person trainer = running.trainer();
            for (Person caller : List.of(admin, trainer, running.clientOf(trainer))) {
                OpenApiTest.operations().forEach((route, operation) -> ask(caller, route, operation));
            }
        }
        System.out.println(requests + " wrong requests");
    }

    private void ask(Person caller, String route, String operation) {
        if (SKIPPED.contains(ApiDocument.at(operation + "/operationId").textValue())) {
            return;
        }
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]+}", NO_SUCH_ID);
        for (String query : queries(operation)) {
            for (String body : bodies(operation)) {
                send(method, path + query, caller, body);
            }
        }
    }

    private void send(String method, String path, Person caller, String body) {
        requests++;
        Answer answer = server.send(method, path, caller, body);
        assertTrue(answer.status() < 500, () -> method + " " + path + " " + body + ": " + answer.text());
    }

    private static List<String> queries(String operation) {
        List<String> queries = new ArrayList<>(List.of(""));
        for (String owner : List.of(operation, operation.substring(0, operation.lastIndexOf('/')))) {
            for (int i = 0; i < ApiDocument.at(owner + "/parameters").size(); i++) {
                JsonNode parameter = ApiDocument.at(owner + "/parameters/" + i);
                if (parameter.get("in").textValue().equals("query")) {
                    String name = parameter.get("name").textValue();
                    WRONG_VALUES.forEach(value -> queries.add("?" + name + "=" + value));
                }
            }
        }
        return queries;
    }

    /** None; no JSON, no object, an empty one, one with every field of a wrong type, one with every field null. */
    private static List<String> bodies(String operation) {
        JsonNode schema = ApiDocument.at(operation + JSON_BODY);
        if (schema.isMissingNode()) {
            List<String> none = new ArrayList<>();
            none.add(null);
            return none;
        }
        Map<String, Object> wrong = new LinkedHashMap<>();
        Map<String, Object> empty = new LinkedHashMap<>();
        fields(schema).forEach(name -> {
            wrong.put(name, List.of(Map.of()));
            empty.put(name, null);
        });
        return List.of("{", "[]", "{}", Json.write(wrong), Json.write(empty));
    }

    private static List<String> fields(JsonNode schema) {
        List<String> fields = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(fields::add);
        schema.path("allOf").forEach(part -> {
            String reference = part.path("$ref").asText();
            fields.addAll(fields(reference.isEmpty() ? part : ApiDocument.at(reference.substring(1))));
        });
        return fields;
    }
}
