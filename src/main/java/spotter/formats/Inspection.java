package spotter.formats;

import org.jspecify.annotations.Nullable;

/**
 * The verdict on a file that was found sound.
 *
 * @param type by content
 * @param picture its facts; null for a document
 */
public record Inspection(ContentType type, @Nullable PictureFacts picture) {}
