package spotter.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * A question that every request asks, past Jdbi, whose own work for a query takes several times as long as SQLite's.
 * Thread-safe.
 */
public final class Lookup<T> {
    private final String sql;
    private final Answer<T> answer;

    /** What becomes of the rows. */
    @FunctionalInterface
    public interface Answer<T> {
        /** @param rows before the first one */
        T read(ResultSet rows) throws SQLException;
    }

    /** @param sql with parameters {@code ?1}, {@code ?2} and so on */
    public Lookup(String sql, Answer<T> answer) {
        this.sql = sql;
        this.answer = answer;
    }

    /** @param parameters text or whole numbers, in their order */
    public T ask(Tx tx, Object... parameters) {
        StatementCache statements = (StatementCache) tx.handle().getStatementBuilder();
        Connection connection = tx.handle().getConnection();
        try {
            PreparedStatement statement = statements.take(connection, sql);
            try {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return answer.read(rows);
                }
            } finally {
                statements.giveBack(statement);
            }
        } catch (SQLException e) {
            throw new UnableToExecuteStatementException("a lookup failed", e, null);
        }
    }
}
