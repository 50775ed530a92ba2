package spotter.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Bytes {@code [offset, offset + length)} of something longer (RFC 9110 section 14). */
record ByteRange(long offset, long length) {
    /** A range that lies outside: the answer is 416. */
    static final ByteRange OUTSIDE = new ByteRange(0, 0);

    private static final Pattern SINGLE =
            Pattern.compile("[ \\t]*bytes[ \\t]*=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*", Pattern.CASE_INSENSITIVE);
    private static final int MAX_DIGITS = 18;

    /** What a Range header asks for; null for the whole, also if it is broken or names several ranges. */
    static @Nullable ByteRange parse(@Nullable String header, long total) {
        Matcher range = SINGLE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return null;
        }
        if (range.group(1).isEmpty()) {
            return range.group(2).isEmpty() ? null : suffix(number(range.group(2)), total);
        }
        long first = number(range.group(1));
        long last = range.group(2).isEmpty() ? Long.MAX_VALUE : number(range.group(2));
        if (last < first) {
            return null;
        }
        // The start first: the cut below would turn a start past the end into a negative length.
        return first >= total ? OUTSIDE : new ByteRange(first, Math.min(last, total - 1) - first + 1);
    }

    String contentRange(long total) {
        return "bytes " + offset + '-' + (offset + length - 1) + '/' + total;
    }

    private static @Nullable ByteRange suffix(long length, long total) {
        if (length == 0) {
            return OUTSIDE;
        }
        // The end of nothing is satisfiable, but no Content-Range can say so: the whole is the same.
        return total == 0 ? null : new ByteRange(Math.max(0, total - length), Math.min(length, total));
    }

    private static long number(String digits) {
        return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
