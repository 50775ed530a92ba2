package spotter.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spotter.TestServer.expect;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.ServerProcess;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;

/** A Java that finds no font, as in a slim container: the page comes all the same, without its text. */
class CompareWithoutFontsTest {
    @Test
    void thePageHasNoFooter(@TempDir Path folder) throws Exception {
        // The JDK remembers fonts in the home folder of the user.
        Path none = Files.writeString(
                folder.resolve("none.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>");
        List<String> withoutFonts =
                List.of("env", "FONTCONFIG_FILE=" + none, "JAVA_TOOL_OPTIONS=-Duser.home=" + folder);
        String data = folder.resolve("data").toString();
        try (ServerProcess process = ServerProcess.run(
                        withoutFonts, "serve", "--port", "0", "--data", data, "--registration", "open");
                TestServer server = TestServer.at(process.port())) {
            Person client = server.client();
            TestForm form = new TestForm()
                    .andFile("photo", "me.jpg", "image/jpeg", TestPictures.jpeg(600, 800))
                    .and("weight", 80);
            Answer entry = expect(201, server.upload("/api/progress/weight", client, form));
            Object photo = ProgressTest.photos(entry.json()).get(0).get("id");
            Answer page = expect(200, server.get("/api/progress/compare?before=" + photo + "&after=" + photo, client));
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(page.body()));
            assertEquals(List.of(600 + 9 + 600, 800), List.of(image.getWidth(), image.getHeight()));
            assertTrue(process.log().contains("this Java has no fonts"), process.log());
        }
    }
}
