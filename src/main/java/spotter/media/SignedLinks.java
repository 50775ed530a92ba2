package spotter.media;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import spotter.auth.Secrets;
import spotter.users.Account;

/**
 * Links that open one size of one medium for one viewer without a header, for an {@code <img>}. Signed with
 * HMAC-SHA256 (RFC 2104) over file, size, viewer, his credentials and the end of a time window; the same for the whole
 * of the window, so that a browser caches what it fetched. A link proves nothing but that it was made here for this
 * viewer: his right is looked up behind it.
 */
public final class SignedLinks {
    private static final String ALGORITHM = "HmacSHA256";
    /** Keeps this use of the server's key apart from its others. */
    private static final String PURPOSE = "spotter signed media link";

    private static final String PATH = "/api/files/signed/";
    private static final Pattern LINK = Pattern.compile(
            PATH + "([0-9a-f-]{36})/(original|thumbnail|medium|large)\\?exp=[0-9]+&v=[0-9]+&sig=[A-Za-z0-9_-]+");

    private final SecretKeySpec key;
    private final String baseUrl;
    private final long windowSeconds;
    private final Clock clock;

    /**
     * @param secret the server's key
     * @param baseUrl what stands before the path; empty for links relative to this server
     * @param window a link lives one to two of these
     */
    public SignedLinks(String secret, String baseUrl, Duration window, Clock clock) {
        this.key = new SecretKeySpec(mac(bytesKey(secret), PURPOSE), ALGORITHM);
        this.baseUrl = baseUrl;
        this.windowSeconds = window.toSeconds();
        this.clock = clock;
    }

    /** For this viewer, whose next password ends it. */
    String link(String uuid, MediaSize size, Account viewer) {
        return baseUrl + path(uuid, size, viewer);
    }

    /** The same text with every link in it made anew for this viewer. */
    String renew(String text, Account viewer) {
        return LINK.matcher(text).replaceAll(link -> {
            MediaSize size = MediaSize.named(link.group(2)).orElseThrow();
            return Matcher.quoteReplacement(path(link.group(1), size, viewer));
        });
    }

    /** Whether there is a link in this text. */
    static boolean isIn(String text) {
        return text.contains(PATH);
    }

    private String path(String uuid, MediaSize size, Account viewer) {
        long expires = (clock.instant().getEpochSecond() / windowSeconds + 2) * windowSeconds;
        String signature = sign(uuid, size, expires, viewer);
        return PATH + uuid + "/" + size.wireName() + "?exp=" + expires + "&v=" + viewer.id() + "&sig=" + signature;
    }

    /** Whether the link was made here for this viewer as he is now, and its window has not ended. */
    boolean isValid(String uuid, MediaSize size, long expires, Account viewer, String signature) {
        boolean isOurs = Secrets.areEqual(sign(uuid, size, expires, viewer), signature);
        return isOurs && clock.instant().isBefore(Instant.ofEpochSecond(expires));
    }

    /** Seconds until the link's window ends. */
    long secondsLeft(long expires) {
        return Math.max(0, expires - clock.instant().getEpochSecond());
    }

    private String sign(String uuid, MediaSize size, long expires, Account viewer) {
        String message =
                uuid + "\n" + size.wireName() + "\n" + expires + "\n" + viewer.id() + "\n" + viewer.credentialVersion();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(key, message));
    }

    private static SecretKeySpec bytesKey(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static byte[] mac(SecretKeySpec key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
