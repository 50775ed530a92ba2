package spotter.pictures;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spotter.TestPictures;
import spotter.fuzz.FuzzTarget;
import spotter.jpeg.ScaledJpeg;
import spotter.jpeg.Strip;

/** Any bytes as a large JPEG: decoded at each of the smaller sizes, or left alone with an IOException. */
public final class ScaledJpegTarget implements FuzzTarget {
    /** Of a side: the time of a decode grows with the pixels. */
    private static final int MOST_PIXELS = 1000;

    @Override
    public Map<String, byte[]> seeds() {
        Map<String, byte[]> seeds = new HashMap<>();
        seeds.put("card", TestPictures.jpeg(40, 24));
        for (String sampling : List.of("11", "21", "12", "22")) {
            int across = sampling.charAt(0) - '0';
            int down = sampling.charAt(1) - '0';
            seeds.put(sampling, SampledJpeg.of(TestPictures.noise(33, 18), across, down, 0));
            seeds.put(sampling + "-restarts", SampledJpeg.of(TestPictures.noise(70, 18), across, down, 1));
        }
        return seeds;
    }

    @Override
    public List<String> words() {
        return List.of("\u00ff\u00d0", "\u00ff\u00d1", "\u00ff\u00d9", "\u00ff\u00da", "\u00ff\0", "\u00ff\u00c1");
    }

    @Override
    public void take(byte[] input) {
        try {
            JpegHead head = JpegHead.of(input);
            if (Math.max(head.size().width(), head.size().height()) > MOST_PIXELS) {
                return;
            }
            for (int shrink = 2; shrink <= 8; shrink *= 2) {
                ScaledJpeg scaled = ScaledJpeg.of(head.forReader(), input, head.scanOffset(), shrink);
                Strip strip = scaled.newStrip();
                YccRows rows = new YccRows(scaled.width(), (y, line) -> {});
                scaled.decode(() -> {
                    rows.strip(strip);
                    return strip;
                });
            }
        } catch (IOException leftAlone) {
            // What it is for: the JDK's reader is asked next.
        }
    }
}
