package spotter.db;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * Takes apart the SQL that the stores give to Jdbi: {@code :name} or {@code ?} is a parameter, {@code <name>} what was
 * defined or bound as a list under that name. Jdbi's own two parsers are generated from grammars: reading each
 * statement once with them was an eighth of all that the JVM compiled for a young server. Thread-safe.
 */
final class SqlText implements TemplateEngine, SqlParser {
    /** A statement with a list in it is another one for every length of the list. */
    private static final int MOST_KEPT = 1000;

    private static final Pattern DEFINED = Pattern.compile("<(\\w+)>");

    /** Or what may look like one: text and names in quotes, comments. */
    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|\"[^\"]*\"|--.*|[?]|:\\w+");

    private final Map<String, ParsedSql> known = new ConcurrentHashMap<>();

    @Override
    public String render(String template, StatementContext context) {
        return DEFINED.matcher(template).replaceAll(name -> Matcher.quoteReplacement(defined(name, context)));
    }

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        ParsedSql parsed = known.get(sql);
        if (parsed == null) {
            parsed = parse(sql);
            if (known.size() < MOST_KEPT) {
                known.put(sql, parsed);
            }
        }
        return parsed;
    }

    @Override
    public String nameParameter(String name, StatementContext context) {
        return ":" + name;
    }

    private static String defined(MatchResult name, StatementContext context) {
        Object value = context.getAttribute(name.group(1));
        if (value == null) {
            throw new IllegalStateException("nothing was defined for " + name.group());
        }
        return value.toString();
    }

    private static ParsedSql parse(String sql) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        Matcher part = PARAMETER.matcher(sql);
        int end = 0;
        while (part.find()) {
            char first = sql.charAt(part.start());
            if (first == ':' || first == '?') {
                parsed.append(sql.substring(end, part.start()));
                end = part.end();
                if (first == ':') {
                    parsed.appendNamedParameter(sql.substring(part.start() + 1, end));
                } else {
                    parsed.appendPositionalParameter();
                }
            }
        }
        return parsed.append(sql.substring(end)).build();
    }
}
