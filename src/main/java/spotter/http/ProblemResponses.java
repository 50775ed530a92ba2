package spotter.http;

import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import spotter.db.DatabaseFailure;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** The only table from failures to answers: RFC 9457 {@code application/problem+json}, never a cause or a trace. */
public final class ProblemResponses {
    /** nginx's number for a client that went away; nobody reads it but the log. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    /** RFC 6455 section 7.4.1. */
    private static final int SERVER_ERROR = 1011;

    static final String CONTENT_TYPE = "application/problem+json";

    private static final Logger log = LoggerFactory.getLogger(ProblemResponses.class);

    private ProblemResponses() {}

    /** Puts the answers into place for handlers and for what Javalin itself refuses. */
    public static void install(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        routes.exception(Problem.class, (problem, ctx) -> answer(ctx, problem));
        routes.exception(HttpResponseException.class, (e, ctx) -> answerStatus(ctx, e));
        routes.exception(EofException.class, (e, ctx) -> clientGone(ctx));
        routes.exception(HttpException.RuntimeException.class, (e, ctx) -> answerRefusal(ctx, e));
        routes.exception(Exception.class, (e, ctx) -> answerUnexpected(ctx, e));
        // Javalin would send the exception's own message to the client.
        routes.wsException(Exception.class, (e, ctx) -> {
            log.error("a WebSocket's handler failed", e);
            ctx.closeSession(SERVER_ERROR, "Something went wrong on our side.");
        });
        config.router.javaLangErrorHandler(ProblemResponses::answerError);
    }

    /** The status of a kind of refusal. */
    static int status(ProblemKind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case GONE -> 410;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case BAD_RANGE -> 416;
            case INVALID -> 422;
            case TOO_MANY -> 429;
            case OVERLOADED -> 503;
            case STORAGE_FULL -> 507;
        };
    }

    /** The body of an answer with this status. */
    static byte[] body(int status, String code, String detail, String requestId) {
        return Json.write(members(status, code, detail, requestId)).getBytes(StandardCharsets.UTF_8);
    }

    private static void answer(Context ctx, Problem problem) {
        int status = status(problem.kind());
        if (problem.kind() == ProblemKind.UNAUTHENTICATED) {
            ctx.header("WWW-Authenticate", "Bearer");
        }
        retryAfter(ctx, problem);
        Map<String, @Nullable Object> members = members(status, problem.code(), problem.detail(), Requests.id(ctx));
        if (!problem.errors().isEmpty()) {
            members.put("errors", problem.errors());
        }
        write(ctx, status, members);
    }

    private static void retryAfter(Context ctx, Problem problem) {
        Duration retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            ctx.header("Retry-After", Long.toString(Math.max(1, (retryAfter.toMillis() + 999) / 1000)));
        }
    }

    private static void answerStatus(Context ctx, HttpResponseException e) {
        int status = e.getStatus();
        String detail =
                status == 405 ? "This address does not know the method " + ctx.method() + "." : sentence(status);
        String allowed = e.getDetails().get("availableMethods");
        if (status == 405 && allowed != null) {
            ctx.header("Allow", allowed);
        }
        write(ctx, status, members(status, "http." + status, detail, Requests.id(ctx)));
    }

    /** What a refusal by Javalin or Jetty means, for a person. */
    static String sentence(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 408 -> "The request came in too slowly.";
            case 413 -> "The request body is too large.";
            case 414 -> "The address is too long.";
            case 429 -> "Too many requests come from this address; slow down.";
            case 431 -> "The headers of the request are too large.";
            default -> HttpStatus.getMessage(status) + ".";
        };
    }

    /** The same refusal for a WebSocket's handshake, whose answer Javalin would send without a body. */
    static HttpException.RuntimeException refuseHandshake(Context ctx, Problem problem) {
        retryAfter(ctx, problem);
        return new HttpException.RuntimeException(status(problem.kind()));
    }

    // A broken handshake, a query that cannot be decoded: refused by Jetty when it is asked, so in Jetty's own words.
    // Of a handshake nothing of ours has run, and Javalin would not write the body.
    private static void answerRefusal(Context ctx, HttpException.RuntimeException refusal) {
        try {
            ctx.res().sendError(refusal.getCode());
        } catch (IOException e) {
            clientGone(ctx);
        }
    }

    private static void answerUnexpected(Context ctx, Exception e) {
        if (isClientGone(e)) {
            clientGone(ctx);
            return;
        }
        Optional<Problem> outage = DiskFailure.of(e).or(() -> DatabaseFailure.outage(e));
        if (outage.isPresent()) {
            log.error("request {}: {}", Requests.id(ctx), outage.get().detail(), e);
            answer(ctx, outage.get());
            return;
        }
        log.error("request {} failed", Requests.id(ctx), e);
        write(ctx, 500, members(500, "internal", "Something went wrong on our side.", Requests.id(ctx)));
    }

    // A StackOverflowError or OutOfMemoryError ends this request, not the server.
    private static void answerError(HttpServletResponse response, Error error) {
        String given = response.getHeader(RequestId.HEADER);
        String id = given == null ? "-" : given;
        log.error("request {} failed", id, error);
        try {
            if (!response.isCommitted()) {
                response.setStatus(500);
                response.setContentType(CONTENT_TYPE);
                response.getOutputStream().write(body(500, "internal", "Something went wrong on our side.", id));
            }
        } catch (IOException e) {
            log.debug("the client of a failed request is gone", e);
        }
    }

    private static boolean isClientGone(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof EofException || cause instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static void clientGone(Context ctx) {
        log.debug("request {}: the client went away", Requests.id(ctx));
        ctx.status(CLIENT_CLOSED_REQUEST);
    }

    private static Map<String, @Nullable Object> members(int status, String code, String detail, String requestId) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", HttpStatus.getMessage(status));
        members.put("status", status);
        members.put("detail", detail);
        members.put("code", code);
        members.put("request_id", requestId);
        return members;
    }

    private static void write(Context ctx, int status, Map<String, @Nullable Object> members) {
        if (ctx.res().isCommitted()) {
            return; // The beginning of another answer is out; all that is left is to end the connection.
        }
        // A handler may have allowed caching before it failed.
        ctx.header("Cache-Control", "no-store");
        ctx.status(status);
        ctx.result(Json.write(members).getBytes(StandardCharsets.UTF_8));
        ctx.contentType(CONTENT_TYPE);
    }
}
