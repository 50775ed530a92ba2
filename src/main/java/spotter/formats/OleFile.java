package spotter.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The sectors of an OLE2 compound file ([MS-CFB] sections 2.1 to 2.5): which there are, which follows which. Nothing
 * is sized by a number the file declares; every chain ends, leaves the file, or meets itself, and then it is refused.
 */
final class OleFile {
    /** Bytes below which a stream lies in the mini stream ([MS-CFB] 2.2); any other value is not allowed there. */
    static final int MINI_CUTOFF = 4096;

    private static final int HEADER_BYTES = 512;
    private static final int MINI_SECTOR_BYTES = 64;
    private static final int DIFAT_IN_HEADER = 109;
    private static final int DIFAT_OFFSET = 76;

    private static final int END_OF_CHAIN = 0xFFFFFFFE;

    private final ByteBuffer bytes;
    private final int sectorShift;
    private final int sectors;
    private final int[] fatSectors;
    private int[] miniFatSectors = new int[0];
    private int[] miniStreamSectors = new int[0];
    private long miniStreamBytes;

    /**
     * Reads header, allocation table and its index.
     *
     * @throws spotter.problem.Problem 422 if they are damaged or lie outside the file
     */
    OleFile(byte[] file) {
        require(file.length >= HEADER_BYTES, "its header is cut off");
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int version = bytes.getShort(26);
        sectorShift = bytes.getShort(30);
        require((version == 3 && sectorShift == 9) || (version == 4 && sectorShift == 12), "unknown version");
        require(bytes.getShort(28) == (short) 0xFFFE && bytes.getShort(32) == 6, "wrong header");
        require(bytes.getInt(56) == MINI_CUTOFF, "wrong header");
        // Whole ones only: a writer fills up the last sector, so a short one was cut. The header counts as one.
        sectors = (file.length >> sectorShift) - 1;
        fatSectors = readFatIndex(bytes.getInt(44));
    }

    int sectorBytes() {
        return 1 << sectorShift;
    }

    /** The chain of the directory. */
    int[] directoryChain() {
        return chain(bytes.getInt(48), Long.MAX_VALUE);
    }

    /** Must be called with the root entry's stream before a mini chain is followed. */
    void openMiniStream(int firstSector, long sizeBytes) {
        miniFatSectors = bytes.getInt(64) == 0 ? new int[0] : chain(bytes.getInt(60), Long.MAX_VALUE);
        miniStreamSectors = sizeBytes == 0 ? new int[0] : chain(firstSector, sizeBytes);
        miniStreamBytes = sizeBytes;
    }

    /**
     * The bytes of a stream up to {@code limit}, after its whole chain was followed.
     *
     * @throws spotter.problem.Problem 422 if the chain is shorter than the stream, circular or outside the file
     */
    byte[] read(OleEntry stream, int limit) {
        boolean mini = stream.sizeBytes() < MINI_CUTOFF;
        int[] chain = mini ? miniChain(stream) : chain(stream.firstSector(), stream.sizeBytes());
        byte[] out = new byte[(int) Math.min(stream.sizeBytes(), limit)];
        int unit = mini ? MINI_SECTOR_BYTES : sectorBytes();
        for (int done = 0, i = 0; done < out.length; i++) {
            int length = Math.min(unit, out.length - done);
            bytes.get(mini ? miniOffset(chain[i]) : offset(chain[i]), out, done, length);
            done += length;
        }
        return out;
    }

    /** Where a sector starts; the header fills the first. */
    int offset(int sector) {
        return (sector + 1) << sectorShift;
    }

    ByteBuffer bytes() {
        return bytes;
    }

    private int miniOffset(int miniSector) {
        int position = miniSector * MINI_SECTOR_BYTES;
        return offset(miniStreamSectors[position >> sectorShift]) + (position & (sectorBytes() - 1));
    }

