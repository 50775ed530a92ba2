package spotter.formats;

import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/** The refusals of pictures, in sentences that the owner of the picture can act on. */
final class PictureProblems {
    private PictureProblems() {}

    /** The file ends before the picture does. */
    static Problem cutOff(String format) {
        return broken("This %s is cut off; send the file again.".formatted(format));
    }

    /** @param fault a half sentence: "it has no frame header" */
    static Problem damaged(String format, String fault) {
        return broken("This %s is damaged: %s. Send the file again, or export it anew.".formatted(format, fault));
    }

    private static Problem broken(String detail) {
        return new Problem(ProblemKind.INVALID, "media.broken", detail);
    }

    /** JPEG codings that neither browsers nor our decoder know. */
    static Problem unusualJpeg() {
        return new Problem(
                ProblemKind.INVALID,
                "media.unusual_coding",
                "This JPEG uses arithmetic, lossless or 12-bit coding, which few viewers know;"
                        + " save it as an ordinary JPEG.");
    }

    /** Refuses a canvas beyond the limits; width and height up to 2^31 - 1. */
    static void requireCanvas(PictureLimits limits, long width, long height) {
        if (width > limits.maxSide() || height > limits.maxSide() || width * height > limits.maxPixels()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "media.too_many_pixels",
                    "This picture is %d x %d pixels; at most %d megapixels and %d pixels a side are accepted. Send a smaller one."
                            .formatted(width, height, limits.maxPixels() / 1_000_000, limits.maxSide()));
        }
    }

    /** Refuses an animation beyond the limits. */
    static void requireFrames(PictureLimits limits, long frames, long totalPixels) {
        if (frames > limits.maxFrames()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "media.too_many_frames",
                    "This animation has more than %d frames; send a shorter one.".formatted(limits.maxFrames()));
        }
        if (totalPixels > limits.maxTotalPixels()) {
            throw new Problem(
                    ProblemKind.INVALID,
                    "media.too_many_pixels",
                    "The frames of this animation have more than %d megapixels together; send a smaller or shorter one."
                            .formatted(limits.maxTotalPixels() / 1_000_000));
        }
    }
}
