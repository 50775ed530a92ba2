package spotter.media;

import static spotter.fuzz.FuzzTarget.utf8;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import spotter.TestClock;
import spotter.access.Role;
import spotter.fuzz.FuzzTarget;
import spotter.users.Account;

/** A text with signed links in it, which is made anew for its reader; and four lines as the pieces of a forged link. */
public final class SignedLinksTarget implements FuzzTarget {
    private static final String UUID = "123e4567-e89b-12d3-a456-426614174000";
    private static final Account READER =
            new Account(7, "a@b.example", "A", Role.CLIENT, true, null, 1, Instant.EPOCH, Instant.EPOCH);

    private final SignedLinks links =
            new SignedLinks("thirty-two bytes of secret, or more", "", Duration.ofHours(1), new TestClock());

    @Override
    public Map<String, byte[]> seeds() {
        String link = links.link(UUID, MediaSize.MEDIUM, READER);
        return Map.of(
                "payload", utf8("{\"url\":\"" + link + "\",\"urls\":[\"" + link.replace("medium", "original") + "\"]}"),
                "pieces", utf8(UUID + "\nthumbnail\n1795330800\nAAAA"));
    }

    @Override
    public List<String> words() {
        return List.of("/api/files/signed/", UUID, "/original?exp=", "&v=", "&sig=", "$1", "\\");
    }

    @Override
    public void take(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String renewed = links.renew(text, READER);
        if (!SignedLinks.isIn(text) && !renewed.equals(text)) {
            throw new IllegalStateException("changed without a link in it");
        }
        if (!links.renew(renewed, READER).equals(renewed)) {
            throw new IllegalStateException("made anew twice is not made anew once");
        }
        String[] pieces = text.split("\n", 4);
        if (pieces.length == 4 && pieces[2].matches("[0-9]{1,18}")) {
            forge(pieces);
        }
    }

    private void forge(String[] pieces) {
        long expires = Long.parseLong(pieces[2]);
        MediaSize size = MediaSize.named(pieces[1]).orElse(MediaSize.ORIGINAL);
        links.secondsLeft(expires);
        if (links.isValid(pieces[0], size, expires, READER, pieces[3])) {
            throw new IllegalStateException("forged");
        }
    }

    @Override
    public long maxAllocatedBytes(int length) {
        return (2 << 20) + 1000L * length;
    }
}
