package spotter;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import spotter.http.Json;

/** {@code openapi.yaml}, read once: where things are in it, and the schemas in it, compiled once. Thread-safe. */
final class ApiDocument {
    private static final String NAME = "https://spotter.invalid/openapi";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static final JsonNode ROOT = parse(Json.ofYaml(resource("openapi.yaml")));

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDialect(dialect(), builder -> builder.schemas(ApiDocument::find));

    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final List<Template> TEMPLATES = templates();

    /** A path of the document. */
    private record Template(String path, String[] segments) {
        /** How many segments are the same; -1 if this is another path. */
        int matches(String[] asked) {
            if (asked.length != segments.length) {
                return -1;
            }
            int same = 0;
            for (int i = 0; i < segments.length; i++) {
                boolean isParameter = segments[i].startsWith("{");
                if (isParameter ? asked[i].isEmpty() : !segments[i].equals(asked[i])) {
                    return -1;
                }
                same += isParameter ? 0 : 1;
            }
            return same;
        }
    }

    private ApiDocument() {}

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    /** What is there, through references. */
    static JsonNode at(String pointer) {
        return ROOT.at(resolve(pointer));
    }

    /** The same place without a reference at its end. */
    static String resolve(String pointer) {
        JsonNode reference = ROOT.at(pointer).get("$ref");
        return reference == null ? pointer : resolve(reference.textValue().substring(1));
    }

    static String step(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Of the path that this address is one of: the one with the fewest parameters. A slash at the end is nothing. */
    static Optional<String> pathItem(String address) {
        String[] asked = address.replaceFirst("(?<=.)/+$", "").split("/", -1);
        Template best = null;
        for (Template template : TEMPLATES) {
            if (template.matches(asked) > (best == null ? -1 : best.matches(asked))) {
                best = template;
            }
        }
        return Optional.ofNullable(best).map(found -> step("/paths", found.path()));
    }

    /** What is wrong with a value by the schema at this place; empty if nothing. */
    static List<Error> validate(String pointer, JsonNode value) {
        return SCHEMAS.computeIfAbsent(pointer, it -> schema(NAME + "#" + it))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    /** By a published schema. */
    static List<Error> validateBy(String name, JsonNode value) {
        return schema(name).validate(value);
    }

    /** Every object of the document with its place. */
    static void walk(BiConsumer<String, JsonNode> visitor) {
        walk("", ROOT, visitor);
    }

    private static void walk(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
        if (node.isObject()) {
            visitor.accept(pointer, node);
            node.properties().forEach(member -> walk(step(pointer, member.getKey()), member.getValue(), visitor));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            walk(pointer + "/" + i, node.get(i), visitor);
        }
    }

    private static Schema schema(String location) {
        return REGISTRY.getSchema(SchemaLocation.of(location));
    }

    /** JSON Schema as it is; the members of the document around its schemas are none of its business. */
    private static Dialect dialect() {
        Dialect.Builder dialect = Dialect.builder(Dialects.getDraft202012());
        ROOT.fieldNames().forEachRemaining(name -> dialect.keyword(new NonValidationKeyword(name)));
        return dialect.build();
    }

    private static List<Template> templates() {
        List<Template> templates = new ArrayList<>();
        ROOT.at(JsonPointer.compile("/paths"))
                .fieldNames()
                .forEachRemaining(path -> templates.add(new Template(path, path.split("/", -1))));
        return templates;
    }

    /** The document itself, and what OpenAPI publishes: test resources by their addresses. */
    private static String find(String name) {
        return name.equals(NAME) ? ROOT.toString() : resource(name.replace("https://", ""));
    }

    private static String resource(String name) {
        try (InputStream in = ApiDocument.class.getResourceAsStream("/" + name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
