package spotter.formats;

import java.util.Collection;
import java.util.Set;
import net.sf.jmimemagic.Magic;
import net.sf.jmimemagic.MagicException;
import net.sf.jmimemagic.MagicMatch;
import net.sf.jmimemagic.MagicMatchNotFoundException;
import net.sf.jmimemagic.MagicParseException;

/** The family of a file by its first bytes: the only user of jmimemagic. Thread-safe; logs nothing. */
final class MagicNumbers {
    /** Bytes shown to jmimemagic, whose cost grows with what it is given; the deepest test ends at byte 14. */
    private static final int HEAD_BYTES = 64;

    /** How far into a file white space is looked through: ISO 32000-1, Annex H.3, note 13 allows a PDF header there. */
    private static final int MAX_LEADING_SPACE = 1024;

    /** What is still itself behind white space; a binary format is not. */
    private static final Set<Family> AFTER_SPACE =
            Set.of(Family.PDF, Family.RTF, Family.HTML, Family.SVG, Family.XML, Family.SCRIPT);

    /**
     * Loads {@code magic.xml} and tries it.
     *
     * @throws IllegalStateException if the sample of any family is taken for another: a foreign {@code magic.xml} came
     *     first on the class path, and nothing should be judged by it
     */
    MagicNumbers() {
        for (Family family : Family.values()) {
            Family found = familyOf(family.sample());
            if (found != family) {
                throw new IllegalStateException("magic.xml takes the sample of " + family + " for " + found);
            }
        }
    }

    /** Never fails: what is not recognised is {@link Family#UNKNOWN}. */
    Family familyOf(byte[] file) {
        int start = textStart(file);
        Family family = lookUp(head(file, start));
        return start == 0 || AFTER_SPACE.contains(family) ? family : Family.UNKNOWN;
    }

    /** Where the first byte stands that is neither byte order mark (UTF-8) nor white space; file.length if none does. */
    static int textStart(byte[] file) {
        int at = 0;
        if (file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF) {
            at = 3;
        }
        int end = Math.min(file.length, MAX_LEADING_SPACE);
        while (at < end && isSpace(file[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == '\f';
    }

    /** Padded with zeros, for jmimemagic skips a test that would end at the last byte it is given. */
    private static byte[] head(byte[] file, int start) {
        byte[] head = new byte[HEAD_BYTES];
        int length = Math.min(HEAD_BYTES, file.length - start);
        System.arraycopy(file, start, head, 0, length);
        if (head[0] == '<') {
            lowerCase(head);
        }
        return head;
    }

    private static void lowerCase(byte[] head) {
        for (int i = 0; i < head.length; i++) {
            if (head[i] >= 'A' && head[i] <= 'Z') {
                head[i] = (byte) (head[i] + ('a' - 'A'));
            }
        }
    }

    private static Family lookUp(byte[] head) {
        try {
            MagicMatch match = Magic.getMagicMatch(head);
            return Family.ofMimeType(mostSpecific(match)).orElse(Family.UNKNOWN);
        } catch (MagicMatchNotFoundException nothing) {
            return Family.UNKNOWN;
        } catch (MagicParseException | MagicException broken) {
            throw new IllegalStateException("magic.xml cannot be used", broken);
        }
    }

    /** A parent is reported even when none of its children matched: RIFF may be WebP, or anything else. */
    private static String mostSpecific(MagicMatch match) {
        Collection<MagicMatch> children = match.getSubMatches();
        return children.isEmpty()
                ? match.getMimeType()
                : children.iterator().next().getMimeType();
    }
}
