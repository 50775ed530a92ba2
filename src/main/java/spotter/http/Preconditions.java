package spotter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpDateTime;
import org.jspecify.annotations.Nullable;

/** The conditions of a GET or HEAD request, in the order of RFC 9110 section 13.2.2. */
final class Preconditions {
    enum Verdict {
        PASSED,
        NOT_MODIFIED,
        FAILED
    }

    private static final Pattern ETAG = Pattern.compile("(W/)?(\"[^\"]*\")");
    private static final int UNREADABLE = -1;

    private final HttpServletRequest request;
    private final String etag;
    private final long lastModifiedMillis;

    /** @param etag strong, with its quotes */
    Preconditions(HttpServletRequest request, String etag, Instant lastModified) {
        this.request = request;
        this.etag = etag;
        // HTTP dates have whole seconds: compared with the fraction, nothing would ever be unmodified.
        this.lastModifiedMillis = lastModified.getEpochSecond() * 1000;
    }

    Verdict judge() {
        String ifMatch = header("If-Match");
        if (ifMatch != null ? !names(ifMatch, false) : changedAfter("If-Unmodified-Since", false)) {
            return Verdict.FAILED;
        }
        String ifNoneMatch = header("If-None-Match");
        if (ifNoneMatch != null ? names(ifNoneMatch, true) : !changedAfter("If-Modified-Since", true)) {
            return Verdict.NOT_MODIFIED;
        }
        return Verdict.PASSED;
    }

    /** Whether a Range header counts: there is no If-Range, or it names exactly this content (section 13.1.5). */
    boolean rangeCounts() {
        String ifRange = header("If-Range");
        if (ifRange == null) {
            return true;
        }
        boolean isEtag = ifRange.startsWith("\"") || ifRange.startsWith("W/");
        return isEtag ? ifRange.strip().equals(etag) : HttpDateTime.parseToEpoch(ifRange) == lastModifiedMillis;
    }

    private boolean changedAfter(String name, boolean ifAbsent) {
        String value = header(name);
        long since = value == null ? UNREADABLE : HttpDateTime.parseToEpoch(value);
        return since == UNREADABLE ? ifAbsent : lastModifiedMillis > since;
    }

    private boolean names(String list, boolean weakly) {
        if (list.strip().equals("*")) {
            return true;
        }
        Matcher each = ETAG.matcher(list);
        while (each.find()) {
            if (each.group(2).equals(etag) && (weakly || each.group(1) == null)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String header(String name) {
        return request.getHeader(name) == null ? null : String.join(", ", Collections.list(request.getHeaders(name)));
    }
}
