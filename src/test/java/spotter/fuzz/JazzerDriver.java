package spotter.fuzz;

import java.io.IOException;

/** Where Jazzer enters: it looks for these two methods by their names. */
public final class JazzerDriver {
    @SuppressWarnings("NullAway.Init") // Jazzer sets it before the first input
    private static Judge judge;

    private JazzerDriver() {}

    /** @param args the target's name */
    public static void fuzzerInitialize(String[] args) {
        judge = new Judge(FuzzTargets.named(args[0]));
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        judge.accepts(input);
    }
}
