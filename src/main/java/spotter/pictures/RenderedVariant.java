package spotter.pictures;

/**
 * One variant, encoded.
 *
 * @param variant which size
 * @param jpeg the file's bytes; owned by the receiver
 * @param width in pixels
 * @param height in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and written to disk, never compared
public record RenderedVariant(Variant variant, byte[] jpeg, int width, int height) {}
