package spotter.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spotter.RawHttp;
import spotter.RawHttp.Reply;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.http.Json;

/** How much may be sent at once, with limits of one and two MiB. */
class UploadLimitsTest extends SharedMediaTest {
    private static final int MIB = 1024 * 1024;

    /** How the length of a body reaches the server, and where in it the category stands. */
    enum Way {
        LENGTH_CATEGORY_FIRST,
        LENGTH_CATEGORY_LAST,
        CHUNKED_CATEGORY_FIRST,
        CHUNKED_CATEGORY_LAST;

        TestForm form(byte[] content) {
            TestForm form = new TestForm();
            boolean first = name().endsWith("FIRST");
            return first
                    ? form.and("category", "profile_photo").andFile("file", "me.jpg", "image/jpeg", content)
                    : form.andFile("file", "me.jpg", "image/jpeg", content).and("category", "profile_photo");
        }

        BodyPublisher body(byte[] bytes) {
            return name().startsWith("CHUNKED")
                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))
                    : BodyPublishers.ofByteArray(bytes);
        }
    }

    @Override
    String[] flags() {
        return new String[] {"--profile-photo-max-mib", "1", "--document-max-mib", "2"};
    }

    @AfterEach
    void nothingUnfinishedIsLeft() {
        assertEquals(List.of(), folder.temporary());
    }

    @ParameterizedTest
    @EnumSource
    void exactlyTheLimitPassesAndOneByteMoreDoesNot(Way way) {
        Person client = server.client();
        assertEquals(201, send(client, way, MIB).status());
        Answer refused = send(client, way, MIB + 1);
        assertEquals(413, refused.status(), refused::text);
        assertEquals("media.too_large", code(refused));
        assertTrue(detail(refused).contains("1 MiB"), detail(refused));
        assertEquals(1, folder.count("media WHERE owner_id = " + client.id()));
    }

    @Test
    void nothingAboveEveryLimitIsReadAtAll() {
        Person client = server.client();
        byte[] part = new byte[MIB];
        BodyPublisher endless = BodyPublishers.concat(Stream.generate(() -> BodyPublishers.ofByteArray(part))
                .limit(40)
                .toArray(BodyPublisher[]::new));
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(UPLOAD))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(endless);
        assertEquals(413, server.send(request, client).status());
    }

    @Test
    void whoMayNotUploadIsRefusedBeforeTheBodyIsSent() throws IOException {
        // By hand: the HTTP client of JDK 17 waits for ever when a refusal comes in place of "100 Continue".
        Reply nobody = RawHttp.exchange(
                server.server().port(),
                new byte[0],
                "POST " + UPLOAD + " HTTP/1.1",
                "Content-Type: multipart/form-data; boundary=b",
                "Content-Length: " + MIB,
                "Expect: 100-continue");
        assertEquals(401, nobody.status());
        assertEquals("Not authenticated", Json.readObject(nobody.text()).get("detail"));
    }

    private Answer send(Person person, Way way, int bytes) {
        // What follows the end of a JPEG counts as sent, and is cut off before it is stored.
        byte[] content = Arrays.copyOf(TestPictures.jpeg(40 + way.ordinal(), 30), bytes);
        String boundary = "limit";
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(UPLOAD))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(way.body(way.form(content).encode(boundary)));
        return server.send(request, person);
    }
}
