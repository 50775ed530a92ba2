package spotter.admin;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.access.Caller;
import spotter.audit.AuditLog;
import spotter.audit.Deed;
import spotter.audit.Item;
import spotter.db.Database;
import spotter.http.Callers;
import spotter.http.ContentDisposition;
import spotter.http.Fields;
import spotter.http.FileResponse;
import spotter.http.Requests;
import spotter.http.Routes;

/** {@code /api/admin/backups}: the administrator makes, lists, fetches and deletes backups. */
final class BackupRoutes {
    private static final String ALL = "/api/admin/backups";
    private static final String ONE = ALL + "/{name}";

    private static final String THING = "backup";

    private final BackupService backups;
    private final Worker worker;
    private final AuditLog audit;
    private final Database db;

    /**
     * What there is, and what is becoming.
     *
     * @param running null while none is being made
     * @param lastError how the last one in the background failed; null if it did not
     */
    private record Overview(
            List<BackupFile> items,
            @Nullable String next,
            BackupService.@Nullable Progress running,
            @Nullable Failure lastError) {}

    BackupRoutes(BackupService backups, Worker worker, AuditLog audit, Database db) {
        this.backups = backups;
        this.worker = worker;
        this.audit = audit;
        this.db = db;
    }

    void register(Routes routes) {
        routes.post(ALL, Action.ADMIN_ONLY, this::create);
        routes.get(ALL, Action.ADMIN_ONLY, this::list);
        routes.get(ONE, Action.ADMIN_ONLY, this::download);
        routes.delete(ONE, Action.ADMIN_ONLY, this::delete);
    }

    private void create(Context ctx) throws IOException {
        Caller caller = Callers.of(ctx);
        Fields query = Requests.query(ctx);
        Boolean wait = query.optionalFlag("wait");
        query.check();
        if (Boolean.FALSE.equals(wait)) {
            backups.start(worker, made -> record(caller, Deed.CREATE, made.name()));
            ctx.status(202);
            ctx.header("Location", ALL);
            ctx.json(Map.of("message", "The backup has begun"));
            return;
        }
        BackupFile made = backups.create();
        record(caller, Deed.CREATE, made.name());
        ctx.status(201);
        ctx.header("Location", ALL + "/" + made.name());
        ctx.json(made);
    }

    private void list(Context ctx) throws IOException {
        ctx.json(new Overview(
                backups.list(),
                null,
                backups.progress().orElse(null),
                backups.lastFailure().orElse(null)));
    }

    private void download(Context ctx) throws IOException {
        String name = ctx.pathParam("name");
        Path file = backups.find(name);
        if (ctx.req().getMethod().equals("GET")) {
            record(Callers.of(ctx), Deed.EXPORT, name);
        }
        long bytes = Files.size(file);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        ctx.header("Cache-Control", "no-store");
        ctx.header("Content-Disposition", ContentDisposition.attachment(name));
        FileResponse.send(
                ctx,
                new FileResponse.Blob(
                        bytes,
                        "\"" + name + "-" + bytes + "\"",
                        written,
                        "application/zip",
                        (offset, length) -> open(file, offset)));
    }

    private void delete(Context ctx) throws IOException {
        String name = ctx.pathParam("name");
        backups.delete(name);
        record(Callers.of(ctx), Deed.DELETE, name);
        ctx.status(204);
    }

    /** It holds everybody's things, so it is nobody's. */
    private void record(Caller caller, Deed deed, String name) {
        Item item = Item.of(THING, null, null).with(name);
        db.run(tx -> audit.record(tx, caller, deed, item));
    }

    private static InputStream open(Path file, long offset) throws IOException {
        return Channels.newInputStream(
                FileChannel.open(file, StandardOpenOption.READ).position(offset));
    }
}
