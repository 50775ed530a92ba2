package spotter.site;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static spotter.TestServer.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestClock;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Person;
import spotter.formats.SamplePdf;
import spotter.http.Json;

/** {@code spotter.sh} as the server hands it out, run by the machine's own shell. */
@Timeout(180)
class SpotterScriptTest {
    private static final byte[] PDF = SamplePdf.onePage();
    private static final Duration BEYOND_A_TOKEN = Duration.ofMinutes(31);

    @TempDir
    Path data;

    @TempDir
    Path homes;

    private final TestClock clock = new TestClock();
    private TestServer server;
    private Person trainer;
    private Person client;
    private ShellScript shell;

    @BeforeAll
    static void requireShell() throws Exception {
        assumeTrue(
                isThere("sh") && isThere("curl"),
                "NOT TESTED: sh or curl is not installed, so nobody has run spotter.sh");
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @BeforeEach
    void start() throws Exception {
        server = TestServer.start(data, clock, "--socket-round-seconds", "1");
        trainer = server.trainer();
        client = server.clientOf(trainer);
        shell = shellOf(client);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theServerHandsItOutAndItExplainsItself() throws Exception {
        TestServer.Answer answer = expect(200, server.get("/spotter.sh", null));
        assertEquals("text/x-shellscript; charset=utf-8", answer.header("Content-Type"));
        assertTrue(answer.header("ETag").startsWith("\""));
        ShellScript.Result help = shell.run("help").expect(0);
        assertTrue(help.out().contains("spotter.sh up FILE..."), help.out());
    }

    @Test
    void whatItKeepsIsForItsOwnerAlone() throws Exception {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(shell.session())));
        assertFalse(Files.readString(shell.session()).contains(TestServer.password()));
        ShellScript.Result me = shell.run("me").expect(0);
        assertTrue(me.out().contains(client.email()), me.out());
    }

    @Test
    void aFileGoesUpIsListedComesBackAndGoes() throws Exception {
        Files.write(shell.folder().resolve("plan.pdf"), PDF);
        String id = idOf(
                shell.run("up", "plan.pdf", "--note", "line one\n\"line two\"").expect(0));
        assertEquals(
                "line one\n\"line two\"",
                server.get("/api/files/" + id, client).json().get("note"));
        assertTrue(shell.run("up", "plan.pdf").expect(0).out().contains("was already there"));
        assertTrue(shell.run("ls", "--category", "document").expect(0).out().endsWith("plan.pdf\n"));
        shell.run("get", id, "-o", "back.pdf").expect(0);
        assertArrayEquals(PDF, Files.readAllBytes(shell.folder().resolve("back.pdf")));
        shell.run("rm", id).expect(0);
        assertEquals("", shell.run("ls").expect(0).out());
    }

    @Test
    void namesThatShellsAndFormsTripOverArriveAsTheyAre() throws Exception {
        List<String> names = List.of("a \"b\" c.pdf", "d; e, f.pdf", "g'$HOME`h`.pdf", "-o.pdf", "naïve 😀.pdf");
        for (String name : names) {
            Files.write(shell.folder().resolve(name), PDF);
            String id = idOf(shell.run("up", "--", name).expect(0));
            assertEquals(name, server.get("/api/files/" + id, client).json().get("original_name"));
            shell.run("rm", id).expect(0);
        }
        Files.write(shell.folder().resolve("two\nlines.pdf"), PDF);
        assertTrue(shell.run("up", "two\nlines.pdf").expect(0).out().contains("twolines.pdf"));
    }

    @Test
    void aDownloadStaysInTheFolderAndOverwritesNothingUnasked() throws Exception {
        Files.write(shell.folder().resolve(".profile.pdf"), PDF);
        String id = idOf(shell.run("up", ".profile.pdf").expect(0));
        assertEquals(
                "./_profile.pdf\n", shell.run("get", ".profile.pdf").expect(0).out());
        Path target = Files.writeString(shell.folder().resolve("_profile.pdf"), "mine");
        assertTrue(shell.run("get", id).expect(1).err().contains("-f overwrites it"));
        assertEquals("mine", Files.readString(target));
        shell.run("get", "-f", id).expect(0);
        assertArrayEquals(PDF, Files.readAllBytes(target));
    }

