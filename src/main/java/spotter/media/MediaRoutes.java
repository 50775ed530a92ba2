package spotter.media;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.db.Database;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.ReceivedFile;
import spotter.http.Routes;
import spotter.problem.FieldError;
import spotter.problem.Problem;
import spotter.users.UserService;
import spotter.users.UserViews;

/** {@code /api/files} and the profile photo: what puts media in and takes them out. */
final class MediaRoutes {
    static final int MAX_NOTE_CHARS = 2000;

    private final Database db;
    private final MediaService media;
    private final MediaViews views;
    private final Uploads uploads;
    private final RecordOwners owners;
    private final UserService users;

    MediaRoutes(
            Database db,
            MediaService media,
            MediaViews views,
            Uploads uploads,
            RecordOwners owners,
            UserService users) {
        this.db = db;
        this.media = media;
        this.views = views;
        this.uploads = uploads;
        this.owners = owners;
        this.users = users;
    }

    void register(Routes routes) {
        routes.post("/api/files/upload", Action.MEDIA_WRITE, this::upload);
        routes.post("/api/files/documents", Action.DOCUMENT_WRITE, this::uploadDocument);
        routes.delete("/api/files/media/{file_type}/{filename}", Action.MEDIA_WRITE, this::delete);
        routes.put("/api/users/me/photo", Action.PROFILE_PHOTO_WRITE, this::setMyPhoto);
        routes.delete("/api/users/me/photo", Action.PROFILE_PHOTO_WRITE, this::deleteMyPhoto);
    }

    private void upload(Context ctx) throws IOException {
        uploads.receiveAny(ctx, (form, file) -> {
            Fields fields = Fields.ofBody(form);
            MediaKind kind =
                    fields.require("category", fields.optionalWord("category", MediaKind.class), MediaKind.DOCUMENT);
            return store(ctx, kind, fields, file);
        });
    }

    private void uploadDocument(Context ctx) throws IOException {
        uploads.receive(
                ctx, MediaKind.DOCUMENT, (form, file) -> store(ctx, MediaKind.DOCUMENT, Fields.ofBody(form), file));
    }

    private void setMyPhoto(Context ctx) throws IOException {
        uploads.receive(ctx, MediaKind.PROFILE_PHOTO, (form, file) -> {
            Caller caller = Callers.of(ctx);
            Target target = new Target(MediaKind.PROFILE_PHOTO, caller.userId(), caller.userId());
            media.add(caller, target, Uploads.required(file), null, MediaService.OnStored.NOTHING);
            ctx.json(new UserViews(views).of(caller, users.read(caller, caller.userId())));
            return caller.userId();
        });
    }

    private void deleteMyPhoto(Context ctx) {
        Caller caller = Callers.of(ctx);
        MediaItem photo =
                db.read(tx -> media.listOfRecords(tx, MediaKind.PROFILE_PHOTO, List.of(caller.userId()))).stream()
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("Photo"));
        media.delete(caller, photo);
        ctx.status(204);
    }

    private void delete(Context ctx) {
        MediaItem item = media.read(Callers.of(ctx), MediaPaths.key(ctx));
        MediaPaths.requireOriginal(ctx, item);
        media.delete(Callers.of(ctx), item);
        ctx.json(Map.of("message", "File deleted successfully"));
    }

    private long store(Context ctx, MediaKind kind, Fields fields, @Nullable ReceivedFile file) throws IOException {
        Long entityId = fields.optionalId("entity_id");
        Long clientId = fields.optionalId("client_id");
        String note = fields.optionalText("note", MAX_NOTE_CHARS);
        Pose pose = kind == MediaKind.PROGRESS_PHOTO ? fields.optionalWord("pose", Pose.class) : null;
        fields.check();
        Caller caller = Callers.of(ctx);
        Target target = target(caller, kind, entityId, clientId).in(pose);
        answer(ctx, media.add(caller, target, Uploads.required(file), note, MediaService.OnStored.NOTHING));
        return target.ownerId();
    }

    private void answer(Context ctx, MediaService.Upload stored) {
        ctx.status(stored.isDuplicate() ? 200 : 201);
        ctx.header("Location", "/api/files/" + stored.item().id());
        ctx.json(views.of(Callers.of(ctx).userId(), stored));
    }

    private Target target(Caller caller, MediaKind kind, @Nullable Long entityId, @Nullable Long clientId) {
        return switch (kind) {
            case PROFILE_PHOTO -> ofPerson(kind, clientId == null ? caller.userId() : clientId);
            case DOCUMENT -> ofPerson(kind, clientId == null ? selfOrMissing(caller) : clientId);
            case MEAL_PHOTO, PROGRESS_PHOTO -> ofRecord(kind, entityId);
        };
    }

    private static Target ofPerson(MediaKind kind, long personId) {
        return new Target(kind, personId, personId);
    }

    private Target ofRecord(MediaKind kind, @Nullable Long entityId) {
        if (entityId == null) {
            throw missing("entity_id");
        }
        long ownerId = db.read(tx -> owners.findOwner(tx, kind, entityId))
                .orElseThrow(() -> Problem.notFound(kind.recordName()));
        return new Target(kind, ownerId, entityId);
    }

    private static long selfOrMissing(Caller caller) {
        if (!caller.isClient()) {
            throw missing("client_id");
        }
        return caller.userId();
    }

    private static Problem missing(String field) {
        return Problem.invalid(List.of(FieldError.body(field, "is required", "missing")));
    }
}
