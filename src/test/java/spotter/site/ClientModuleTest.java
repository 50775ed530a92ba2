package spotter.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestBrowser;
import spotter.TestServer;
import spotter.formats.SamplePdf;

/** {@code client.js} in a real browser: the session, requests, files. */
@Timeout(180)
class ClientModuleTest {
    private static final Duration BEYOND_A_TOKEN = Duration.ofMinutes(31);
    private static final Duration BEYOND_A_LINK = Duration.ofHours(3);

    @TempDir
    Path folder;

    private ClientPage page;

    @BeforeAll
    static void requireBrowser() {
        ClientPage.requireBrowser();
    }

    @BeforeEach
    void start() throws IOException {
        page = new ClientPage(folder);
    }

    @AfterEach
    void stop() throws IOException {
        page.close();
    }

    @Test
    void theModuleMayBeImportedAndKept() {
        TestServer.Answer answer = expect(200, page.server().get("/client.js", null));
        assertEquals("text/javascript; charset=utf-8", answer.header("Content-Type"));
        assertEquals("cross-origin", answer.header("Cross-Origin-Resource-Policy"));
        HttpRequest.Builder again =
                HttpRequest.newBuilder(page.server().uri("/client.js")).header("If-None-Match", answer.header("ETag"));
        expect(304, page.server().send(again.header("Origin", page.site().origin()), null));
    }

    @Test
    void aPageLogsInSendsFilesAndWalksThroughThem() throws Exception {
        page.run("""
                const spotter = new Spotter();
                const me = await spotter.login(email, password);
                const seen = [];
                const onProgress = ({ loaded, total, fraction }) => seen.push([loaded, total, fraction]);
                const photo = await spotter.upload(bytes(jpeg, 'jpg'), { category: 'profile_photo', onProgress });
                const document = await spotter.upload(bytes(pdf, 'pdf'), { category: 'document', note: 'of May' });
                const again = await spotter.upload(bytes(pdf, 'pdf'), { category: 'document' });
                const files = await all(spotter.each('/api/files', { limit: 1 }));
                const told = await all(spotter.each('/api/notifications', { limit: 1 }));
                const thumbnail = await fetch(await spotter.imageUrl(photo, 'thumbnail'));
                report({
                  type: 'files', id: me.id, user: spotter.userId, names: files.map(file => file.original_name),
                  note: document.note, duplicate: again.duplicate, progress: seen.at(-1)[2],
                  told: told.map(one => one.id), picture: thumbnail.headers.get('Content-Type'),
                });
                await spotter.deleteFile(photo);
                const error = await spotter.get(`/api/files/${photo.id}`).catch(it => it);
                await spotter.logout();
                const { status, detail, code } = error;
                report({ type: 'end', typed: error instanceof SpotterError, status, detail, code, in: spotter.isLoggedIn });
                """);
        try (TestBrowser browser = page.open()) {
            Map<String, Object> files = page.site().next("files");
            assertEquals((int) page.client().id(), files.get("id"));
            assertEquals((int) page.client().id(), files.get("user"));
            assertEquals(List.of("a b.pdf", "a b.jpg"), files.get("names"));
            assertEquals("of May", files.get("note"));
            assertEquals(true, files.get("duplicate"));
            assertEquals(1, files.get("progress"));
            assertEquals(List.of(2, 1), files.get("told"));
            assertEquals("image/jpeg", files.get("picture"));
            Map<String, Object> end = page.site().next("end");
            assertEquals(true, end.get("typed"), end.toString());
            assertEquals(404, end.get("status"));
            assertEquals("File not found", end.get("detail"));
            assertEquals(false, end.get("in"));
        }
    }

    @Test
    void aDownloadBringsTheBytesAndTellsHowManyHaveCome() throws Exception {
        page.run("""
                const spotter = new Spotter();
                await spotter.login(email, password);
                const { file_type, filename } = await spotter.upload(bytes(pdf, 'pdf'), { category: 'document' });
                const seen = [];
                const onProgress = one => seen.push(one);
                const path = `/api/files/media/${file_type}/${filename}`;
                const blob = await spotter.download(path, { onProgress });
                const error = await spotter.download(path + 'x').catch(it => it);
                const aborted = await spotter.download(path, { signal: AbortSignal.abort() }).catch(it => it);
                report({
                  type: 'downloaded', kind: blob.type, same: await blob.text() === atob(pdf), last: seen.at(-1),
                  typed: error instanceof SpotterError, status: error.status, aborted: aborted.name,
                });
                """);
        try (TestBrowser browser = page.open()) {
            Map<String, Object> downloaded = page.site().next("downloaded");
            assertEquals("application/pdf", downloaded.get("kind"));
            assertEquals(true, downloaded.get("same"));
            int bytes = SamplePdf.onePage().length;
            assertEquals(Map.of("loaded", bytes, "total", bytes, "fraction", 1), downloaded.get("last"));
            assertEquals(List.of(true, 404), List.of(downloaded.get("typed"), downloaded.get("status")));
            assertEquals("AbortError", downloaded.get("aborted"));
        }
    }

