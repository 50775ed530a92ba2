package spotter.nutrition;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import spotter.db.Tx;
import spotter.http.Page;
import spotter.http.Paging;

/** Pages of one kind of rows: the page and the length of the whole list, by one and the same condition. */
final class PageStore<T> {
    private final String list;
    private final String count;
    private final RowMapper<T> mapper;

    /**
     * @param listed {@code FROM} and {@code WHERE}; says {@code IN (<owners>)}, without an OR that would keep it from using an index
     * @param order what decides the order, ending with something unique
     */
    PageStore(String columns, String listed, String order, RowMapper<T> mapper) {
        this.list = "SELECT " + columns + listed + " ORDER BY " + order + " LIMIT :limit OFFSET :offset";
        this.count = "SELECT count(*) " + listed;
        this.mapper = mapper;
    }

    /** @param owners whose rows; empty for everybody's */
    Page<T> page(Tx tx, Optional<List<Long>> owners, Map<String, @Nullable Object> bindings, Paging paging) {
        List<T> items = query(tx, list, owners, bindings)
                .bind("limit", paging.size())
                .bind("offset", paging.offset())
                .map(mapper)
                .list();
        long total = query(tx, count, owners, bindings).mapTo(Long.class).one();
        return new Page<>(items, total);
    }

    private static Query query(Tx tx, String sql, Optional<List<Long>> owners, Map<String, @Nullable Object> bindings) {
        Query query = tx.handle().createQuery(sql).bindMap(bindings);
        if (owners.isEmpty()) {
            return query.define("owners", "SELECT id FROM account");
        }
        // SQL knows no empty list; no account has the id 0.
        return query.bindList("owners", owners.get().isEmpty() ? List.of(0L) : owners.get());
    }
}
