package spotter.media;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One server for all tests of the class, which keep apart by working with people of their own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedMediaTest extends MediaTest {
    @Override
    @BeforeAll
    void startServer(@TempDir Path fresh) {
        super.startServer(fresh);
    }

    @Override
    @AfterAll
    void stopServer() {
        super.stopServer();
    }
}
