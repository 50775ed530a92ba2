package spotter.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import spotter.TestPictures;
import spotter.bench.BenchServer.Person;

/**
 * What one person waits for on a server that is his alone and on one with {@code USERS} people, each with ten pictures
 * and a hundred notifications; by turns, medians. The rows are written by SQL: the pictures' bytes are not there.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * ./run.sh bench GrowthBench -DUSERS=100000 -DROUNDS=200
 * }</pre>
 */
public final class GrowthBench {
    private static final int USERS = Integer.getInteger("USERS", 100_000);
    private static final int ROUNDS = Integer.getInteger("ROUNDS", 200);
    private static final int PICTURES = 10;
    private static final int NOTIFICATIONS = 100;

    private static final String NUMBERS = """
            WITH RECURSIVE number (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number LIMIT %d)
            """;
    private static final List<String> ROWS = List.of("""
            INSERT OR IGNORE INTO account (id, email, email_key, full_name, name_key, role, is_active,
                                           credential_version, created_at, updated_at)
            %s
            SELECT n + 1, 'g' || n, 'g' || n, 'G ' || n, 'g ' || n, 'client', 1, 1, 0, 0
              FROM number
            """, """
            INSERT INTO media (id, uuid, category, owner_id, entity_id, filename, original_name, mime_type, sha256,
                               received_sha256, created_at)
            %s
            SELECT n + 1000, 'u' || n, 'document', n %% :users + 1, n %% :users + 1, 'f' || n || '.pdf', 'f', 'application/pdf',
                   hex(n), hex(n), n * 1000
              FROM number
            """, """
            INSERT INTO media_blob (storage_key, media_id, size_name, size_bytes)
            SELECT 'documents/' || filename, id, 'original', 1000
              FROM media
             WHERE mime_type = 'application/pdf'
            """, """
            INSERT INTO notification (user_id, seq, type, title, message, payload, created_at)
            %s
            SELECT n %% :users + 1, n / :users + 1, 'system', 'T', 'M', '{}', unixepoch() * 1000
              FROM number
            """, """
            INSERT INTO notification_counter (user_id, last_seq, pruned_seq)
            SELECT user_id, max(seq), 0
              FROM notification
             GROUP BY user_id
            """);

    private GrowthBench() {}

    private interface Deed {
        void run(BenchServer server, Person person, String photo);
    }

    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        try (BenchServer alone = new BenchServer();
                BenchServer full = new BenchServer()) {
            Person one = alone.register(0);
            Person other = full.register(0);
            fill(alone, 1);
            fill(full, USERS);
            String[] photos = {
                alone.upload(one, TestPictures.jpeg(300, 200)), full.upload(other, TestPictures.jpeg(300, 200))
            };
            Map<String, Deed> deeds = new LinkedHashMap<>();
            deeds.put("GET of a thumbnail", (server, person, photo) -> server.get(person, photo + "?size=thumbnail"));
            deeds.put("list of files", (server, person, photo) -> server.get(person, "/api/files"));
            deeds.put("inbox", (server, person, photo) -> server.get(person, "/api/notifications"));
            deeds.forEach((name, deed) -> {
                List<Double> few = new ArrayList<>();
                List<Double> many = new ArrayList<>();
                for (int i = 0; i < ROUNDS; i++) {
                    few.add(millis(() -> deed.run(alone, one, photos[0])));
                    many.add(millis(() -> deed.run(full, other, photos[1])));
                }
                report(name, few, many);
            });
            List<Double> few = new ArrayList<>();
            List<Double> many = new ArrayList<>();
            for (int i = 0; i < ROUNDS / 2; i++) {
                byte[] picture = TestPictures.jpeg(400 + i, 300);
                few.add(millis(() -> alone.upload(one, picture)));
                many.add(millis(() -> full.upload(other, picture)));
            }
            report("upload", few, many);
        }
    }

    private static void fill(BenchServer server, int users) throws SQLException {
        int[] counts = {users, users * PICTURES, 0, users * NOTIFICATIONS, 0};
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + server.database());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 60000");
            for (int i = 0; i < counts.length; i++) {
                String sql = ROWS.get(i).replace(":users", Integer.toString(users));
                statement.executeUpdate(
                        counts[i] == 0
                                ? sql
                                : sql.replace("%s", NUMBERS.formatted(counts[i]))
                                        .replace("%%", "%"));
            }
        }
    }

    private static void report(String name, List<Double> few, List<Double> many) {
        System.out.printf(
                Locale.ROOT,
                "%-20s alone %6.2f ms, among %d %6.2f ms, ratio %.2f%n",
                name,
                median(few),
                USERS,
                median(many),
                median(many) / median(few));
    }

    /** The later half: the first one warms up. */
    private static double median(List<Double> times) {
        List<Double> warm = new ArrayList<>(times.subList(times.size() / 2, times.size()));
        Collections.sort(warm);
        return warm.get(warm.size() / 2);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}
