package spotter.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list, and how long the whole list is.
 *
 * @param items of this page
 * @param total of all pages
 */
public record Page<T>(List<T> items, long total) {
    public Page {
        items = List.copyOf(items);
    }

    static <T> Page<T> none() {
        return new Page<>(List.of(), 0);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        List<R> changed = new ArrayList<>();
        items.forEach(item -> changed.add(change.apply(item)));
        return new Page<>(changed, total);
    }

    /** Answers the items as an array, with {@code X-Total-Count} and {@code Link} (RFC 8288). */
    public void answer(Context ctx, Paging paging) {
        ctx.header("X-Total-Count", Long.toString(total));
        List<String> links = new ArrayList<>();
        long last = Math.max(1, (total + paging.size() - 1) / paging.size());
        if (paging.page() < last) {
            links.add(link(ctx, paging.page() + 1L, "next"));
        }
        if (paging.page() > 1) {
            links.add(link(ctx, paging.page() - 1L, "prev"));
        }
        links.add(link(ctx, 1, "first"));
        links.add(link(ctx, last, "last"));
        ctx.header("Link", String.join(", ", links));
        ctx.json(items);
    }

    private static String link(Context ctx, long page, String rel) {
        StringBuilder query = new StringBuilder("?page=" + page);
        ctx.queryParamMap().forEach((name, values) -> {
            if (!"page".equals(name)) {
                values.forEach(value ->
                        query.append('&').append(encode(name)).append('=').append(encode(value)));
            }
        });
        return "<" + ctx.path() + query + ">; rel=\"" + rel + "\"";
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
