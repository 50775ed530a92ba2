package spotter.http;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line a request, {@code name=value}: ids, never names, and the route instead of the path, for paths and queries may
 * hold tokens, file names, and anything else that a client writes there.
 */
final class AccessLog {
    private static final Logger log = LoggerFactory.getLogger("spotter.access");

    private AccessLog() {}

    static void write(Context ctx, Float milliseconds) {
        if (log.isInfoEnabled()) {
            log.info(line(ctx, milliseconds));
        }
    }

    // Put together by hand: a line costs a microsecond, with a formatter's parameters it would cost three.
    private static String line(Context ctx, float milliseconds) {
        Endpoint endpoint = ctx.endpoints().matchedHttpEndpoint();
        StringBuilder line = new StringBuilder(160);
        line.append("id=").append(Requests.id(ctx));
        line.append(" method=").append(ctx.req().getMethod());
        line.append(" route=").append(endpoint == null ? "none" : endpoint.path);
        line.append(" status=").append(ctx.statusCode());
        line.append(" ms=").append(Math.round(milliseconds * 10) / 10.0);
        line.append(" bytes=").append(bytesWritten(ctx));
        line.append(" user=");
        Callers.find(ctx).ifPresentOrElse(caller -> line.append(caller.userId()), () -> line.append('-'));
        return line.append(" from=").append(Requests.address(ctx)).toString();
    }

    /** Of the body, so far. */
    private static long bytesWritten(Context ctx) {
        return ServletContextRequest.getServletContextRequest(ctx.req())
                .getServletContextResponse()
                .getHttpOutput()
                .getWritten();
    }
}