    /** Up to {@code sizeBytes} worth of sectors from the first on, each whole and inside the file, none twice. */
    private int[] chain(int first, long sizeBytes) {
        Chain chain = new Chain();
        long missing = sizeBytes;
        int sector = first;
        while (missing > 0 && sector != END_OF_CHAIN) {
            require(isInside(sector), "a chain leaves the file");
            chain.add(sector);
            missing -= sectorBytes();
            sector = next(sector);
        }
        require(missing <= 0 || sizeBytes == Long.MAX_VALUE, "a stream is shorter than it says");
        return chain.sectors();
    }

    private int[] miniChain(OleEntry stream) {
        Chain chain = new Chain();
        int sector = stream.firstSector();
        for (long missing = stream.sizeBytes(); missing > 0; missing -= MINI_SECTOR_BYTES) {
            require(sector >= 0 && (sector + 1L) * MINI_SECTOR_BYTES <= miniStreamRoom(), "a small stream is cut off");
            chain.add(sector);
            sector = nextMini(sector);
        }
        return chain.sectors();
    }

    /** Bytes of the sectors behind the mini stream: its size may end inside a mini sector. */
    private long miniStreamRoom() {
        long rounded = (miniStreamBytes + MINI_SECTOR_BYTES - 1) / MINI_SECTOR_BYTES * MINI_SECTOR_BYTES;
        return Math.min(rounded, (long) miniStreamSectors.length * sectorBytes());
    }

    private int next(int sector) {
        return entry(fatSectors, sector);
    }

    private int nextMini(int miniSector) {
        return entry(miniFatSectors, miniSector);
    }

    /** One number of a table that is spread over sectors. */
    private int entry(int[] tableSectors, int index) {
        int entriesShift = sectorShift - 2;
        int table = index >> entriesShift;
        require(table < tableSectors.length, "its allocation table is too short");
        int at = offset(tableSectors[table]) + ((index & ((1 << entriesShift) - 1)) << 2);
        return bytes.getInt(at);
    }

    private boolean isInside(int sector) {
        return sector >= 0 && sector < sectors;
    }

    /** The sectors of the FAT: 109 named in the header, the rest in the DIFAT chain ([MS-CFB] 2.5). */
    private int[] readFatIndex(int declared) {
        require(declared > 0 && declared <= sectors, "its allocation table lies outside the file");
        Chain fat = new Chain();
        addFatSectors(fat, DIFAT_OFFSET, Math.min(declared, DIFAT_IN_HEADER));
        int perSector = sectorBytes() / 4 - 1;
        Chain difat = new Chain();
        int sector = bytes.getInt(68);
        while (fat.size() < declared) {
            require(isInside(sector), "its allocation table lies outside the file");
            difat.add(sector);
            int start = offset(sector);
            addFatSectors(fat, start, Math.min(perSector, declared - fat.size()));
            sector = bytes.getInt(start + perSector * 4);
        }
        return fat.sectors();
    }

    private void addFatSectors(Chain fat, int at, int count) {
        for (int i = 0; i < count; i++) {
            int sector = bytes.getInt(at + i * 4);
            require(isInside(sector), "its allocation table lies outside the file");
            fat.add(sector);
        }
    }

    static void require(boolean condition, String finding) {
        if (!condition) {
            throw Refusal.broken("Word document", finding);
        }
    }

    /** A growing list of numbers that refuses to hold one twice: with it no chain is longer than the file. */
    private static final class Chain {
        private final BitSet seen = new BitSet();
        private int[] sectors = new int[16];
        private int size;

        void add(int sector) {
            require(!seen.get(sector), "a chain runs in a circle");
            seen.set(sector);
            if (size == sectors.length) {
                sectors = Arrays.copyOf(sectors, size * 2);
            }
            sectors[size++] = sector;
        }

        int size() {
            return size;
        }

        int[] sectors() {
            return Arrays.copyOf(sectors, size);
        }
    }
}
