package spotter.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list that is read on by a cursor.
 *
 * @param next to be sent as {@code ?cursor=} for what follows; null at the end
 */
public record Slice<T>(List<T> items, @Nullable String next) {
    public Slice {
        items = List.copyOf(items);
    }
}
