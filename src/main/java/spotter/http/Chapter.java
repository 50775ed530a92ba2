package spotter.http;

import org.jspecify.annotations.Nullable;
import spotter.access.Caller;

/**
 * What an export holds of one kind of record: a list of the caller's own, read part by part.
 *
 * @param name of the file it becomes, without ending
 */
public record Chapter(String name, Reader reader) {
    /** Reads one part. */
    @FunctionalInterface
    public interface Reader {
        /** @param cursor the {@code next} of the part before; null for the first */
        Slice<?> read(Caller owner, @Nullable String cursor);
    }

    /** Reads one page. */
    @FunctionalInterface
    public interface PageReader {
        Page<?> read(Caller owner, Paging paging);
    }

    /** Of a list that has pages. */
    public static Chapter paged(String name, PageReader pages) {
        return new Chapter(name, (owner, cursor) -> {
            Paging paging = new Paging(cursor == null ? 1 : Integer.parseInt(cursor), Paging.MAX_SIZE);
            Page<?> page = pages.read(owner, paging);
            boolean isMore = paging.offset() + page.items().size() < page.total()
                    && !page.items().isEmpty();
            return new Slice<>(page.items(), isMore ? Integer.toString(paging.page() + 1) : null);
        });
    }

    /** {@link #paged} of what only clients have. */
    public static Chapter ofClients(String name, PageReader pages) {
        return paged(name, (owner, paging) -> owner.isClient() ? pages.read(owner, paging) : Page.none());
    }
}
