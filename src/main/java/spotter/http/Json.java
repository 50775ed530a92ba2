package spotter.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * The JSON dialect: {@code snake_case}, RFC 3339 times in UTC, ISO dates, lower-case words for enums, nulls written.
 * Read without surprises: duplicate keys and nesting deeper than 50 are malformed. Thread-safe.
 */
public final class Json {
    /** Deep nesting costs stack; no request of ours nests deeper than three. */
    private static final int MAX_DEPTH = 50;

    private static final int MAX_NUMBER_CHARS = 40;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /** The members that this would be written with, to add others to. */
    public static Map<String, @Nullable Object> toMap(Object value) {
        return MAPPER.convertValue(value, new TypeReference<>() {});
    }

    /** A JSON object; anything else is 400. */
    public static Map<String, @Nullable Object> readObject(String text) {
        try {
            Map<String, @Nullable Object> object = MAPPER.readValue(text, new TypeReference<>() {});
            if (object != null) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Answered below, without Jackson's message: it quotes the body, which may hold a password.
        }
        throw new Problem(ProblemKind.MALFORMED, "json.malformed", "The body is not a JSON object in UTF-8.");
    }

    /** A document of ours in YAML, written as JSON. */
    public static String ofYaml(String yaml) {
        try {
            return MAPPER.writeValueAsString(YAMLMapper.builder().build().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not YAML", e);
        }
    }

    /** For {@code ctx.json(..)}. Bodies are read through {@link Fields} alone. */
    static io.javalin.json.JsonMapper javalinMapper() {
        return new io.javalin.json.JsonMapper() {
            @Override
            public String toJsonString(Object value, Type type) {
                return write(value);
            }
        };
    }
}