    @Test
    void aDownloadGoesOnWhereItBrokeOff() throws Exception {
        Files.write(shell.folder().resolve("plan.pdf"), PDF);
        String id = idOf(shell.run("up", "plan.pdf").expect(0));
        String uuid = (String) server.get("/api/files/" + id, client).json().get("uuid");
        Path part = shell.folder().resolve("back.pdf." + uuid.substring(0, 8) + "-original.part");
        Files.write(part, Arrays.copyOf(PDF, 200));
        shell.run("get", id, "-o", "back.pdf").expect(0);
        assertArrayEquals(PDF, Files.readAllBytes(shell.folder().resolve("back.pdf")));
        assertFalse(Files.exists(part));
        // Not the beginning of this file: a digest says so, and the next try begins anew.
        Files.write(part, new byte[200]);
        assertTrue(shell.run("get", "-f", id, "-o", "back.pdf").expect(1).err().contains("damaged"));
        shell.run("get", "-f", id, "-o", "back.pdf").expect(0);
        assertArrayEquals(PDF, Files.readAllBytes(shell.folder().resolve("back.pdf")));
    }

    @Test
    void aPictureIsToldWhatItIsAndComesInSizes() throws Exception {
        Files.write(shell.folder().resolve("me.jpg"), TestPictures.jpeg(900, 600));
        assertTrue(shell.run("up", "me.jpg").expect(2).err().contains("--as profile"));
        String id = idOf(shell.run("up", "me.jpg", "--as", "profile").expect(0));
        assertEquals(
                "./me_thumbnail.jpg\n",
                shell.run("get", id, "--size", "thumbnail").expect(0).out());
        assertEquals(
                "./me_medium.jpg\n",
                shell.run("get", id, "--size", "medium").expect(0).out());
        String entry = String.valueOf(
                server.post("/api/progress", client, "{\"weight\":80}").id());
        shell.run("up", "--as", "progress", entry, "me.jpg").expect(0);
        assertTrue(shell.run("ls", "--category", "progress").expect(0).out().contains("progress_photo"));
    }

    @Test
    void watchTellsWhatHappensInOneLineEach() throws Exception {
        Person other = server.clientOf(trainer);
        ShellScript trainers = shellOf(trainer);
        try (ShellScript.Running watch = shell.start("watch", "--since", "0")) {
            assertTrue(watch.line().contains("  system  "), "the new trainer is told first");
            trainers.run("msg", String.valueOf(client.id()), "first\nline \"quoted\" \\ \u001b[31m")
                    .expect(0);
            assertTrue(watch.line().endsWith("first line \"quoted\" \\  [31m"));
            // Runs out while it watches: it goes on with fresh tokens, and nothing is lost or comes twice.
            clock.advance(BEYOND_A_TOKEN);
            trainers.run("msg", String.valueOf(client.id()), "second").expect(0);
            trainers.run("msg", String.valueOf(other.id()), "not yours").expect(0);
            trainers.run("msg", String.valueOf(client.id()), "third").expect(0);
            assertTrue(watch.line().endsWith("second"));
            assertTrue(watch.line().endsWith("third"));
            assertEquals(143, watch.end());
        }
        try (Stream<Path> left = Files.list(shell.folder().getParent())) {
            assertEquals(
                    List.of(),
                    left.filter(it -> it.toString().contains("/spotter.")).toList());
        }
    }

