package spotter.site;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import spotter.access.Action;
import spotter.http.Routes;

/** {@code /spotter.sh}, {@code /client.js}: what a developer fetches from the server itself. */
public final class SiteRoutes {
    private final Instant startedAt;

    /** @param startedAt of this server, for {@code Last-Modified} */
    public SiteRoutes(Instant startedAt) {
        this.startedAt = startedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    public void register(Routes routes) {
        file(routes, "/spotter.sh", "spotter.sh", "text/x-shellscript; charset=utf-8");
        file(routes, "/client.js", "client.js", "text/javascript; charset=utf-8");
    }

    private void file(Routes routes, String path, String resource, String contentType) {
        SiteFile file = SiteFile.ofResource(resource, startedAt, contentType);
        routes.get(path, Action.PUBLIC_INFO, file::send);
    }
}
