package spotter.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a form, part by part. */
final class TestForm {
    static final String BOUNDARY = "----limit-of-one-part";
    static final String TYPE = "Content-Type: multipart/form-data; boundary=" + BOUNDARY;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    TestForm field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    TestForm file(String name, byte[] content) {
        return part("form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: image/png", content);
    }

    TestForm part(String disposition, byte[] content) {
        return raw("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "\r\n\r\n")
                .raw(content)
                .raw("\r\n");
    }

    TestForm raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    TestForm raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    byte[] end() {
        return raw("--" + BOUNDARY + "--\r\n").bytes();
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
