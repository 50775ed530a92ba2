package spotter.jpeg;

/**
 * One of a picture's three components, as its header describes it.
 *
 * @param across blocks beside each other in a unit, 1 or 2
 * @param down blocks below each other in a unit, 1 or 2
 * @param steps quantization of the 64 coefficients in the order of the file, and as many zeros
 */
@SuppressWarnings("ArrayRecordComponent") // read in the innermost loop, never compared
record Component(int across, int down, int[] steps, HuffmanTable dc, HuffmanTable ac) {}
