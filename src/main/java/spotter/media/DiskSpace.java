package spotter.media;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;
import spotter.storage.LocalDisk;

/** The disk's free space above its reserve, and what the uploads under way may still take of it. Thread-safe. */
final class DiskSpace {
    private final LocalDisk disk;
    private final long reserve;
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicInteger claims = new AtomicInteger();

    /** @param reserve bytes that uploads leave free: SQLite stops on a full disk too, so they stop first */
    DiskSpace(LocalDisk disk, long reserve) {
        this.disk = disk;
        this.reserve = reserve;
    }

    /** The space of one upload, until it is closed. What is written already counts twice: rather early than late. */
    final class Claim implements AutoCloseable {
        private final long bytes;

        private Claim(long bytes) {
            this.bytes = bytes;
            claims.incrementAndGet();
            claimed.addAndGet(bytes);
        }

        @Override
        public void close() {
            claimed.addAndGet(-bytes);
            claims.decrementAndGet();
        }
    }

    /** @throws Problem STORAGE_FULL if the reserve would be touched */
    Claim claim(long bytes) throws IOException {
        Claim claim = new Claim(bytes);
        if (disk.usableBytes() - claimed.get() >= reserve) {
            return claim;
        }
        claim.close();
        throw new Problem(
                ProblemKind.STORAGE_FULL,
                "media.disk_full",
                "The server's disk is almost full; nothing can be uploaded until there is space again.");
    }

    /** Bytes above the reserve; below zero if that is touched. */
    long left() throws IOException {
        return disk.usableBytes() - reserve;
    }

    /** Bytes of the whole disk. */
    long total() throws IOException {
        return disk.totalBytes();
    }

    /** Uploads under way. */
    int claims() {
        return claims.get();
    }
}
