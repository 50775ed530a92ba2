package spotter.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names one request, on its answer and in the log; tells nothing and proves nothing. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private RequestId() {}

    static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
