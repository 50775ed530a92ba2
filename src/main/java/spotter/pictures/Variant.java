package spotter.pictures;

/** The sizes a picture is offered in besides the original, all JPEG, never larger than the original. */
public enum Variant {
    THUMBNAIL("thumbnail", "_thumb.jpg", 150),
    MEDIUM("medium", "_medium.jpg", 800),
    LARGE("large", "_large.jpg", 1920);

    private final String wireName;
    private final String suffix;
    private final int maxEdge;

    Variant(String wireName, String suffix, int maxEdge) {
        this.wireName = wireName;
        this.suffix = suffix;
        this.maxEdge = maxEdge;
    }

    /** As in {@code ?size=} and in {@code urls}. */
    public String wireName() {
        return wireName;
    }

    /** What replaces the original's extension in the file name. */
    public String suffix() {
        return suffix;
    }

    /** The longer side at most, in pixels. */
    public int maxEdge() {
        return maxEdge;
    }
}
