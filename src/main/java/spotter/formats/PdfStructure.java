package spotter.formats;

import java.nio.charset.StandardCharsets;

/**
 * Is this a whole PDF file? Looks at its two ends and for the objects that every one has (ISO 32000-1, section 7.5),
 * not at its content: encrypted files and files with scripts pass, and are served as attachments only.
 */
final class PdfStructure {
    /** How much of the end is searched: writers may put up to 1 KB after the trailer, some put more. */
    private static final int TAIL_BYTES = 4096;

    private static final byte[] HEADER = ascii("%PDF-");
    private static final byte[] START_XREF = ascii("startxref");
    private static final byte[] END_OF_FILE = ascii("%%EOF");
    private static final byte[] OBJECT = ascii("obj");
    private static final byte[] ROOT = ascii("/Root");

    private PdfStructure() {}

    /**
     * @throws spotter.problem.Problem 422 if the header, the catalogue, every object or the end is missing
     */
    static void check(byte[] file) {
        int header = MagicNumbers.textStart(file);
        require(startsAt(file, header, HEADER) && isDigit(file, header + HEADER.length), "no version in its header");
        int end = lastIndexOf(file, END_OF_FILE, Math.max(0, file.length - TAIL_BYTES), file.length);
        require(end >= 0, "its end is missing");
        checkCrossReference(file, end);
        require(indexOfObject(file, header, file.length) >= 0, "it holds no object");
        require(indexOf(file, ROOT, header, file.length) >= 0, "it has no catalogue");
        // An update that was cut off leaves objects behind the end of the version before it.
        require(indexOfObject(file, end, file.length) < 0, "its end is missing");
    }

    /** {@code startxref}, a byte offset inside the file, {@code %%EOF}. A cut linearised file ends with offset 0. */
    private static void checkCrossReference(byte[] file, int end) {
        int startXref = lastIndexOf(file, START_XREF, Math.max(0, file.length - TAIL_BYTES), end);
        require(startXref >= 0, "its cross-reference is missing");
        int at = skipSpace(file, startXref + START_XREF.length, end);
        long offset = 0;
        int digits = at;
        while (digits < end && isDigit(file, digits) && offset < file.length) {
            offset = offset * 10 + file[digits] - '0';
            digits++;
        }
        require(digits > at && offset > 0 && offset < file.length, "its cross-reference lies outside the file");
    }

    /** The first {@code 12 0 obj} that starts in [from, to); -1 if there is none. */
    private static int indexOfObject(byte[] file, int from, int to) {
        int at = indexOf(file, OBJECT, from, to);
        while (at >= 0) {
            if (isPrecededByTwoNumbers(file, from, at)) {
                return at;
            }
            at = indexOf(file, OBJECT, at + 1, to);
        }
        return -1;
    }

    private static boolean isPrecededByTwoNumbers(byte[] file, int from, int at) {
        int generation = skipDigitsBack(file, from, skipSpaceBack(file, from, at));
        int generationEnd = skipSpaceBack(file, from, at);
        int numberEnd = skipSpaceBack(file, from, generation);
        int number = skipDigitsBack(file, from, numberEnd);
        return generation < generationEnd && numberEnd < generation && number < numberEnd;
    }

    private static int skipSpace(byte[] file, int at, int end) {
        int here = at;
        while (here < end && isSpace(file[here])) {
            here++;
        }
        return here;
    }

    private static int skipSpaceBack(byte[] file, int from, int at) {
        int here = at;
        while (here > from && isSpace(file[here - 1])) {
            here--;
        }
        return here;
    }

    private static int skipDigitsBack(byte[] file, int from, int at) {
        int here = at;
        while (here > from && isDigit(file, here - 1)) {
            here--;
        }
        return here;
    }

    /** White space as in ISO 32000-1, table 1. */
    private static boolean isSpace(byte b) {
        return b == 0 || b == '\t' || b == '\n' || b == '\f' || b == '\r' || b == ' ';
    }

    private static boolean isDigit(byte[] file, int at) {
        return at < file.length && file[at] >= '0' && file[at] <= '9';
    }

    private static int indexOf(byte[] file, byte[] word, int from, int to) {
        for (int at = from; at <= to - word.length; at++) {
            if (startsAt(file, at, word)) {
                return at;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] file, byte[] word, int from, int to) {
        for (int at = to - word.length; at >= from; at--) {
            if (startsAt(file, at, word)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsAt(byte[] file, int at, byte[] word) {
        if (at > file.length - word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (file[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    private static void require(boolean condition, String finding) {
        if (!condition) {
            throw Refusal.broken("PDF", finding);
        }
    }
}
