package spotter.formats;

/**
 * What a picture may declare before anything is decoded: a decode cannot be stopped once begun.
 *
 * @param maxPixels of one frame
 * @param maxSide width and height, in pixels
 * @param maxFrames of an animation
 * @param maxTotalPixels over all frames of an animation
 */
public record PictureLimits(long maxPixels, int maxSide, int maxFrames, long maxTotalPixels) {
    public static final PictureLimits DEFAULT = new PictureLimits(50_000_000, 20_000, 1000, 500_000_000);
}
