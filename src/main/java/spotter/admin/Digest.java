package spotter.admin;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * What tells one content from another.
 *
 * @param crc as a ZIP directory holds it
 * @param sha256 hex
 */
record Digest(long bytes, long crc, String sha256) {
    private static final int BUFFER_BYTES = 64 * 1024;

    static Digest of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE);
        }
    }

    /**
     * Passes bytes on and digests them.
     *
     * @param limit no more than one buffer beyond these bytes is read: what goes on is not what was promised
     */
    static Digest copy(InputStream in, OutputStream out, long limit) throws IOException {
        MessageDigest sha256 = newSha256();
        CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
        DigestOutputStream digested = new DigestOutputStream(out, sha256);
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int got = checked.read(buffer); got >= 0 && bytes <= limit; got = checked.read(buffer)) {
            digested.write(buffer, 0, got);
            bytes += got;
        }
        return new Digest(
                bytes, checked.getChecksum().getValue(), HexFormat.of().formatHex(sha256.digest()));
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
