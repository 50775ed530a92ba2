package spotter.formats;

import static spotter.formats.OleFile.require;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** The tree of storages and streams in an OLE2 file, walked from its root without recursion ([MS-CFB] 2.6). */
final class OleDirectory {
    private static final int ENTRY_BYTES = 128;
    private static final int NO_ENTRY = 0xFFFFFFFF;
    private static final int NAME_BYTES = 64;
    private static final byte STORAGE = 1;
    private static final byte STREAM = 2;
    private static final byte ROOT = 5;

    /** Far beyond any real document: objects within objects within objects. */
    private static final int MAX_DEPTH = 64;

    private final OleFile ole;
    private final int[] sectors;
    private final BitSet seen = new BitSet();
    private final Deque<Place> waiting = new ArrayDeque<>();
    private final List<OleEntry> entries = new ArrayList<>();

    private OleDirectory(OleFile ole) {
        this.ole = ole;
        this.sectors = ole.directoryChain();
    }

    /**
     * Every entry that can be reached from the root, which also opens the mini stream.
     *
     * @throws spotter.problem.Problem 422 if an entry points outside the directory or is reached twice
     */
    static List<OleEntry> read(OleFile ole) {
        OleDirectory directory = new OleDirectory(ole);
        directory.walk();
        return List.copyOf(directory.entries);
    }

    private void walk() {
        int root = offset(0);
        ByteBuffer bytes = ole.bytes();
        require(bytes.get(root + 66) == ROOT, "it has no root");
        seen.set(0);
        ole.openMiniStream(bytes.getInt(root + 116), size(root));
        push(bytes.getInt(root + 76), 1);
        while (!waiting.isEmpty()) {
            visit(waiting.pop());
        }
    }

    private void visit(Place place) {
        // First, for it proves the index small enough to be remembered.
        int at = offset(place.index);
        require(!seen.get(place.index), "its directory runs in a circle");
        seen.set(place.index);
        ByteBuffer bytes = ole.bytes();
        byte type = bytes.get(at + 66);
        require(type == STORAGE || type == STREAM, "its directory is damaged");
        boolean storage = type == STORAGE;
        entries.add(new OleEntry(name(at), storage, place.depth, bytes.getInt(at + 116), storage ? 0 : size(at)));
        push(bytes.getInt(at + 68), place.depth);
        push(bytes.getInt(at + 72), place.depth);
        if (storage) {
            push(bytes.getInt(at + 76), place.depth + 1);
        }
    }

    private void push(int index, int depth) {
        if (index != NO_ENTRY) {
            require(index >= 0 && depth <= MAX_DEPTH, "its directory is damaged");
            waiting.push(new Place(index, depth));
        }
    }

    private int offset(int index) {
        int perSectorShift = Integer.numberOfTrailingZeros(ole.sectorBytes() / ENTRY_BYTES);
        int sector = index >> perSectorShift;
        require(sector < sectors.length, "its directory is cut off");
        return ole.offset(sectors[sector]) + (index & ((1 << perSectorShift) - 1)) * ENTRY_BYTES;
    }

    private String name(int at) {
        int length = ole.bytes().getShort(at + NAME_BYTES);
        require(length >= 2 && length <= NAME_BYTES && length % 2 == 0, "its directory is damaged");
        byte[] name = new byte[length - 2];
        ole.bytes().get(at, name);
        return new String(name, StandardCharsets.UTF_16LE);
    }

    /** In version 3 the upper half may be anything and counts as zero ([MS-CFB] 2.6.3). */
    private long size(int at) {
        boolean version3 = ole.sectorBytes() == 512;
        long size = version3
                ? ole.bytes().getInt(at + 120) & 0xFFFFFFFFL
                : ole.bytes().getLong(at + 120);
        require(size >= 0 && size <= ole.bytes().capacity(), "a stream is larger than the file");
        return size;
    }

    private record Place(int index, int depth) {}
}
