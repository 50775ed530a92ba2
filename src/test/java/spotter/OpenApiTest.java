package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.websocket.WsHandlerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.access.Action;
import spotter.access.Role;

/** The API document is one, and is about this server: what it says of single answers is checked wherever one is got. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "patch");

    @TempDir
    Path data;

    @Test
    void documentHasEveryRouteAndNoOther() {
        assertEquals(routes().keySet(), operations().keySet());
    }

    @Test
    void documentSaysWhichRoutesNeedAToken() {
        Set<String> open = new TreeSet<>();
        routes().forEach((route, action) -> {
            if (action.isPublic()) {
                open.add(route);
            }
        });
        Set<String> documented = new TreeSet<>();
        operations().forEach((route, pointer) -> {
            JsonNode own = ApiDocument.at(pointer + "/security");
            if (own.isArray() && own.isEmpty()) {
                documented.add(route);
            } else {
                assertTrue(own.isMissingNode(), route + " needs what all need");
            }
        });
        assertEquals(open, documented);
        assertEquals(
                "[{\"password\":[]},{\"bearer\":[]}]",
                ApiDocument.at("/security").toString());
    }

    @Test
    void documentHasTheRefusalsThatFollowFromTheMatrix() {
        Map<String, String> operations = operations();
        List<String> wrong = new ArrayList<>();
        routes().forEach((route, action) -> {
            JsonNode responses = ApiDocument.at(operations.get(route) + "/responses");
            boolean refusesARole = Arrays.stream(Role.values()).anyMatch(role -> !action.isPossibleFor(role));
            if (!action.isPublic() && !responses.has("401")) {
                wrong.add(route + " lacks 401");
            }
            if (refusesARole && !responses.has("403")) {
                wrong.add(route + " lacks 403");
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void documentIsValidByTheSchemaOfOpenApi() {
        assertEquals(
                List.of(),
                ApiDocument.validateBy("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07", ApiDocument.ROOT));
    }

    @Test
    void everyExampleIsValidByItsSchema() {
        List<String> wrong = new ArrayList<>();
        ApiDocument.walk((pointer, node) -> examples(pointer, node)
                .forEach((schema, examples) -> examples.forEach(example ->
                        ApiDocument.validate(schema, example).forEach(error -> wrong.add(pointer + ": " + error)))));
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
        Set<String> used = new TreeSet<>();
        ApiDocument.walk((pointer, node) -> {
            JsonNode reference = node.path("$ref");
            if (reference.isTextual()) {
                used.add(reference.textValue());
                assertTrue(
                        ApiDocument.ROOT.at(reference.textValue().substring(1)).isObject(), pointer);
            }
        });
        Set<String> components = new TreeSet<>();
        ApiDocument.at("/components").properties().forEach(kind -> {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name -> components.add("#/components/" + kind.getKey() + "/" + name));
            }
        });
        assertEquals(components, used);
    }

    @Test
    void everyOperationHasANameOfItsOwnAndDeclaresItsPath() {
        Set<String> names = new TreeSet<>();
        operations().forEach((route, pointer) -> {
            assertTrue(names.add(ApiDocument.at(pointer + "/operationId").textValue()), route);
            Set<String> declared = new TreeSet<>(parameters(pointer));
            declared.addAll(parameters(pointer.substring(0, pointer.lastIndexOf('/'))));
            Set<String> inPath = new TreeSet<>();
            Pattern.compile("\\{(\\w+)}").matcher(route).results().forEach(found -> inPath.add(found.group(1)));
            assertEquals(inPath, declared, route);
        });
    }

    @Test
    void introductionNamesWhatAnyAddressMayAnswer() {
        String introduction = ApiDocument.at("/info/description").textValue();
        ApiContract.ANYWHERE.keySet().forEach(code -> assertTrue(introduction.contains("`" + code + "`"), code));
    }

    @Test
    void documentHasTheVersionOfTheBuild() throws IOException {
        String version = ApiDocument.at("/info/version").textValue();
        assertTrue(Files.readString(Path.of("pom.xml"))
                .contains("<artifactId>spotter</artifactId>\n  <version>" + version));
    }

    /** By the place of their schema: that of a schema itself are a list, those beside a schema an object. */
    private static Map<String, List<JsonNode>> examples(String pointer, JsonNode node) {
        List<JsonNode> own = new ArrayList<>();
        List<JsonNode> beside = new ArrayList<>();
        JsonNode examples = node.path("examples");
        if (examples.isArray()) {
            examples.forEach(own::add);
        } else {
            examples.forEach(example -> beside.add(example.path("value")));
        }
        if (node.has("schema") && node.has("example")) {
            beside.add(node.get("example"));
        }
        return Map.of(pointer, own, pointer + "/schema", beside);
    }

    private static List<String> parameters(String pointer) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ApiDocument.at(pointer + "/parameters").size(); i++) {
            JsonNode parameter = ApiDocument.at(pointer + "/parameters/" + i);
            if (parameter.get("in").textValue().equals("path")) {
                names.add(parameter.get("name").textValue());
            }
        }
        return names;
    }

    /** Where each operation is in the document. */
    static Map<String, String> operations() {
        Map<String, String> operations = new TreeMap<>();
        ApiDocument.at("/paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        String pointer = ApiDocument.step(ApiDocument.step("/paths", path.getKey()), method);
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path.getKey(), pointer);
                    }
                }));
        return operations;
    }

    /** Of the server, sockets as the GET they begin with; HEAD goes with GET. */
    private Map<String, Action> routes() {
        Map<String, Action> routes = new TreeMap<>();
        try (TestServer server = TestServer.start(data)) {
            for (ParsedEndpoint parsed :
                    server.server().listener().app().unsafe.internalRouter.allHttpHandlers()) {
                Endpoint endpoint = parsed.endpoint;
                Roles roles = endpoint.metadata(Roles.class);
                if (endpoint.method.isHttpMethod()
                        && !endpoint.method.toString().equals("HEAD")) {
                    routes.put(endpoint.method + " " + endpoint.path, action(roles.getRoles()));
                }
            }
            for (WsHandlerEntry socket :
                    server.server().listener().app().unsafe.internalRouter.allWsHandlers()) {
                routes.put("GET " + socket.getPath(), action(socket.getRoles()));
            }
        }
        return routes;
    }

    private static Action action(Set<?> roles) {
        return (Action) roles.iterator().next();
    }
}
