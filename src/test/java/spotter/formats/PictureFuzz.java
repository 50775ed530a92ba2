package spotter.formats;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import spotter.problem.Problem;

/**
 * Mutates sound pictures and judges what the checks make of them: they refuse with a {@link Problem} or the picture
 * survives cleaning, and either takes no more memory than a small multiple of the file.
 */
public final class PictureFuzz {
    private static final int MAX_MUTATIONS = 6;
    private static final long ALLOCATION_FLOOR_BYTES = 1 << 20;
    private static final int ALLOCATION_FACTOR = 16;
    private static final int[] EDGES = {0, 1, 2, 7, 8, 0x7F, 0x80, 0xD0, 0xD9, 0xDA, 0xFE, 0xFF};

    private final ContentType type;
    private final List<byte[]> seeds;
    private final Random random;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long sound;
    private long refused;

    public PictureFuzz(ContentType type, List<byte[]> seeds, long randomSeed) {
        this.type = type;
        this.seeds = List.copyOf(seeds);
        this.random = new Random(randomSeed);
    }

    public long sound() {
        return sound;
    }

    public long refused() {
        return refused;
    }

    /** The facts of a picture of this type; a Problem refuses it. */
    public static PictureFacts check(byte[] file, ContentType type) {
        return switch (type) {
            case JPEG -> JpegStructure.check(file, PictureLimits.DEFAULT);
            case PNG -> PngStructure.check(file, PictureLimits.DEFAULT);
            case GIF -> GifStructure.check(file, PictureLimits.DEFAULT);
            case WEBP -> WebpStructure.check(file, PictureLimits.DEFAULT);
            case PDF, DOC, DOCX -> throw new IllegalArgumentException("no picture");
        };
    }

    /** One mutated file; whatever goes wrong is an AssertionError that holds the file in hex. */
    public void step() {
        byte[] file = mutated();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            judge(file);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(type + " " + HexFormat.of().formatHex(file), e);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > ALLOCATION_FLOOR_BYTES + (long) ALLOCATION_FACTOR * file.length) {
            throw new AssertionError(allocated + " bytes taken for " + type + " "
                    + HexFormat.of().formatHex(file));
        }
    }

    private void judge(byte[] file) {
        PictureFacts facts;
        try {
            facts = check(file, type);
        } catch (Problem refusal) {
            refused++;
            stripUnsound(file);
            return;
        }
        sound++;
        byte[] clean = MetadataStripper.strip(file, type);
        if (!check(clean, type).equals(facts)) {
            throw new IllegalStateException("cleaning changed the facts " + facts);
        }
        if (!Arrays.equals(MetadataStripper.strip(clean, type), clean)) {
            throw new IllegalStateException("cleaning twice is not cleaning once");
        }
    }

    private void stripUnsound(byte[] file) {
        try {
            MetadataStripper.strip(file, type);
        } catch (Problem refusal) {
            // As good as broken bytes in, broken bytes out.
        }
    }

    private byte[] mutated() {
        byte[] file = seeds.get(random.nextInt(seeds.size())).clone();
        int mutations = 1 + random.nextInt(MAX_MUTATIONS);
        for (int i = 0; i < mutations && file.length > 8; i++) {
            file = mutate(file);
        }
        if (type == ContentType.PNG && random.nextInt(10) > 0) {
            mendCrcs(file);
        }
        if (type == ContentType.WEBP && random.nextBoolean() && file.length > 8) {
            for (int i = 0; i < 4; i++) {
                file[4 + i] = (byte) (file.length - 8 >> 8 * i);
            }
        }
        return file;
    }

    private byte[] mutate(byte[] file) {
        // Mostly near the beginning, where headers are.
        int at = random.nextInt(random.nextBoolean() ? Math.min(file.length, 200) : file.length);
        int length = 1 + random.nextInt(Math.min(64, file.length - at));
        switch (random.nextInt(6)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) EDGES[random.nextInt(EDGES.length)];
            case 2 -> file[at] = (byte) random.nextInt(256);
            case 3 -> {
                return random.nextInt(8) == 0 ? Arrays.copyOf(file, at) : file;
            }
            case 4 -> {
                return PictureSamples.concat(
                        Arrays.copyOf(file, at), Arrays.copyOfRange(file, at + length, file.length));
            }
            default -> {
                byte[] donor = seeds.get(random.nextInt(seeds.size()));
                int from = random.nextInt(donor.length);
                return PictureSamples.insert(
                        file, at, Arrays.copyOfRange(donor, from, Math.min(donor.length, from + length)));
            }
        }
        return file;
    }

    /** Else no mutation would get past the checksums. */
    private static void mendCrcs(byte[] png) {
        int at = 8;
        while (at + 12 <= png.length) {
            int length = (int) new ByteReader(png, "PNG").be32(at);
            if (length < 0 || length > png.length - at - 12) {
                return;
            }
            CRC32 crc = new CRC32();
            crc.update(png, at + 4, length + 4);
            for (int i = 0; i < 4; i++) {
                png[at + 8 + length + i] = (byte) (crc.getValue() >> 24 - 8 * i);
            }
            at += 12 + length;
        }
    }
}
