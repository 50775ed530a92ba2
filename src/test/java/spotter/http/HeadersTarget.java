package spotter.http;

import static spotter.fuzz.FuzzTarget.require;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import spotter.fuzz.FuzzTarget;

/** Lines of a request's head: Range, the preconditions, X-Forwarded-For; each line is taken for any of them. */
public final class HeadersTarget implements FuzzTarget {
    private static final Instant MODIFIED = Instant.parse("2026-11-22T07:00:00Z");
    private static final String ETAG = "\"abc\"";

    @Override
    public Map<String, byte[]> seeds() {
        String lines = "bytes=0-99\nbytes=-5\nbytes=7-\nbytes=0-1,3-4\n\"abc\", W/\"d,e\"\n*\n"
                + "Sun, 22 Nov 2026 07:00:00 GMT\n1.2.3.4, 5.6.7.8:90\n[2001:db8::1]:443\n::ffff:1.2.3.4";
        return Map.of("lines", lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public List<String> words() {
        return List.of(
                "bytes=",
                "18446744073709551616",
                "9223372036854775807",
                "W/\"",
                "\"abc\"",
                "GMT",
                "Nov",
                "::",
                "[",
                "]:");
    }

    @Override
    public void take(byte[] input) {
        for (String line : new String(input, StandardCharsets.ISO_8859_1).split("\n", 20)) {
            range(line, 0);
            range(line, 10);
            range(line, Long.MAX_VALUE);
            Preconditions conditions = new Preconditions(requestOf(line), ETAG, MODIFIED);
            conditions.judge();
            conditions.rangeCounts();
            address(ClientAddress.forwarded(List.of(line), "127.0.0.1"));
        }
    }

    private static void range(String line, long total) {
        ByteRange range = ByteRange.parse(line, total);
        if (range != null && !range.equals(ByteRange.OUTSIDE)) {
            boolean isInside = range.offset() >= 0 && range.length() > 0 && range.length() <= total - range.offset();
            require(isInside, range + " of " + total);
        }
    }

    private static void address(String address) {
        require(address.matches("[0-9A-Fa-f:.]{2,45}"), address);
        require(ClientAddress.network(address).matches("[0-9A-Fa-f:./]{2,45}"), address);
        ClientAddress.shortened(address);
    }

    /** In which every header that is asked for has this value. */
    private static HttpServletRequest requestOf(String value) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HeadersTarget.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> value;
                    case "getHeaders" -> Collections.enumeration(Arrays.asList(value, value));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Twenty lines, each taken for everything; a date that is none is an exception. */
    @Override
    public long maxAllocatedBytes(int length) {
        return (16 << 20) + 2000L * length;
    }
}
