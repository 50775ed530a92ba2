package spotter.media;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.access.Origin;
import spotter.http.Callers;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.storage.StorageKey;
import spotter.users.Account;
import spotter.users.UserService;

/** Where bytes leave: by name with a token, or by a signed link without one. There is no public folder. */
final class ServingRoutes {
    private static final String REVALIDATE = "private, no-cache";

    private final MediaService media;
    private final MediaResponse response;
    private final SignedLinks links;
    private final UserService users;

    ServingRoutes(MediaService media, MediaResponse response, SignedLinks links, UserService users) {
        this.media = media;
        this.response = response;
        this.links = links;
        this.users = users;
    }

    void register(Routes routes) {
        routes.get("/api/files/media/{file_type}/{filename}", Action.MEDIA_READ, this::byName);
        routes.get("/api/files/signed/{uuid}/{size}", Action.SIGNED_LINK, this::byLink);
    }

    private void byName(Context ctx) throws IOException {
        Optional<MediaSize> asked = MediaPaths.querySize(ctx);
        StorageKey key = MediaPaths.key(ctx);
        ShownMedia shown = media.show(Callers.of(ctx), key);
        MediaSize named = VariantName.parse(key).map(VariantName::size).orElse(MediaSize.ORIGINAL);
        ctx.res().addHeader("Vary", "Authorization");
        response.send(ctx, shown, asked.orElse(named), REVALIDATE);
    }

    private void byLink(Context ctx) throws IOException {
        MediaSize size = MediaPaths.size(ctx.pathParam("size"));
        Long expires = MediaPaths.number(ctx, "exp");
        Long viewerId = MediaPaths.number(ctx, "v");
        String signature = ctx.queryParam("sig");
        if (expires == null || viewerId == null || signature == null) {
            throw ended();
        }
        Account viewer = users.find(viewerId).filter(Account::isActive).orElseThrow(ServingRoutes::ended);
        if (!links.isValid(ctx.pathParam("uuid"), size, expires, viewer, signature)) {
            throw ended();
        }
        Caller caller = new Caller(viewer.id(), viewer.role(), "", Requests.origin(ctx, Origin.Via.LINK));
        ShownMedia shown = media.show(caller, ctx.pathParam("uuid")).orElseThrow(ServingRoutes::ended);
        String caching = "private, max-age=" + links.secondsLeft(expires) + ", immutable";
        response.send(ctx, shown, size, caching);
    }

    // One answer for forged, expired, revoked and deleted: a link is no oracle.
    private static Problem ended() {
        return new Problem(ProblemKind.GONE, "media.link_ended", "This link has ended; ask for a fresh one.");
    }
}
