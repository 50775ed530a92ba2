package spotter.storage;

import java.util.regex.Pattern;

/**
 * The name of one stored file, {@code folder/name}. A key that climbs out of its folder cannot be constructed.
 *
 * @param folder one lower-case word: {@code meal_photos}
 * @param name letters, digits, {@code _}, {@code -} and one dot before the extension
 */
public record StorageKey(String folder, String name) {
    private static final Pattern FOLDER = Pattern.compile("[a-z_]{1,40}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,120}\\.[a-z0-9]{1,8}");

    public StorageKey {
        if (!isLegal(folder, name)) {
            throw new IllegalArgumentException("not a storage key");
        }
    }

    /** Whether these two make a key; for names that come from outside. */
    public static boolean isLegal(String folder, String name) {
        return FOLDER.matcher(folder).matches() && NAME.matcher(name).matches();
    }

    /** Of the form {@code folder/name}, as {@link #toString} writes it. */
    public static StorageKey parse(String text) {
        int slash = text.indexOf('/');
        return new StorageKey(text.substring(0, Math.max(slash, 0)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return folder + "/" + name;
    }
}
