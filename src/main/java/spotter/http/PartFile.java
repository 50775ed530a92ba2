package spotter.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import spotter.files.PrivateFiles;

/** A new {@code <uuid>.part} (mode 0600) that counts and hashes what is written to it, and goes if not kept. */
final class PartFile implements AutoCloseable {
    private final Path path;
    private final SeekableByteChannel channel;
    private final MessageDigest digest = sha256();
    private long sizeBytes;
    private boolean kept;

    PartFile(Path directory) throws IOException {
        this.path = directory.resolve(UUID.randomUUID() + ".part");
        this.channel = Files.newByteChannel(
                path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PrivateFiles.ofFile(path));
    }

    long sizeBytes() {
        return sizeBytes;
    }

    void write(ByteBuffer bytes) throws IOException {
        sizeBytes += bytes.remaining();
        digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Closes the file and leaves it to the caller, who deletes it. */
    ReceivedFile keep(PartHeader header) throws IOException {
        channel.close();
        String sha256 = HexFormat.of().formatHex(digest.digest());
        String name = PartHeader.displayName(header.fileName() == null ? "" : header.fileName());
        ReceivedFile file = new ReceivedFile(path, name, header.type(), sizeBytes, sha256);
        kept = true;
        return file;
    }

    @Override
    public void close() throws IOException {
        if (!kept) {
            channel.close();
            Files.deleteIfExists(path);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
