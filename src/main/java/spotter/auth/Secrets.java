package spotter.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import spotter.files.PrivateFiles;

/** Random codes, the hashes they are stored as, and the server's own key. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** 256 bits: as long as the HMAC-SHA256 it keys. */
    private static final int KEY_BYTES = 32;
    /** 160 bits: beyond guessing, and short enough to paste. */
    private static final int CODE_BYTES = 20;

    private Secrets() {}

    /** A new code, safe in a URL. */
    public static String newCode() {
        byte[] bytes = new byte[CODE_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** SHA-256 as hex. Enough for random codes: there is nothing to guess that a slow hash would protect. */
    public static String hash(String code) {
        return hash(code.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 as hex. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** In constant time. */
    public static boolean areEqual(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** The key in this file, made on first use and readable for the server's user alone. */
    public static String loadOrMake(Path file) throws IOException {
        if (Files.notExists(file)) {
            byte[] key = new byte[KEY_BYTES];
            RANDOM.nextBytes(key);
            Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
            Files.deleteIfExists(fresh);
            PrivateFiles.create(fresh);
            Files.writeString(fresh, HexFormat.of().formatHex(key), StandardOpenOption.SYNC, StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
        String key = Files.readString(file).strip();
        if (key.getBytes(StandardCharsets.UTF_8).length < KEY_BYTES) {
            throw new IOException(file + " holds fewer than " + KEY_BYTES + " bytes; remove it to have a new key made");
        }
        return key;
    }
}
