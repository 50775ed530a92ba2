package spotter.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Kills the server {@code ROUNDS} times and prints what was lost: {@code ./run.sh bench CrashBench -DROUNDS=300}. */
public final class CrashBench {
    private static final int ROUNDS = Integer.getInteger("ROUNDS", 300);

    private CrashBench() {}

    public static void main(String[] args) throws Exception {
        Path data = Files.createTempDirectory("crash");
        CrashRounds rounds = new CrashRounds(data, Long.getLong("SEED", System.nanoTime()));
        int wrong = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            List<String> found = rounds.run();
            wrong += found.size();
            found.forEach(System.out::println);
            if (round % 25 == 0 || round == ROUNDS) {
                System.out.printf("%d kills, %d requests answered, %d wrong%n", round, rounds.count(), wrong);
            }
        }
        System.exit(wrong == 0 ? 0 : 1);
    }
}
