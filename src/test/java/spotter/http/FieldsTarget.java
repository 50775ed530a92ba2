package spotter.http;

import static spotter.fuzz.FuzzTarget.require;
import static spotter.fuzz.FuzzTarget.utf8;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.fuzz.FuzzTarget;

/** A JSON body, or a query when it begins with a question mark, of which every field is read as everything. */
public final class FieldsTarget implements FuzzTarget {
    @Override
    public Map<String, byte[]> seeds() {
        String body = "{\"email\":\"a@b.example\",\"n\":1.5e3,\"id\":7,\"date\":\"2026-11-22\",\"time\":\"07:30\","
                + "\"zone\":\"Europe/Athens\",\"role\":\"client\",\"flag\":true,\"list\":[{\"x\":null}],\"t\":\"\\ud83c\\udfcb\"}";
        return Map.of("empty", utf8("{}"), "number", utf8("?5"), "deep", utf8("?2026-11-22"), "body", utf8(body));
    }

    @Override
    public List<String> words() {
        return List.of(
                "\\u0000",
                "\\ud800",
                "1e999999999",
                "-0",
                "NaN",
                "null",
                "[[[[",
                "{\"a\":",
                "+18:00",
                "UTC",
                "24:00",
                "Z");
    }

    /** Refused by any reading, but for the object's own shape, is as good as read. */
    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        Map<String, @Nullable Object> values = new TreeMap<>();
        if (text.startsWith("?")) {
            values.put("value", text.substring(1));
            readEach(Fields.ofQuery(values), "value");
        } else {
            values.putAll(Json.readObject(text));
            Fields fields = Fields.ofBody(values);
            values.keySet().forEach(name -> readEach(fields, name));
            Json.write(values);
        }
    }

    private static void readEach(Fields fields, String name) {
        fields.names(name);
        fields.text(name, 40);
        fields.optionalText(name, 40);
        fields.secret(name, 8, 256);
        fields.email(name);
        fields.optionalEmail(name);
        require(fields.id(name) >= 0, name);
        fields.optionalId(name);
        int whole = fields.whole(name, 5, 1, 10);
        require(whole >= 1 && whole <= 10, name);
        fields.optionalWhole(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Double number = fields.optionalNumber(name, 0, 100);
        require(number == null || (number >= 0 && number <= 100), name);
        require(fields.positive(name, 500) > 0, name);
        fields.optionalFlag(name);
        fields.optionalDate(name);
        fields.optionalTime(name);
        fields.zone(name, ZoneOffset.UTC);
        fields.optionalRole(name);
        fields.optionalWord(name, Role.class);
    }

    /** Each of many fields leaves a dozen errors. */
    @Override
    public long maxAllocatedBytes(int length) {
        return (4 << 20) + 8000L * length;
    }
}
