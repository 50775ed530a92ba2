package spotter.http;

/**
 * Which part of a list is wanted.
 *
 * @param page from 1
 * @param size rows a page, 1 to 100
 */
public record Paging(int page, int size) {
    static final int DEFAULT_SIZE = 20;
    static final int MAX_SIZE = 100;
    static final int MAX_PAGE = 1_000_000;

    /** Rows before this page. */
    public long offset() {
        return (page - 1L) * size;
    }
}
