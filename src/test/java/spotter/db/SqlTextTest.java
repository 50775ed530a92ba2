package spotter.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.DriverManager;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a statement is a parameter, what is put in, and what is left alone. */
class SqlTextTest {
    private Handle handle;

    @BeforeEach
    void open() {
        handle = Database.jdbi(() -> DriverManager.getConnection("jdbc:sqlite::memory:"))
                .open();
    }

    @AfterEach
    void close() {
        handle.close();
    }

    @Test
    void aParameterMayStandAnywhereAndTwice() {
        assertEquals("5,7,5", text("SELECT :a||','||:long_name2||','||:a", 5, 7));
    }

    @Test
    void textAndNamesInQuotesAndCommentsAreLeftAlone() {
        assertEquals("12:30 it's :a 5", text("SELECT '12:30 it''s :a '||:a -- not :this, don't", 5, 0));
        assertEquals("5", text("SELECT \":a\" FROM (SELECT :a AS \":a\")", 5, 0));
    }

    @Test
    void aParameterNeedsNoName() {
        String asked =
                handle.select("SELECT '?'||?||?", 5, 7).mapTo(String.class).one();
        assertEquals("?57", asked);
    }

    @Test
    void comparisonsAreNotTakenForNames() {
        assertEquals("1", text("SELECT :a<9 AND :a>4 AND :a<>:long_name2", 5, 7));
    }

    @Test
    void whatIsDefinedIsPutInAndItsParametersAreBound() {
        String sql = "SELECT <what> || :a";
        assertEquals(
                "$1\\ 5",
                handle.createQuery(sql)
                        .define("what", "'$1\\ '")
                        .bind("a", 5)
                        .mapTo(String.class)
                        .one());
        assertEquals(
                "65",
                handle.createQuery(sql)
                        .define("what", ":b")
                        .bind("a", 5)
                        .bind("b", 6)
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void aListHasAsManyParametersAsItIsLong() {
        String sql = "SELECT count(*) FROM (VALUES (1), (2), (3)) WHERE column1 IN (<wanted>)";
        for (List<Integer> wanted : List.of(List.of(2), List.of(3, 1), List.of(1, 2, 3))) {
            assertEquals(
                    wanted.size(),
                    handle.createQuery(sql)
                            .bindList("wanted", wanted)
                            .mapTo(Integer.class)
                            .one());
        }
    }

    @Test
    void whatWasNeitherBoundNorDefinedIsAnError() {
        assertThrows(
                JdbiException.class,
                () -> handle.createQuery("SELECT :a")
                        .bind("b", 1)
                        .mapTo(String.class)
                        .one());
        assertThrows(
                IllegalStateException.class,
                () -> handle.createQuery("SELECT <what>").mapTo(String.class).one());
    }

    private String text(String sql, int a, int other) {
        return handle.createQuery(sql)
                .bind("a", a)
                .bind("long_name2", other)
                .mapTo(String.class)
                .one();
    }
}
