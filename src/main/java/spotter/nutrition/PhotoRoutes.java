package spotter.nutrition;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Json;
import spotter.http.Page;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.media.MediaItem;
import spotter.media.MediaKind;
import spotter.media.MediaService;
import spotter.media.MediaView;
import spotter.media.MediaViews;
import spotter.media.Target;
import spotter.media.Uploads;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** Photos of meals: sent with a completion or to {@code /api/nutrition/photos/upload}, and listed. */
final class PhotoRoutes {
    private static final String DONE = "Photo uploaded and processed successfully";
    private static final int DEFAULT_LIMIT = 200;
    private static final int MAX_LIMIT = 1000;

    private final PhotoService photos;
    private final Uploads uploads;
    private final MediaViews views;

    PhotoRoutes(PhotoService photos, Uploads uploads, MediaViews views) {
        this.photos = photos;
        this.uploads = uploads;
        this.views = views;
    }

    void register(Routes routes) {
        routes.post(Thing.COMPLETION.path() + "/{id}/photo", Action.MEAL_PHOTO_ADD, this::add);
        routes.post("/api/nutrition/photos/upload", Action.NUTRITION_PHOTO_ADD, this::upload);
        routes.get("/api/nutrition/photos/list", Action.MEDIA_READ, this::list);
    }

    private void add(Context ctx) throws IOException {
        long id = Requests.pathId(ctx, "id", Thing.COMPLETION.label());
        Target target = photos.target(Callers.of(ctx), Action.MEAL_PHOTO_ADD, MediaKind.MEAL_PHOTO, id);
        receive(ctx, target, stored -> Map.of("photo_path", stored.item().path()));
    }

    private void upload(Context ctx) throws IOException {
        receive(ctx, target(ctx), stored -> Map.of("success", true));
    }

    /** @param opening what the answer says besides the file and the message */
    private void receive(Context ctx, Target target, Function<MediaService.Upload, Map<String, Object>> opening)
            throws IOException {
        Caller caller = Callers.of(ctx);
        uploads.receive(ctx, target.kind(), (form, file) -> {
            MediaService.Upload stored = photos.add(caller, target, Uploads.required(file));
            Map<String, Object> answer = new LinkedHashMap<>(opening.apply(stored));
            answer.put("file_info", views.fileInfo(caller.userId(), stored));
            answer.put("message", DONE);
            ctx.header("Location", "/api/files/" + stored.item().id());
            ctx.json(answer);
            return target.ownerId();
        });
    }

    private Target target(Context ctx) {
        Fields query = Requests.query(ctx);
        Long completionId = query.optionalId("meal_completion_id");
        Long progressId = query.optionalId("progress_id");
        query.check();
        if (completionId != null && progressId == null) {
            return target(ctx, MediaKind.MEAL_PHOTO, completionId);
        }
        if (progressId != null && completionId == null) {
            return target(ctx, MediaKind.PROGRESS_PHOTO, progressId);
        }
        throw new Problem(
                ProblemKind.MALFORMED,
                "nutrition.photo_target",
                "Must specify either meal_completion_id or progress_id");
    }

    private Target target(Context ctx, MediaKind kind, long recordId) {
        return photos.target(Callers.of(ctx), Action.NUTRITION_PHOTO_ADD, kind, recordId);
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        PhotoService.Wanted wanted = new PhotoService.Wanted(
                query.optionalId("meal_completion_id"),
                query.optionalId("client_id"),
                query.whole("limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
                query.whole("offset", 0, 0, Integer.MAX_VALUE));
        query.check();
        Caller caller = Callers.of(ctx);
        Page<MediaItem> found = photos.list(caller, wanted);
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        views.of(caller.userId(), found.items()).forEach(photo -> shown.add(listed(photo)));
        ctx.json(Map.of("photos", shown, "total", found.total()));
    }

    // An older frontend knows the file's size by this name.
    private static Map<String, @Nullable Object> listed(MediaView photo) {
        Map<String, @Nullable Object> listed = Json.toMap(photo);
        listed.put("size", photo.fileSize());
        return listed;
    }
}
