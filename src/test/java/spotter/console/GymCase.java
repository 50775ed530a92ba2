package spotter.console;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer;

/** A server with the demo's people, new for each test. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class GymCase {
    @TempDir
    Path folder;

    DemoGym gym;
    TestServer server;

    @BeforeEach
    void openGym() throws IOException {
        gym = new DemoGym(folder, flags());
        server = gym.server();
    }

    @AfterEach
    void closeGym() {
        gym.close();
    }

    /** Of the server; none unless a test's story needs them. */
    String[] flags() {
        return new String[0];
    }
}
