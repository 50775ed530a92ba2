package spotter.formats;

import java.util.Locale;

/**
 * One file in a ZIP archive, as its directory declares it (APPNOTE.TXT 4.3.12); not yet compared with its bytes.
 *
 * @param name as written, one character a byte
 * @param method 0 (stored) or 8 (deflated)
 * @param packedBytes as stored in the archive
 * @param unpackedBytes as declared
 * @param crc CRC-32 of the unpacked bytes, as declared
 * @param headerOffset where its local header starts
 * @param dataOffset where its packed bytes start
 */
record ZipItem(
        String name, int method, int packedBytes, long unpackedBytes, int crc, int headerOffset, int dataOffset) {
    /** OPC compares names of parts without regard to ASCII case (ECMA-376 part 2, 6.2.2.3). */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    String key() {
        return key(name);
    }

    boolean isFolder() {
        return name.endsWith("/");
    }

    int end() {
        return dataOffset + packedBytes;
    }
}
