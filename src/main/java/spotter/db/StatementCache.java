package spotter.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The prepared statements of one connection, kept for the next time: compiling a query costs SQLite more than
 * answering it. A statement in use is not among the idle ones, so that the same SQL may run inside itself.
 */
final class StatementCache extends DefaultStatementBuilder {
    /** More than the hot paths have; each takes some 10 KB of SQLite's memory. */
    private static final int MOST_IDLE = 64;

    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();
    /** By what SQL: what Jdbi closes a statement with is the text before its parameters were parsed. */
    private final Map<Statement, String> busy = new IdentityHashMap<>();

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return inUse(kept == null ? super.create(connection, sql, context) : kept, sql);
    }

    /** The same for who does without Jdbi; to be given back. */
    PreparedStatement take(Connection connection, String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return inUse(kept == null ? connection.prepareStatement(sql) : kept, sql);
    }

    private PreparedStatement inUse(PreparedStatement statement, String sql) {
        busy.put(statement, sql);
        return statement;
    }

    @Override
    public void close(Connection connection, String text, Statement statement) throws SQLException {
        giveBack(statement);
    }

    void giveBack(Statement statement) throws SQLException {
        String sql = busy.remove(statement);
        if (sql == null || !(statement instanceof PreparedStatement prepared) || !isUsable(prepared)) {
            statement.close();
            return;
        }
        PreparedStatement twin = idle.put(sql, prepared);
        if (twin != null) {
            twin.close();
        } else if (idle.size() > MOST_IDLE) {
            closeEldest();
        }
    }

    // Nothing is unbound here: SQLite would take that for a change of what the query is like, and compile it again.
    private static boolean isUsable(PreparedStatement statement) {
        try {
            statement.getMetaData();
            return true;
        } catch (SQLException finalized) {
            // The driver finalizes a statement that failed for more than a conflict: on a full disk, for one.
            return false;
        }
    }

    private void closeEldest() throws SQLException {
        Iterator<PreparedStatement> eldest = idle.values().iterator();
        eldest.next().close();
        eldest.remove();
    }
}
