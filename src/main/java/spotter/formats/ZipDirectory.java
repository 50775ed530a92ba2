package spotter.formats;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory of a ZIP archive (APPNOTE.TXT 4.3), read so that no two readers can see two different archives: the
 * first entry starts the file, the end record ends it, local headers agree with the directory, nothing overlaps.
 */
final class ZipDirectory {
    /** Word writes some dozens; a directory alone must not become a burden. */
    private static final int MAX_ITEMS = 2000;

    /** Of all entries together, as declared. */
    private static final long MAX_UNPACKED_BYTES = 200L << 20;

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END_RECORD = 0x06054b50;
    private static final int LOCAL_HEADER_BYTES = 30;
    private static final int CENTRAL_HEADER_BYTES = 46;
    private static final int END_RECORD_BYTES = 22;
    private static final int MAX_COMMENT_BYTES = 0xFFFF;

    private static final int FLAG_ENCRYPTED = 1 | 1 << 6 | 1 << 13;
    private static final int FLAG_SIZES_FOLLOW = 1 << 3;

    /** The high half of the external attributes is a Unix mode: S_IFMT, and S_IFLNK in it. */
    private static final int UNIX_TYPE_MASK = 0xF000;

    private static final int UNIX_LINK = 0xA000;
    private static final int UNIX = 3;
    private static final int MAC_OS_X = 19;

    private final ByteBuffer bytes;
    private final List<ZipItem> items = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private long unpackedBytes;

    private ZipDirectory(byte[] file) {
        bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * All entries, folders included, in the order of their bytes.
     *
     * @throws spotter.problem.Problem 422 if the archive is damaged, ambiguous, encrypted or too large
     */
    static List<ZipItem> read(byte[] file) {
        ZipDirectory directory = new ZipDirectory(file);
        directory.readAll();
        return List.copyOf(directory.items);
    }

    private void readAll() {
        int end = endRecord();
        int count = bytes.getShort(end + 10) & 0xFFFF;
        require(bytes.getInt(end + 4) == 0 && count == (bytes.getShort(end + 8) & 0xFFFF), "it is split");
        if (count > MAX_ITEMS) {
            throw Refusal.tooLargeUnpacked(count + " parts");
        }
        long start = bytes.getInt(end + 16) & 0xFFFFFFFFL;
        require(start + (bytes.getInt(end + 12) & 0xFFFFFFFFL) == end, "its directory is not where it should be");
        int at = (int) start;
        for (int i = 0; i < count; i++) {
            at = readItem(at, end);
        }
        require(at == end, "its directory is damaged");
        refuseOverlaps((int) start);
    }

    /** The one end record behind whose comment nothing follows but blanks; two of them are a trick. */
    private int endRecord() {
        int found = -1;
        int contentEnd = contentEnd();
        int last = bytes.capacity() - END_RECORD_BYTES;
        int first = Math.max(0, contentEnd - END_RECORD_BYTES - MAX_COMMENT_BYTES);
        for (int at = last; at >= first; at--) {
            if (bytes.getInt(at) == END_RECORD) {
                int commentEnd = at + END_RECORD_BYTES + (bytes.getShort(at + 20) & 0xFFFF);
                if (commentEnd >= contentEnd && commentEnd <= bytes.capacity()) {
                    require(found < 0, "it has two ends");
                    found = at;
                }
            }
        }
        require(found >= 0, "its end is missing");
        return found;
    }

    /** Behind the last byte that is not blank: a line end is sometimes added on the way. */
    private int contentEnd() {
        int end = bytes.capacity();
        while (end > 0 && (bytes.get(end - 1) == 0 || Character.isWhitespace(bytes.get(end - 1)))) {
            end--;
        }
        return end;
    }

    private int readItem(int at, int end) {
        require(at <= end - CENTRAL_HEADER_BYTES && bytes.getInt(at) == CENTRAL_HEADER, "its directory is damaged");
        int nameLength = bytes.getShort(at + 28) & 0xFFFF;
        int next = at
                + CENTRAL_HEADER_BYTES
                + nameLength
                + (bytes.getShort(at + 30) & 0xFFFF)
                + (bytes.getShort(at + 32) & 0xFFFF);
        require(next <= end, "its directory is damaged");
        refuseAttributes(at);
        String name = name(at + CENTRAL_HEADER_BYTES, nameLength);
        refuseName(name);
        ZipItem item = item(at, name);
        require(keys.add(item.key()), "two parts have one name");
        unpackedBytes += item.unpackedBytes();
        if (unpackedBytes > MAX_UNPACKED_BYTES) {
            throw Refusal.tooLargeUnpacked("more than " + (MAX_UNPACKED_BYTES >> 20) + " MB");
        }
        items.add(item);
        return next;
    }

    private void refuseAttributes(int at) {
        if ((bytes.getShort(at + 8) & FLAG_ENCRYPTED) != 0) {
            throw Refusal.encrypted();
        }
        int host = bytes.get(at + 5);
        int mode = bytes.getInt(at + 38) >>> 16;
        boolean link = (host == UNIX || host == MAC_OS_X) && (mode & UNIX_TYPE_MASK) == UNIX_LINK;
        require(!link, "a part is a link");
    }

    private static void refuseName(String name) {
        require(
                !name.isEmpty() && name.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':'),
                "a part has a forbidden name");
        String[] steps = name.split("/", -1);
        for (int i = 0; i < steps.length; i++) {
            boolean folderEnd = i > 0 && i == steps.length - 1;
            require(folderEnd || !steps[i].isEmpty(), "a part has a forbidden name");
            require(!steps[i].equals("..") && !steps[i].equals("."), "a part has a forbidden name");
        }
    }

