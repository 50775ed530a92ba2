package spotter.http;

import io.javalin.http.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line a request: ids, never names, and never a query string, which may hold a token. */
final class AccessLog {
    private static final Logger log = LoggerFactory.getLogger("spotter.access");

    private AccessLog() {}

    static void write(Context ctx, Float milliseconds) {
        if (log.isInfoEnabled()) {
            String user = Callers.find(ctx)
                    .map(caller -> Long.toString(caller.userId()))
                    .orElse("-");
            log.info(
                    "{} {} {} {}ms user={} from={} id={}",
                    ctx.method(),
                    oneLine(ctx.path()),
                    ctx.statusCode(),
                    Math.round(milliseconds),
                    user,
                    Requests.address(ctx),
                    Requests.id(ctx));
        }
    }

    /** A decoded path may hold line ends: one event must stay one line. */
    private static String oneLine(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }
}
