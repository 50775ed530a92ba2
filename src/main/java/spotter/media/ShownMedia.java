package spotter.media;

import java.util.List;

/** A medium that somebody may see, and the files it is stored in: at least the original. */
record ShownMedia(MediaItem item, List<StoredFile> files) {}
