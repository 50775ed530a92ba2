package spotter.media;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spotter.http.ReceivedFile;

/**
 * What is known of a medium when its row is written.
 *
 * @param files variants and original, the original last, already in their places
 */
record NewMedia(String uuid, Sent sent, Pipeline.Prepared prepared, List<StoredFile> files) {
    NewMedia {
        files = List.copyOf(files);
    }

    /** What the sender said: for which record, which file, and a few words about it. */
    record Sent(Target target, ReceivedFile file, @Nullable String note) {}

    /** Of the original, without folder. */
    String filename() {
        return files.get(files.size() - 1).key().name();
    }
}
