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
import spotter.access.Action;
import spotter.http.ContentDisposition;
import spotter.http.FileResponse;
import spotter.http.Routes;
import spotter.http.Slice;

/** {@code /api/admin/backups}: the administrator makes, lists, fetches and deletes backups. */
final class BackupRoutes {
    private static final String ALL = "/api/admin/backups";
    private static final String ONE = ALL + "/{name}";

    private final BackupService backups;

    BackupRoutes(BackupService backups) {
        this.backups = backups;
    }

    void register(Routes routes) {
        routes.post(ALL, Action.ADMIN_ONLY, this::create);
        routes.get(ALL, Action.ADMIN_ONLY, this::list);
        routes.get(ONE, Action.ADMIN_ONLY, this::download);
        routes.delete(ONE, Action.ADMIN_ONLY, this::delete);
    }

    private void create(Context ctx) throws IOException {
        BackupFile made = backups.create();
        ctx.status(201);
        ctx.header("Location", ALL + "/" + made.name());
        ctx.json(made);
    }

    private void list(Context ctx) throws IOException {
        ctx.json(new Slice<>(backups.list(), null));
    }

    private void download(Context ctx) throws IOException {
        String name = ctx.pathParam("name");
        Path file = backups.find(name);
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
        backups.delete(ctx.pathParam("name"));
        ctx.status(204);
    }

    private static InputStream open(Path file, long offset) throws IOException {
        return Channels.newInputStream(
                FileChannel.open(file, StandardOpenOption.READ).position(offset));
    }
}
