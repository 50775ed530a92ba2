package spotter.formats;

import java.nio.charset.StandardCharsets;

/** Steps over RIFF chunks in a part of a file (RFC 9649 section 2.3). */
final class RiffChunks {
    static final int HEAD_BYTES = 8;

    private final ByteReader in;
    private final int limit;
    private int at;
    private int start;
    private int length;
    private String id = "";

    /** @param limit the chunks fill {@code [from, limit)} exactly; a last one of odd length may lack its padding */
    RiffChunks(ByteReader in, int from, int limit) {
        this.in = in;
        this.at = from;
        this.limit = limit;
    }

    /** The chunks of a whole WebP file; what follows the size that it states is never looked at. */
    static RiffChunks ofWebp(ByteReader in) {
        if (!in.has(0, "RIFF") || !in.has(8, "WEBP")) {
            throw PictureProblems.damaged(in.format(), "it does not begin like one");
        }
        return new RiffChunks(in, 12, in.end(HEAD_BYTES, in.le32(4)));
    }

    /** Moves to the next chunk; false when there is none. */
    boolean next() {
        if (at >= limit) {
            return false;
        }
        start = at;
        long size = in.le32(in.end(start, 4));
        long end = body() + size;
        if (end > limit) {
            throw PictureProblems.cutOff(in.format());
        }
        length = (int) size;
        at = (int) Math.min(end + (size & 1), limit);
        id = new String(in.file(), start, 4, StandardCharsets.ISO_8859_1);
        return true;
    }

    /** Four ISO 8859-1 characters. */
    String id() {
        return id;
    }

    int body() {
        return start + HEAD_BYTES;
    }

    int length() {
        return length;
    }

    /** After the last byte that it states, padding left out. */
    int end() {
        return body() + length;
    }

    /** The chunks inside of this one, after a header of its own. */
    RiffChunks inside(int headerBytes) {
        return new RiffChunks(in, in.end(body(), headerBytes), end());
    }
}
