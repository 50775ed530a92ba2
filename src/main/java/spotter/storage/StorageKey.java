package spotter.storage;

import java.util.BitSet;
import java.util.Locale;

/**
 * The name of one stored file, {@code folder/name}. A key that climbs out of its folder cannot be constructed.
 *
 * @param folder one lower-case word: {@code meal_photos}
 * @param name letters, digits, {@code _}, {@code -} and one dot before the extension
 */
public record StorageKey(String folder, String name) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final Word FOLDER = new Word(LETTERS + "_", 40);
    private static final Word STEM = new Word(LETTERS + LETTERS.toUpperCase(Locale.ROOT) + DIGITS + "_-", 120);
    private static final Word EXTENSION = new Word(LETTERS + DIGITS, 8);

    /** One to {@code longest} of these characters. By hand: each picture shown asks for five names. */
    private record Word(BitSet characters, int longest) {
        Word(String characters, int longest) {
            this(new BitSet(), longest);
            characters.chars().forEach(this.characters::set);
        }

        boolean matches(String text) {
            return !text.isEmpty() && text.length() <= longest && isOfThese(text);
        }

        private boolean isOfThese(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (!characters.get(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    public StorageKey {
        if (!isLegal(folder, name)) {
            throw new IllegalArgumentException("not a storage key");
        }
    }

    /** Whether these two make a key; for names that come from outside. */
    public static boolean isLegal(String folder, String name) {
        int dot = name.indexOf('.');
        return dot > 0
                && FOLDER.matches(folder)
                && STEM.matches(name.substring(0, dot))
                && EXTENSION.matches(name.substring(dot + 1));
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
