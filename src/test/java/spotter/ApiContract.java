package spotter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Holds an answer against the API document: its status, its type, its headers and all that is in its body. */
public final class ApiContract {
    /** What any address may answer, by the document's introduction: codes of problems and their statuses. */
    static final Map<String, Integer> ANYWHERE = Map.ofEntries(
            Map.entry("http.method_override", 400),
            Map.entry("http.400", 400),
            Map.entry("http.404", 404),
            Map.entry("http.405", 405),
            Map.entry("http.413", 413),
            Map.entry("http.414", 414),
            Map.entry("rate.limited", 429),
            Map.entry("http.431", 431),
            Map.entry("internal", 500),
            Map.entry("media.busy", 503),
            Map.entry("db.busy", 503),
            Map.entry("db.unavailable", 503),
            Map.entry("media.storage_unavailable", 503),
            Map.entry("db.disk_full", 507));

    private static final String PROBLEM = "/components/schemas/Problem";
    private static final String FRAME = "/components/schemas/SocketFrame";
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final int NO_CONTENT = 204;

    private final String method;
    private final URI uri;
    private final int status;
    private final UnaryOperator<String> headers;
    /** Empty if there was none; null if it was not read. */
    private final String body;

    private ApiContract(String method, URI uri, int status, UnaryOperator<String> headers, String body) {
        this.method = method;
        this.uri = uri;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    static void check(String method, URI uri, TestServer.Answer answer) {
        new ApiContract(method, uri, answer.status(), answer::header, answer.text()).check();
    }

    /** @param body null if it was not read */
    static void check(HttpResponse<?> response, String body) {
        UnaryOperator<String> headers =
                name -> String.join(", ", response.headers().allValues(name));
        new ApiContract(response.request().method(), response.uri(), response.statusCode(), headers, body).check();
    }

    /** What came on a WebSocket. */
    public static void checkFrame(String json) {
        List<Error> errors = ApiDocument.validate(FRAME, ApiDocument.parse(json));
        if (!errors.isEmpty()) {
            throw new AssertionError("the frame " + json + " is not as documented: " + errors);
        }
    }

    private void check() {
        Optional<String> response = ApiDocument.pathItem(uri.getRawPath())
                .map(item -> ApiDocument.step(item, method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT)))
                .map(operation -> ApiDocument.resolve(operation + "/responses/" + status))
                .filter(pointer -> !ApiDocument.at(pointer).isMissingNode());
        if (response.isPresent()) {
            checkHeaders(response.get());
            checkContent(response.get());
        } else if (!isPreflight()) {
            checkAnywhere();
        }
    }

    private boolean isPreflight() {
        return method.equals("OPTIONS") && status == NO_CONTENT;
    }

    private void checkAnywhere() {
        boolean isKnown = type().equals(PROBLEM_TYPE) && ANYWHERE.containsValue(status);
        if (isKnown && body != null && !body.isEmpty()) {
            isKnown = ANYWHERE.containsKey(validate(PROBLEM).path("code").asText());
        }
        if (!isKnown) {
            throw wrong("is not documented");
        }
    }

    private void checkHeaders(String response) {
        for (String header : names(ApiDocument.at(response + "/headers"))) {
            String pointer = ApiDocument.resolve(ApiDocument.step(response + "/headers", header));
            String value = headers.apply(header);
            boolean isThere = !value.isEmpty();
            if (!isThere && ApiDocument.at(pointer).path("required").asBoolean()) {
                throw wrong("lacks the header " + header);
            }
            if (isThere) {
                require(ApiDocument.validate(pointer + "/schema", TextNode.valueOf(value)), header);
            }
        }
    }

    private void checkContent(String response) {
        List<String> documented = names(ApiDocument.at(response + "/content"));
        if (documented.isEmpty()) {
            if (body != null && !body.isEmpty()) {
                throw wrong("has a body that is not documented");
            }
            return;
        }
        String range = type().replaceFirst("/.*", "/*");
        String found = documented.stream()
                .filter(it -> it.equals(type()) || it.equals(range))
                .findFirst()
                .orElseThrow(() -> wrong("is documented as " + documented));
        String schema = ApiDocument.step(response + "/content", found) + "/schema";
        if (isJson(found) && body != null && !method.equals("HEAD")) {
            validate(schema);
        }
    }

    private JsonNode validate(String schema) {
        if (body.isEmpty()) {
            throw wrong("lacks its body");
        }
        JsonNode json = ApiDocument.parse(body);
        require(ApiDocument.validate(schema, json), body);
        return json;
    }

    private void require(List<Error> errors, String what) {
        if (!errors.isEmpty()) {
            throw wrong("is not as documented: "
                    + errors.stream().map(Error::toString).collect(Collectors.joining("; ")) + " in " + what);
        }
    }

    private String type() {
        return headers.apply("Content-Type").replaceFirst(";.*", "").strip();
    }

    private static boolean isJson(String type) {
        return type.startsWith("application/json") || type.startsWith(PROBLEM_TYPE);
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private AssertionError wrong(String how) {
        return new AssertionError(method + " " + uri + " answered " + status + " " + type() + ", which " + how);
    }
}
