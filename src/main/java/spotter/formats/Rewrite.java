package spotter.formats;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds a new file out of pieces of an old one. The writing runs twice, first only counted, so that beside the old
 * file nothing but an array of the right size is ever allocated.
 */
final class Rewrite {
    private final byte[] source;
    private final byte @Nullable [] target;
    private int size;

    private Rewrite(byte[] source, byte @Nullable [] target) {
        this.source = source;
        this.target = target;
    }

    /** What the writing writes; it must do the same each time it is called. */
    static byte[] bytes(byte[] source, Consumer<Rewrite> writing) {
        byte[] target = new byte[size(source, writing)];
        writing.accept(new Rewrite(source, target));
        return target;
    }

    /** How many bytes the writing writes. */
    static int size(byte[] source, Consumer<Rewrite> writing) {
        Rewrite counted = new Rewrite(source, null);
        writing.accept(counted);
        return counted.size;
    }

    /** Appends {@code [from, to)} of the old file. */
    void copy(int from, int to) {
        append(source, from, to - from);
    }

    void put(byte... bytes) {
        append(bytes, 0, bytes.length);
    }

    void putLe32(int value) {
        put((byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24));
    }

    private void append(byte[] bytes, int from, int length) {
        if (target != null) {
            System.arraycopy(bytes, from, target, size, length);
        }
        size = Math.addExact(size, length);
    }
}
