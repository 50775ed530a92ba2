package spotter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A multipart/form-data body (RFC 7578), parts in the order they were added. */
public final class TestForm {
    private record Part(String head, byte[] content) {}

    private final List<Part> parts = new ArrayList<>();

    public static TestForm file(String name, byte[] content) {
        return new TestForm().andFile("file", name, "application/octet-stream", content);
    }

    public TestForm and(String field, Object value) {
        parts.add(new Part(
                "Content-Disposition: form-data; name=\"" + field + "\"\r\n",
                value.toString().getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    public TestForm andFile(String field, String name, String type, byte[] content) {
        parts.add(new Part(
                "Content-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name + "\"\r\nContent-Type: "
                        + type + "\r\n",
                content));
        return this;
    }

    public byte[] encode(String boundary) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Part part : parts) {
            body.writeBytes(("--" + boundary + "\r\n" + part.head() + "\r\n").getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }
}
