package spotter.pictures;

import java.io.IOException;

/** Turns the bytes of one format into pixels: not yet turned upright, alpha on white, the first frame. */
interface Decoder {
    /**
     * Decodes the whole picture into {@code scaler}.
     *
     * @return what the scaler passes on: sRGB itself, or what becomes sRGB by {@link Colours#toRgb}
     * @throws IOException if the content cannot be decoded, or is not of the given size. Decoders of others may
     *     throw any unchecked exception for that as well
     */
    Colours decode(byte[] picture, Size size, Downscaler scaler) throws IOException;

    /** Bytes of memory that decoding the picture takes at most, the array itself and the scaler excluded. */
    long memoryNeeded(byte[] picture, Size size) throws IOException;
}
