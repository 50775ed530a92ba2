package spotter.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Damage as it comes on the way or by intent: flipped, cut, moved and overwritten bytes, and numbers at their edges. */
public final class Mutation {
    private static final int[] EDGES = {0, 1, -1, -2, 0x7FFFFFFF, 0x80000000, 0x7F, 0xFF, 0xFFFF, 0x10000, 4096};

    private Mutation() {}

    /** A damaged copy of the file; one to eight wounds. */
    public static byte[] of(byte[] file, Random random) {
        byte[] copy = file.clone();
        int wounds = 1 + random.nextInt(8);
        for (int i = 0; i < wounds && copy.length > 8; i++) {
            copy = wound(copy, random);
        }
        return copy;
    }

    private static byte[] wound(byte[] file, Random random) {
        int at = place(file, random);
        return switch (random.nextInt(8)) {
            case 0, 1 -> {
                file[at] ^= (byte) (1 << random.nextInt(8));
                yield file;
            }
            case 2 -> {
                file[at] = (byte) random.nextInt();
                yield file;
            }
            case 3, 4 -> number(file, at, random);
            case 5 -> Arrays.copyOf(file, random.nextInt(20) == 0 ? at : file.length);
            case 6 -> moved(file, at, random);
            default -> {
                Arrays.fill(file, at, Math.min(file.length, at + random.nextInt(16)), (byte) random.nextInt(2));
                yield file;
            }
        };
    }

    /** Half of them near the two ends, where headers and directories are. */
    private static int place(byte[] file, Random random) {
        int near = Math.min(file.length, 600);
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(near);
            case 1 -> file.length - 1 - random.nextInt(near);
            default -> random.nextInt(file.length);
        };
    }

    private static byte[] number(byte[] file, int at, Random random) {
        ByteBuffer bytes =
                ByteBuffer.wrap(file).order(random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int value = EDGES[random.nextInt(EDGES.length)];
        if (random.nextBoolean()) {
            bytes.putInt(Math.min(at, file.length - 4), value);
        } else {
            bytes.putShort(Math.min(at, file.length - 2), (short) value);
        }
        return file;
    }

    private static byte[] moved(byte[] file, int at, Random random) {
        int from = random.nextInt(file.length);
        int length = Math.min(random.nextInt(64), file.length - Math.max(at, from));
        System.arraycopy(file, from, file, at, length);
        return file;
    }
}
