package spotter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static spotter.TestServer.expect;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spotter.TestServer.Person;

/** Other programs that write into the database of a running server: a command, a backup, a curious owner. */
class BusyDatabaseTest {
    private static final int PEOPLE = 40;

    @TempDir
    Path data;

    @Test
    void aWriteWaitsForAnotherWriterWhileReadersGoOn() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (TestServer server = TestServer.start(data);
                Connection other = connect();
                Statement statement = other.createStatement()) {
            Person client = server.client();
            statement.execute("BEGIN IMMEDIATE");
            CompletableFuture<Person> registered = CompletableFuture.supplyAsync(server::client, threads);
            assertThrows(TimeoutException.class, () -> registered.get(1, TimeUnit.SECONDS));
            expect(200, server.get("/api/auth/me", client));
            statement.execute("ROLLBACK");
            expect(200, server.get("/api/auth/me", registered.get(30, TimeUnit.SECONDS)));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofManyThatWaitForALockThatIsHeldForLongNobodyWaitsForTheOthersToo() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(PEOPLE);
        try (TestServer server = TestServer.start(data);
                Connection other = connect();
                Statement statement = other.createStatement()) {
            Person client = server.client();
            String path = "/api/ws/ws/test-notification/" + client.id();
            statement.execute("BEGIN IMMEDIATE");
            // One after the other they would take 200 s, and the client of these tests gives up after 60.
            List<CompletableFuture<TestServer.Answer>> waiting = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> server.post(path, client, "{}"), threads))
                    .toList();
            for (CompletableFuture<TestServer.Answer> one : waiting) {
                TestServer.Answer refused = expect(503, one.get());
                assertEquals("db.busy", refused.json().get("code"));
                assertEquals("5", refused.header("Retry-After"));
            }
            expect(200, server.get("/api/auth/me", client));
            statement.execute("ROLLBACK");
            expect(200, server.post(path, client, "{}"));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void writersOfTwoProgramsTakeTurnsAndNoClientHearsOfIt() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TestServer server = TestServer.start(data);
                Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE other (number INTEGER)");
            List<CompletableFuture<Person>> people = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> writeAndRegister(server, i), threads))
                    .toList();
            for (CompletableFuture<Person> person : people) {
                expect(200, server.get("/api/auth/me", person.get(60, TimeUnit.SECONDS)));
            }
            assertEquals(PEOPLE, count("other"));
            assertEquals(PEOPLE, count("account"));
        } finally {
            threads.shutdownNow();
        }
    }

    private Person writeAndRegister(TestServer server, int number) {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 30000");
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("INSERT INTO other VALUES (" + number + ")");
            statement.execute("COMMIT");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return server.client();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + data.resolve("spotter.db"));
    }

    private long count(String table) throws SQLException {
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            return statement.executeQuery("SELECT count(*) FROM " + table).getLong(1);
        }
    }
}
