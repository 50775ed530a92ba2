package spotter.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few rounds; {@link CrashBench} runs as many as wanted. */
class CrashTest {
    private static final int ROUNDS = 4;

    @TempDir
    Path data;

    @Test
    void aKilledServerHasLostNothingItAcknowledged() throws Exception {
        CrashRounds rounds = new CrashRounds(data, 20261125);
        for (int round = 0; round < ROUNDS; round++) {
            assertEquals(List.of(), rounds.run(), "round " + round);
        }
        assertTrue(rounds.count() > ROUNDS, "hardly anything was done before the kills");
    }
}
