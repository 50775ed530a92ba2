package spotter.http;

import io.javalin.http.Context;

/** Headers that every answer carries unless its handler says better. */
final class SecurityHeaders {
    private SecurityHeaders() {}

    static void set(Context ctx) {
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("X-Frame-Options", "DENY");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        ctx.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        // Answers hold private things; a handler that serves a cacheable one says so.
        ctx.header("Cache-Control", "no-store");
    }
}