    private ZipItem item(int at, String name) {
        int method = bytes.getShort(at + 10);
        require(method == 0 || method == 8, "an unusual compression");
        long packed = bytes.getInt(at + 20) & 0xFFFFFFFFL;
        long unpacked = bytes.getInt(at + 24) & 0xFFFFFFFFL;
        long header = bytes.getInt(at + 42) & 0xFFFFFFFFL;
        require(header <= bytes.capacity() - LOCAL_HEADER_BYTES, "a part lies outside the file");
        int local = (int) header;
        require(bytes.getInt(local) == LOCAL_HEADER, "a part's header is missing");
        int nameLength = bytes.getShort(local + 26) & 0xFFFF;
        long data = header + LOCAL_HEADER_BYTES + nameLength + (bytes.getShort(local + 28) & 0xFFFF);
        require(data + packed <= bytes.capacity(), "a part lies outside the file");
        ZipItem item = new ZipItem(name, method, (int) packed, unpacked, bytes.getInt(at + 16), local, (int) data);
        require(name.equals(name(local + LOCAL_HEADER_BYTES, nameLength)), "a part has two names");
        checkLocalHeader(item);
        require(method == 8 || packed == unpacked, "a part has two sizes");
        require(!item.isFolder() || unpacked == 0, "a folder with content");
        return item;
    }

    /** Sizes and sum may follow the data, and are then 0 here; in ZIP64 form they are all ones. */
    private void checkLocalHeader(ZipItem item) {
        int local = item.headerOffset();
        int flags = bytes.getShort(local + 6);
        require((flags & FLAG_ENCRYPTED) == 0, "its headers disagree");
        require(bytes.getShort(local + 8) == item.method(), "its headers disagree");
        if ((flags & FLAG_SIZES_FOLLOW) == 0) {
            int packed = bytes.getInt(local + 18);
            int unpacked = bytes.getInt(local + 22);
            require(bytes.getInt(local + 14) == item.crc(), "its headers disagree");
            require(packed == item.packedBytes() || packed == -1, "its headers disagree");
            require(unpacked == (int) item.unpackedBytes() || unpacked == -1, "its headers disagree");
        }
    }

    private String name(int at, int length) {
        require(at + length <= bytes.capacity(), "a part lies outside the file");
        return new String(bytes.array(), at, length, StandardCharsets.ISO_8859_1);
    }

    private void refuseOverlaps(int directoryStart) {
        items.sort(Comparator.comparingInt(ZipItem::headerOffset));
        require(items.isEmpty() || items.get(0).headerOffset() == 0, "something stands before its first part");
        int free = 0;
        for (ZipItem item : items) {
            require(item.headerOffset() >= free, "two parts overlap");
            free = item.end();
        }
        require(free <= directoryStart, "two parts overlap");
    }

    private static void require(boolean condition, String finding) {
        if (!condition) {
            throw Refusal.broken("Office document", finding);
        }
    }
}
