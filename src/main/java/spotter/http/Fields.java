package spotter.http;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spotter.access.Role;
import spotter.problem.FieldError;
import spotter.problem.Problem;

/**
 * The fields of one request, read by name and checked; only fields that are asked for exist. A field that fails is
 * noted and read as a harmless value; {@link #check} then throws 422 with all of them. So: read all, check, use.
 */
public final class Fields {
    /** Far enough for any birthday and any plan. */
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);

    private static final LocalDate LAST_DATE = LocalDate.of(2200, 1, 1);
    private static final int MAX_EMAIL_CHARS = 254;

    private final String place;
    private final Map<String, @Nullable Object> values;
    private final List<FieldError> errors = new ArrayList<>();

    private Fields(String place, Map<String, @Nullable Object> values) {
        this.place = place;
        this.values = values;
    }

    /** Of a JSON object or a form. */
    public static Fields ofBody(Map<String, ? extends @Nullable Object> values) {
        return new Fields("body", new HashMap<>(values));
    }

    /** Of a query string. */
    public static Fields ofQuery(Map<String, ? extends @Nullable Object> values) {
        return new Fields("query", new HashMap<>(values));
    }

    /** Whether the field was sent with a value; a JSON null and an empty form field count as absent. */
    public boolean has(String name) {
        Object value = values.get(name);
        return value != null && !"".equals(value);
    }

    /** Whether the field was sent at all, if only as null: what an update may change. */
    public boolean names(String name) {
        return values.containsKey(name);
    }

    /** Required, trimmed, 1 to {@code max} characters. */
    public String text(String name, int max) {
        String text = optionalText(name, max);
        return text == null ? missing(name, "") : text;
    }

    /** Trimmed, at most {@code max} characters; null when absent or blank. */
    public @Nullable String optionalText(String name, int max) {
        String text = raw(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        String trimmed = text.strip();
        if (trimmed.length() > max) {
            return refuse(name, "must have at most " + max + " characters", "too_long");
        }
        return trimmed;
    }

    /** Required, not trimmed: for secrets. */
    public String secret(String name, int min, int max) {
        String text = raw(name);
        if (text == null) {
            return missing(name, "");
        }
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            return fail(name, "must have " + min + " to " + max + " characters", "length", "");
        }
        return text;
    }

    /** Required, trimmed, of an e-mail's shape. */
    public String email(String name) {
        String text = text(name, MAX_EMAIL_CHARS);
        return text.isEmpty() || Text.isEmail(text) ? text : fail(name, "is not an e-mail address", "value_error", "");
    }

    public @Nullable String optionalEmail(String name) {
        return has(name) ? email(name) : null;
    }

    /** Required record id, 1 or more. */
    public long id(String name) {
        Long id = optionalId(name);
        return id == null ? missing(name, 0L) : id;
    }

    public @Nullable Long optionalId(String name) {
        BigDecimal number = number(name);
        if (number == null) {
            return null;
        }
        if (Numbers.isWhole(number) && number.signum() > 0 && number.precision() - number.scale() <= 18) {
            return number.longValueExact();
        }
        return refuse(name, "must be a record's id, a whole number above 0", "int_type");
    }

    /** A whole number in [{@code min}, {@code max}]; {@code otherwise} when absent. */
    public int whole(String name, int otherwise, int min, int max) {
        Integer value = optionalWhole(name, min, max);
        return value == null ? otherwise : value;
    }

    public @Nullable Integer optionalWhole(String name, int min, int max) {
        BigDecimal number = number(name);
        if (number == null) {
            return null;
        }
        boolean inRange =
                number.compareTo(BigDecimal.valueOf(min)) >= 0 && number.compareTo(BigDecimal.valueOf(max)) <= 0;
        if (Numbers.isWhole(number) && inRange) {
            return number.intValueExact();
        }
        return refuse(name, "must be a whole number from " + min + " to " + max, "out_of_range");
    }

    /** A number in [{@code min}, {@code max}]; null when absent. */
    public @Nullable Double optionalNumber(String name, double min, double max) {
        BigDecimal number = number(name);
        if (number == null) {
            return null;
        }
        double value = number.doubleValue();
        return value >= min && value <= max
                ? Double.valueOf(value)
                : refuse(
                        name,
                        "must be a number from " + Numbers.plain(min) + " to " + Numbers.plain(max),
                        "out_of_range");
    }

    /** Required number above 0 and at most {@code max}. */
    public double positive(String name, double max) {
        Double value = optionalNumber(name, 0, max);
        if (value == null) {
            return errorsOf(name) ? 1 : missing(name, 1.0);
        }
        return value > 0 ? value : fail(name, "must be above 0", "out_of_range", 1.0);
    }

    public @Nullable Boolean optionalFlag(String name) {
        Object value = values.get(name);
        if (!has(name)) {
            return null;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        return switch (String.valueOf(value).toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> refuse(name, "must be true or false", "bool_type");
        };
    }

    /** An ISO 8601 date from 1900 to 2200. */
    public @Nullable LocalDate optionalDate(String name) {
        String text = optionalText(name, 40);
        LocalDate date = text == null ? null : parse(name, text, LocalDate::parse, "must be a date like 2026-11-22");
        if (date != null && (date.isBefore(FIRST_DATE) || date.isAfter(LAST_DATE))) {
            return refuse(name, "must lie between 1900 and 2200", "out_of_range");
        }
        return date;
    }

    /** {@code HH:MM}. */
    public @Nullable LocalTime optionalTime(String name) {
        String text = optionalText(name, 8);
        return text == null ? null : parse(name, text, LocalTime::parse, "must be a time like 07:30");
    }

    /** An IANA time zone's name; {@code otherwise} when absent. */
    public ZoneId zone(String name, ZoneId otherwise) {
        String text = optionalText(name, 60);
        ZoneId zone = text == null ? null : parse(name, text, ZoneId::of, "must be a time zone like Europe/Athens");
        return zone == null ? otherwise : zone;
    }

    public @Nullable Role optionalRole(String name) {
        return optionalWord(name, Role.class);
    }

    /** One of an enum's constants, read in any case. */
    public <E extends Enum<E>> @Nullable E optionalWord(String name, Class<E> type) {
        String text = optionalText(name, 60);
        if (text == null) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
            words.add(constant.name().toLowerCase(Locale.ROOT));
        }
        return refuse(name, "must be one of " + String.join(", ", words), "enum");
    }

    /** Notes a failure that the caller found. */
    public void reject(String name, String msg) {
        refuse(name, msg, "value_error");
    }

    /** Notes that a required field is missing, unless it has failed already. */
    public <T> T require(String name, @Nullable T value, T placeholder) {
        return value == null ? missing(name, placeholder) : value;
    }

    /** Throws 422 with every field that failed. */
    public void check() {
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private @Nullable String raw(String name) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            return refuse(name, "must be text", "string_type");
        }
        String complaint = Text.complaint(text);
        return complaint == null ? text : refuse(name, complaint, "value_error");
    }

    private @Nullable BigDecimal number(String name) {
        Object value = values.get(name);
        if (!has(name)) {
            return null;
        }
        Optional<BigDecimal> number = Numbers.parse(value);
        return number.isPresent() ? number.get() : refuse(name, "must be a number", "number_type");
    }

    private <T> @Nullable T parse(String name, String text, Function<String, T> parser, String msg) {
        try {
            return parser.apply(text);
        } catch (DateTimeException e) {
            return refuse(name, msg, "value_error");
        }
    }

    private boolean errorsOf(String name) {
        return errors.stream().anyMatch(error -> error.loc().contains(name));
    }

    private <T> T missing(String name, T placeholder) {
        if (!errorsOf(name)) {
            fail(name, "is required", "missing", placeholder);
        }
        return placeholder;
    }

    private <T> @Nullable T refuse(String name, String msg, String type) {
        errors.add(new FieldError(List.of(place, name), msg, type));
        return null;
    }

    private <T> T fail(String name, String msg, String type, T placeholder) {
        errors.add(new FieldError(List.of(place, name), msg, type));
        return placeholder;
    }
}
