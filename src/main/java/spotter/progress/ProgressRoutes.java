package spotter.progress;

import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.http.Callers;
import spotter.http.Fields;
import spotter.http.Page;
import spotter.http.Paging;
import spotter.http.ReceivedFile;
import spotter.http.Requests;
import spotter.http.Routes;
import spotter.media.MediaKind;
import spotter.media.MediaService;
import spotter.media.Pose;
import spotter.media.Uploads;

/** {@code /api/progress}. */
final class ProgressRoutes {
    private final ProgressService progress;
    private final EntryViews views;
    private final Uploads uploads;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone where a day begins */
    ProgressRoutes(ProgressService progress, EntryViews views, Uploads uploads, Clock clock, ZoneId zone) {
        this.progress = progress;
        this.views = views;
        this.uploads = uploads;
        this.clock = clock;
        this.zone = zone;
    }

    /** Weights before {@code {id}}: Javalin takes the first route that fits. */
    void register(Routes routes) {
        routes.post("/api/progress/weight", Action.PROGRESS_WRITE, this::addWeight);
        routes.get("/api/progress/weight", Action.PROGRESS_OWN, this::listWeights);
        routes.get("/api/progress/weight/current", Action.PROGRESS_OWN, this::readWeight);
        routes.delete("/api/progress/weight/{id}", Action.PROGRESS_OWN, this::deleteWeight);
        routes.post("/api/progress", Action.PROGRESS_WRITE, this::add);
        routes.get("/api/progress", Action.PROGRESS_READ, this::list);
        routes.get("/api/progress/{id}", Action.PROGRESS_READ, this::read);
        routes.put("/api/progress/entries/{id}", Action.PROGRESS_WRITE, this::update);
        routes.delete("/api/progress/{id}", Action.PROGRESS_WRITE, this::delete);
        routes.post("/api/progress/{id}/photo", Action.PROGRESS_PHOTO_ADD, this::addPhoto);
    }

    private void addWeight(Context ctx) throws IOException {
        if (ctx.isMultipartFormData()) {
            uploads.receive(
                    ctx,
                    MediaKind.PROGRESS_PHOTO,
                    "photo",
                    (form, photo) -> addWeight(ctx, Fields.ofBody(form), photo));
        } else {
            // What a form without a file is by default.
            addWeight(ctx, Requests.form(ctx), null);
        }
    }

    private long addWeight(Context ctx, Fields form, @Nullable ReceivedFile photo) throws IOException {
        Caller caller = Callers.of(ctx);
        EntryInput input = new EntryInput(form, today()).requireWeight();
        long clientId = clientId(caller, form);
        Pose pose = form.optionalWord("pose", Pose.class);
        form.check();
        answerNew(
                ctx,
                photo == null
                        ? progress.add(caller, clientId, input.fresh())
                        : progress.add(caller, clientId, input.fresh(), new ProgressService.Photo(photo, pose)));
        return clientId;
    }

    private void add(Context ctx) {
        Caller caller = Callers.of(ctx);
        Fields body = Requests.json(ctx);
        EntryInput input = new EntryInput(body, today());
        long clientId = clientId(caller, body);
        body.check();
        answerNew(ctx, progress.add(caller, clientId, input.fresh()));
    }

    private void list(Context ctx) {
        Fields query = Requests.query(ctx);
        Long clientId = query.optionalId("client_id");
        EntryFilter.Days days = days(query);
        Paging paging = Requests.paging(ctx);
        answer(ctx, progress.list(Callers.of(ctx), clientId, days, paging), paging);
    }

    private void listWeights(Context ctx) {
        EntryFilter.Days days = days(Requests.query(ctx));
        Paging paging = Requests.paging(ctx);
        answer(ctx, progress.listOwnWeights(Callers.of(ctx), days, paging), paging);
    }

    private void read(Context ctx) {
        answer(ctx, progress.read(Callers.of(ctx), id(ctx)));
    }

    private void readWeight(Context ctx) {
        answer(ctx, progress.readOwnWeight(Callers.of(ctx)));
    }

    private void update(Context ctx) {
        Caller caller = Callers.of(ctx);
        long id = progress.require(caller, Action.PROGRESS_WRITE, id(ctx)).id();
        Fields body = Requests.json(ctx);
        EntryInput input = new EntryInput(body, today());
        body.check();
        answer(ctx, progress.update(caller, id, input::over));
    }

    private void delete(Context ctx) {
        progress.delete(Callers.of(ctx), id(ctx));
        ctx.status(204);
    }

    private void deleteWeight(Context ctx) {
        progress.deleteOwnWeight(Callers.of(ctx), id(ctx));
        ctx.status(204);
    }

    private void addPhoto(Context ctx) throws IOException {
        Caller caller = Callers.of(ctx);
        ProgressEntry entry = progress.require(caller, Action.PROGRESS_PHOTO_ADD, id(ctx));
        uploads.receive(ctx, MediaKind.PROGRESS_PHOTO, (form, file) -> {
            Fields fields = Fields.ofBody(form);
            Pose pose = fields.optionalWord("pose", Pose.class);
            fields.check();
            MediaService.Upload stored =
                    progress.addPhoto(caller, entry, new ProgressService.Photo(Uploads.required(file), pose));
            ctx.status(stored.isDuplicate() ? 200 : 201);
            ctx.header("Location", "/api/files/" + stored.item().id());
            answer(ctx, entry);
            return entry.clientId();
        });
    }

    private void answerNew(Context ctx, ProgressEntry entry) {
        ctx.status(201);
        ctx.header("Location", "/api/progress/" + entry.id());
        answer(ctx, entry);
    }

    private void answer(Context ctx, ProgressEntry entry) {
        ctx.json(views.of(Callers.of(ctx).userId(), entry));
    }

    private void answer(Context ctx, Page<ProgressEntry> page, Paging paging) {
        new Page<>(views.of(Callers.of(ctx).userId(), page.items()), page.total()).answer(ctx, paging);
    }

    /** The client whom the request names; a client who names nobody means himself. */
    private static long clientId(Caller caller, Fields fields) {
        Long named = fields.optionalId("client_id");
        return caller.isClient() && !fields.has("client_id") ? caller.userId() : fields.require("client_id", named, 0L);
    }

    private static EntryFilter.Days days(Fields query) {
        EntryFilter.Days days = new EntryFilter.Days(query.optionalDate("from"), query.optionalDate("to"));
        query.check();
        return days;
    }

    private static long id(Context ctx) {
        return Requests.pathIdOrZero(ctx, "id");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
