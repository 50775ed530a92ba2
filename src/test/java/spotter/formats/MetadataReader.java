package spotter.formats;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.png.PngChunkType;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.gif.GifCommentDirectory;
import com.drew.metadata.jpeg.JpegCommentDirectory;
import com.drew.metadata.png.PngDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What somebody else's library finds in a picture that tells more than the picture shows. */
final class MetadataReader {
    private static final Set<PngChunkType> TEXTS =
            Set.of(PngChunkType.tEXt, PngChunkType.zTXt, PngChunkType.iTXt, PngChunkType.tIME);
    private static final String LIBRARY = "com.drew.metadata.";
    private static final List<String> TELLING = List.of("exif", "xmp", "iptc", "photoshop", "adobe.AdobeXmp");

    private MetadataReader() {}

    /** Names and tags of what was found; the orientation alone is none. */
    static List<String> found(byte[] file) {
        List<String> found = new ArrayList<>();
        for (Directory directory : read(file).getDirectories()) {
            if (isTelling(directory) && !isOrientationAlone(directory)) {
                found.add(directory.getName() + " " + directory.getTags());
            }
        }
        return found;
    }

    private static Metadata read(byte[] file) {
        try {
            return ImageMetadataReader.readMetadata(new ByteArrayInputStream(file), file.length);
        } catch (ImageProcessingException unreadable) {
            return new Metadata();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTelling(Directory directory) {
        if (directory instanceof PngDirectory png) {
            return TEXTS.contains(png.getPngChunkType());
        }
        String name = directory.getClass().getName().substring(LIBRARY.length());
        return directory instanceof JpegCommentDirectory
                || directory instanceof GifCommentDirectory
                || TELLING.stream().anyMatch(name::startsWith);
    }

    private static boolean isOrientationAlone(Directory directory) {
        return directory instanceof ExifIFD0Directory
                && directory.getTagCount() <= 1
                && directory.getTags().stream().allMatch(tag -> tag.getTagType() == ExifDirectoryBase.TAG_ORIENTATION);
    }
}
