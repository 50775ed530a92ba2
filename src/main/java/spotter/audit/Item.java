package spotter.audit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did it to.
 *
 * @param subjectId whose it is; null for nobody's
 * @param type like {@code media}, {@code plan}, {@code account}
 * @param id null for a list, and for what has no id
 * @param detail a few words that help a reader, never content: no names, no values
 */
public record Item(
        @Nullable Long subjectId, String type, @Nullable Long id, String detail) {
    public static Item of(String type, @Nullable Long id, @Nullable Long subjectId) {
        return new Item(subjectId, type, id, "");
    }

    /** An account, as a thing of its owner. */
    public static Item account(long id) {
        return of("account", id, id);
    }

    public Item with(String words) {
        return new Item(subjectId, type, id, words);
    }
}