    @Test
    void messagesGoBothWaysAndAreReadInTheInbox() throws Exception {
        shellOf(trainer)
                .run("msg", String.valueOf(client.id()), "Legs", "tomorrow")
                .expect(0);
        assertTrue(shell.run("inbox").expect(0).out().contains("(1 new): Legs tomorrow"));
        shell.run("msg", String.valueOf(trainer.id()), "no").expect(0);
        String talk = shell.run("inbox", String.valueOf(trainer.id())).expect(0).out();
        assertTrue(talk.matches("\\S+ \\S+  Legs tomorrow\n\\S+ \\S+  > no\n"), talk);
        assertFalse(shell.run("inbox").expect(0).out().contains("new"));
    }

    @Test
    void statsAreForThoseWhoTrain() throws Exception {
        Files.write(shell.folder().resolve("plan.pdf"), PDF);
        shell.run("up", "plan.pdf").expect(0);
        assertTrue(shell.run("stats").expect(1).err().contains("Only trainers can view media statistics"));
        String stats = shellOf(trainer).run("stats").expect(0).out();
        assertTrue(stats.contains(PDF.length + " B"), stats);
    }

    @Test
    void tokensAreRenewedOnceForManyAtATime() throws Exception {
        String before = Files.readString(shell.session());
        clock.advance(BEYOND_A_TOKEN);
        List<ShellScript.Running> all = List.of(shell.start("me"), shell.start("me"), shell.start("me"));
        for (ShellScript.Running one : all) {
            // A refresh token that came twice would have ended the session for all of them.
            assertTrue(one.line().startsWith("id "));
            one.close();
        }
        assertNotEquals(before, Files.readString(shell.session()));
        Files.write(shell.folder().resolve("plan.pdf"), PDF);
        clock.advance(BEYOND_A_TOKEN);
        shell.run("up", "plan.pdf").expect(0);
    }

    @Test
    void anEndedSessionAndALogoutAreSaidPlainly() throws Exception {
        shell.run("logout").expect(0);
        assertTrue(shell.run("me").expect(1).err().contains("not logged in"));
        ShellScript again = shellOf(client);
        expect(200, server.put("/api/users/me", client, "{}"));
        String passwords = Json.write(Map.of("current_password", TestServer.password(), "new_password", "another one"));
        expect(200, server.post("/api/auth/password/change", client, passwords));
        assertTrue(again.run("me").expect(1).err().contains("the session has ended; log in again"));
    }

    @Test
    void refusalsAreTheServersSentenceAndWrongUseIsNamed() throws Exception {
        Files.writeString(shell.folder().resolve("fake.pdf"), "no pdf");
        assertTrue(shell.run("up", "fake.pdf").expect(1).err().startsWith("spotter.sh: fake.pdf: "));
        assertEquals(
                "spotter.sh: File not found\n", shell.run("rm", "999").expect(1).err());
        assertEquals(
                "spotter.sh: User not found\n",
                shell.run("msg", "999", "hello").expect(1).err());
        shell.run("msg", "nobody", "hello").expect(2);
        shell.run("fly").expect(2);
        shell.run("get").expect(2);
        shell.run("ls", "--category", "secrets").expect(2);
        ShellScript nobody = new ShellScript(script(), Files.createTempDirectory(homes, "nobody"));
        assertEquals(
                "spotter.sh: Incorrect email or password\n",
                nobody.runWith("wrong\n", "login", server.uri("").toString(), client.email())
                        .expect(1)
                        .err());
        assertTrue(nobody.runWith("x\n", "login", "http://127.0.0.1:1", "a@b.c")
                .expect(1)
                .err()
                .contains("cannot reach"));
    }

    private ShellScript shellOf(Person person) throws Exception {
        ShellScript own = new ShellScript(script(), Files.createTempDirectory(homes, "home"));
        own.runWith(TestServer.password() + "\n", "login", server.uri("").toString(), person.email())
                .expect(0);
        return own;
    }

    private Path script() throws IOException {
        Path folder = Files.createTempDirectory(homes, "script");
        return Files.write(
                folder.resolve("spotter.sh"),
                expect(200, server.get("/spotter.sh", null)).body());
    }

    private static String idOf(ShellScript.Result upload) {
        return upload.out().substring(0, upload.out().indexOf('\t'));
    }
}