    @Test
    void anAbortedUploadRejectsAndLeavesNothing() throws Exception {
        page.run("""
                const spotter = new Spotter();
                await spotter.login(email, password);
                const controller = new AbortController();
                const large = new File([atob(pdf), new Uint8Array(20_000_000)], 'large.pdf');
                const onProgress = () => controller.abort();
                const options = { category: 'document', signal: controller.signal, onProgress };
                const { name } = await spotter.upload(large, options).catch(error => error);
                report({ type: 'aborted', name, files: await all(spotter.files()) });
                """);
        try (TestBrowser browser = page.open()) {
            Map<String, Object> aborted = page.site().next("aborted");
            assertEquals("AbortError", aborted.get("name"));
            assertEquals(List.of(), aborted.get("files"));
        }
    }

    @Test
    void anUploadIsTriedAgainWhenTheServerSaysAndWithoutAnswer() throws Exception {
        page.proxy().fail("/api/files/upload", 503, ApiProxy.BREAK, 429);
        page.run("""
                const pauses = [];
                const real = setTimeout;
                window.setTimeout = (task, ms) => { pauses.push(ms); return real(task, 0); };
                const spotter = new Spotter({ baseUrl: proxy, storage: null });
                await spotter.login(email, password);
                const media = await spotter.upload(bytes(pdf, 'pdf'), { category: 'document' });
                report({ type: 'stored', id: media.id, pauses });
                """);
        try (TestBrowser browser = page.open()) {
            List<?> pauses = (List<?>) page.site().next("stored").get("pauses");
            assertEquals(3, pauses.size(), pauses.toString());
            assertEquals(7000, pauses.get(0));
            assertEquals(7000, pauses.get(2));
            assertEquals(
                    1, page.server().get("/api/files", page.client()).items().size());
        }
    }

    @Test
    void manyRequestsInTwoTabsRenewTheTokensOnce() throws Exception {
        page.run("""
                const spotter = new Spotter({ baseUrl: proxy });
                const other = new Spotter({ baseUrl: proxy });
                await spotter.login(email, password);
                report({ type: 'ready' });
                await go();
                const asked = [spotter, spotter, spotter, other, other, other].map(one => one.me());
                report({ type: 'answered', ids: (await Promise.all(asked)).map(user => user.id) });
                """);
        try (TestBrowser browser = page.open()) {
            page.site().next("ready");
            page.clock().advance(BEYOND_A_TOKEN);
            page.site().proceed();
            assertEquals(6, ((List<?>) page.site().next("answered").get("ids")).size());
            assertEquals(1, page.proxy().count("/api/auth/refresh"));
        }
    }

    @Test
    void aSignedLinkIsRenewedBeforeItRunsOut() throws Exception {
        page.run("""
                let now = %d;
                Date.now = () => now;
                const spotter = new Spotter();
                await spotter.login(email, password);
                const photo = await spotter.upload(bytes(jpeg, 'jpg'), { category: 'profile_photo' });
                const first = await spotter.imageUrl(photo);
                report({ type: 'fresh', same: first === server + photo.urls.medium });
                await go();
                now += %d;
                const [second, third] = await Promise.all([spotter.imageUrl(photo), spotter.imageUrl(photo)]);
                const [old, fresh] = await Promise.all([fetch(first), fetch(second)]);
                report({ type: 'renewed', old: old.status, fresh: fresh.status, same: second === third });
                """.formatted(page.clock().instant().toEpochMilli(), BEYOND_A_LINK.toMillis()));
        try (TestBrowser browser = page.open()) {
            assertEquals(true, page.site().next("fresh").get("same"));
            page.clock().advance(BEYOND_A_LINK);
            page.site().proceed();
            Map<String, Object> renewed = page.site().next("renewed");
            assertEquals(
                    List.of(410, 200, true), List.of(renewed.get("old"), renewed.get("fresh"), renewed.get("same")));
        }
    }
}
