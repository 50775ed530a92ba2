package spotter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spotter.access.Origin;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** What a request says: its body, its query, its path, where it comes from. */
public final class Requests {
    static final String ID_ATTRIBUTE = "spotter.request_id";
    static final String ADDRESS_ATTRIBUTE = "spotter.address";

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    /** Those that {@link EarlyBodies} has not read whole: few, and each holds a thread. */
    private static final UploadGate LARGE_BODIES = new UploadGate(16, Duration.ofSeconds(5));

    private static final List<String> FORWARDING = List.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP");

    private Requests() {}

    /** The fields of a JSON body; 400 if it is none. JSON is UTF-8 (RFC 8259 section 8.1), whatever a header says. */
    public static Fields json(Context ctx) {
        try {
            ByteBuffer body = ByteBuffer.wrap(body(ctx));
            return Fields.ofBody(Json.readObject(
                    StandardCharsets.UTF_8.newDecoder().decode(body).toString()));
        } catch (CharacterCodingException e) {
            throw new Problem(ProblemKind.MALFORMED, "json.malformed", "The body is not a JSON object in UTF-8.");
        }
    }

    /** The fields of an {@code application/x-www-form-urlencoded} body. */
    public static Fields form(Context ctx) {
        body(ctx);
        return Fields.ofBody(firstValues(ctx.formParamMap()));
    }

    // Javalin keeps it.
    private static byte[] body(Context ctx) {
        try {
            return Lingering.bodyIsComing(ctx.req()) ? LARGE_BODIES.during(ctx::bodyAsBytes) : ctx.bodyAsBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Fields query(Context ctx) {
        return Fields.ofQuery(firstValues(ctx.queryParamMap()));
    }

    /** The number in the path; 0, which no record has, for anything that cannot be an id. */
    public static long pathIdOrZero(Context ctx, String name) {
        String text = ctx.pathParam(name);
        return ID.matcher(text).matches() ? Long.parseLong(text) : 0;
    }

    /** The number in the path; anything that cannot be an id is a thing that does not exist. */
    public static long pathId(Context ctx, String name, String thing) {
        long id = pathIdOrZero(ctx, name);
        if (id == 0) {
            throw Problem.notFound(thing);
        }
        return id;
    }

    /** The page a list was asked for: {@code page} from 1, {@code size} 1 to 100, 20 when not said. */
    public static Paging paging(Context ctx) {
        Fields query = query(ctx);
        int page = query.whole("page", 1, 1, Paging.MAX_PAGE);
        int size = query.whole("size", Paging.DEFAULT_SIZE, 1, Paging.MAX_SIZE);
        query.check();
        return new Paging(page, size);
    }

    /** For {@code X-Request-Id} and the log. */
    public static String id(Context ctx) {
        String id = ctx.attribute(ID_ATTRIBUTE);
        return id == null ? "-" : id;
    }

    /** The client's address; behind a proxy, the one that the proxy saw. */
    public static String address(Context ctx) {
        String address = ctx.attribute(ADDRESS_ATTRIBUTE);
        return address == null ? ctx.ip() : address;
    }

    /** Where the request comes from, as far as it is written down. */
    public static Origin origin(Context ctx, Origin.Via via) {
        return new Origin(via, ClientAddress.shortened(address(ctx)));
    }

    /** Whether a program on this machine asks, for itself: a proxy that nobody told us of would pass others' requests on. */
    public static boolean isFromThisMachine(Context ctx) {
        boolean isPassedOn = FORWARDING.stream().anyMatch(name -> ctx.header(name) != null);
        return !isPassedOn && ClientAddress.isLoopback(ctx.req().getRemoteAddr());
    }

    /** Javalin honours this header on every request: a GET could run a DELETE. */
    static void refuseMethodOverride(Context ctx) {
        if (ctx.header("X-HTTP-Method-Override") != null) {
            throw new Problem(
                    ProblemKind.MALFORMED, "http.method_override", "X-HTTP-Method-Override is not supported.");
        }
    }

    private static Map<String, @Nullable Object> firstValues(Map<String, List<String>> all) {
        Map<String, @Nullable Object> first = new HashMap<>();
        all.forEach((name, list) -> first.put(name, list.isEmpty() ? null : list.get(0)));
        return first;
    }
}
