package spotter.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import spotter.access.Caller;
import spotter.http.Chapter;
import spotter.http.Json;
import spotter.http.Slice;
import spotter.media.MediaItem;
import spotter.media.Originals;
import spotter.users.User;
import spotter.users.UserService;

/** Writes a ZIP of all that is one person's own, never holding more of it than a part of a list and a buffer. */
public final class Export {
    private final UserService users;
    private final List<Chapter> chapters;
    private final Originals originals;

    public Export(UserService users, List<Chapter> chapters, Originals originals) {
        this.users = users;
        this.chapters = List.copyOf(chapters);
        this.originals = originals;
    }

    /** Whoever may ask for it has been asked about; every list is read with the owner's own rights. */
    void write(Caller owner, OutputStream out) throws IOException {
        // Not closed when something fails: without its directory at the end, nobody takes a part for the whole.
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("profile.json"));
        text(zip, Json.write(User.of(users.read(owner, owner.userId()), null)));
        for (Chapter chapter : chapters) {
            writeList(zip, owner, chapter);
        }
        writeList(zip, owner, new Chapter("media", this::listMedia));
        writeOriginals(zip, owner);
        zip.finish();
    }

    private static void writeList(ZipOutputStream zip, Caller owner, Chapter chapter) throws IOException {
        zip.putNextEntry(new ZipEntry(chapter.name() + ".json"));
        String separator = "[\n";
        String cursor = null;
        do {
            Slice<?> part = chapter.reader().read(owner, cursor);
            for (Object item : part.items()) {
                text(zip, separator + Json.write(item));
                separator = ",\n";
            }
            cursor = part.next();
        } while (cursor != null);
        text(zip, separator.startsWith("[") ? "[]\n" : "\n]\n");
    }

    private Slice<?> listMedia(Caller owner, @Nullable String cursor) {
        Slice<MediaItem> part = originals.list(owner, cursor);
        return new Slice<>(part.items().stream().map(Export::described).toList(), part.next());
    }

    private static Map<String, @Nullable Object> described(MediaItem item) {
        Map<String, @Nullable Object> members = Json.toMap(item);
        members.put("file", Originals.name(item));
        return members;
    }

    private void writeOriginals(ZipOutputStream zip, Caller owner) throws IOException {
        // Pictures and documents are compressed by themselves.
        zip.setLevel(Deflater.NO_COMPRESSION);
        String cursor = null;
        do {
            Slice<MediaItem> part = originals.list(owner, cursor);
            for (MediaItem item : part.items()) {
                writeOriginal(zip, item);
            }
            cursor = part.next();
        } while (cursor != null);
    }

    private void writeOriginal(ZipOutputStream zip, MediaItem item) throws IOException {
        Optional<InputStream> found = originals.open(item);
        if (found.isPresent()) {
            try (InputStream content = found.get()) {
                ZipEntry entry = new ZipEntry(Originals.name(item));
                entry.setTime(item.createdAt().toEpochMilli());
                zip.putNextEntry(entry);
                content.transferTo(zip);
            }
        }
    }

    private static void text(ZipOutputStream zip, String text) throws IOException {
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
