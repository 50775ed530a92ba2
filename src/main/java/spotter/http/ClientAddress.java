package spotter.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a request comes from, and what of that address tells one sender from another. */
public final class ClientAddress {
    /** What providers give one customer; every address within it is free for him to choose. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private static final Pattern IPV4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?");
    /** Also of an IPv4 address in the guise of an IPv6 one. */
    private static final Pattern IPV4_AT_END = Pattern.compile("(?:.*:)?([0-9]{1,3}(?:\\.[0-9]{1,3}){2})\\.[0-9]{1,3}");

    private static final Pattern IPV6 =
            Pattern.compile("\\[?([0-9A-Fa-f:.]{2,45})](?::[0-9]{1,5})?|([0-9A-Fa-f:.]{2,45})");

    private ClientAddress() {}

    /**
     * The last element of the last {@code X-Forwarded-For} line: the one that our own proxy added, with or without
     * brackets and port; all before it is whatever the client claimed.
     *
     * @param peer who the connection comes from, used when the header says nothing readable
     */
    static String forwarded(List<String> headers, String peer) {
        if (headers.isEmpty()) {
            return peer;
        }
        String header = headers.get(headers.size() - 1);
        String last = header.substring(header.lastIndexOf(',') + 1).strip();
        Matcher four = IPV4.matcher(last);
        if (four.matches()) {
            return four.group(1);
        }
        Matcher six = IPV6.matcher(last);
        if (six.matches() && last.contains(":")) {
            return six.group(1) == null ? six.group(2) : six.group(1);
        }
        return peer;
    }

    /** For keeping: an IPv4 address without its last byte, an IPv6 address by its first 48 bits, a subscriber's part. */
    public static String shortened(String address) {
        String network = network(address);
        if (network.endsWith("/64")) {
            return group(network, 0) + ":" + group(network, 1) + ":" + group(network, 2) + "::/48";
        }
        Matcher four = IPV4_AT_END.matcher(network);
        return four.matches() ? four.group(1) + ".0/24" : "unknown";
    }

    /** @param address of a connection, never of a header */
    static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** For counting: an IPv4 address as it is, an IPv6 address by its first 64 bits. */
    public static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            // With a colon in it this is read as an address, never looked up as a name.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length <= IPV6_NETWORK_BYTES
                    ? address
                    : HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES) + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String group(String hex, int index) {
        return Integer.toHexString(Integer.parseInt(hex.substring(4 * index, 4 * index + 4), 16));
    }
}
