package spotter.admin;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import spotter.files.PrivateFiles;

/** A backup that is being written. */
final class ArchiveWriter implements Closeable {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final List<Manifest.Entry> entries = new ArrayList<>();

    /** @param file which must not be there yet */
    ArchiveWriter(Path file) throws IOException {
        this.channel = FileChannel.open(PrivateFiles.create(file), StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
    }

    /** What has been added so far. */
    List<Manifest.Entry> entries() {
        return List.copyOf(entries);
    }

    /** Pictures are small already: only what is worth it is made smaller. */
    void add(String name, Path source, boolean compressed) throws IOException {
        Digest digest = Digest.of(source);
        ZipEntry entry = new ZipEntry(name);
        if (!compressed) {
            // Read twice, for the checksum stands before the bytes; a change in between fails closeEntry.
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(digest.bytes());
            entry.setCrc(digest.crc());
        }
        zip.putNextEntry(entry);
        Files.copy(source, zip);
        zip.closeEntry();
        entries.add(new Manifest.Entry(name, digest.bytes(), digest.sha256()));
    }

    /** The archive is whole and on the disk when this returns. */
    void finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(Archive.MANIFEST));
        zip.write(manifest.write().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        // Not the stream: closing that would write an end into an archive that has failed.
        channel.close();
    }
}
