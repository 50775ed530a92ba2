package spotter.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file say it is: one constant for each media type in {@code magic.xml}. ZIP and OLE2 are
 * containers; only their structure tells a Word document from anything else.
 */
enum Family {
    JPEG("image/jpeg", "a JPEG picture", "\u00FF\u00D8\u00FF\u00E0"),
    PNG("image/png", "a PNG picture", "\u0089PNG\r\n\u001A\n"),
    GIF("image/gif", "a GIF picture", "GIF89a"),
    WEBP("image/webp", "a WebP picture", "RIFF\u0004\0\0\0WEBP"),
    PDF("application/pdf", "a PDF document", "%PDF-1.7\n"),
    ZIP("application/zip", "a ZIP archive or an Office document", "PK\u0003\u0004"),
    OLE2("application/x-ole-storage", "an old Office document", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1"),
    RIFF("application/x-riff", "a sound or video file (RIFF)", "RIFF\u0004\0\0\0WAVE"),
    HEIC("image/heic", "a HEIC picture", "\0\0\0\u0018ftypheic"),
    AVIF("image/avif", "an AVIF picture", "\0\0\0\u0018ftypavif"),
    MP4("video/mp4", "a video (MP4 or QuickTime)", "\0\0\0\u0018ftypisom"),
    TIFF("image/tiff", "a TIFF picture", "II*\0"),
    BMP("image/bmp", "a BMP picture", "BM"),
    JXL("image/jxl", "a JPEG XL picture", "\u00FF\n"),
    JP2("image/jp2", "a JPEG 2000 picture", "\0\0\0\fjP  \r\n\u0087\n"),
    PSD("image/vnd.adobe.photoshop", "a Photoshop picture", "8BPS"),
    ICO("image/vnd.microsoft.icon", "an icon", "\0\0\u0001\0"),
    RTF("text/rtf", "an RTF document", "{\\rtf1"),
    HTML("text/html", "a web page (HTML)", "\uFEFF <!DOCTYPE html>"),
    SVG("image/svg+xml", "an SVG drawing", "<svg "),
    XML("text/xml", "an XML or SVG file", "<?xml "),
    SCRIPT("text/x-script", "a script", "<?php "),
    EXE("application/x-dosexec", "a Windows program", "MZ"),
    ELF("application/x-elf", "a Linux program", "\u007FELF"),
    MP3("audio/mpeg", "a sound file (MP3)", "ID3"),
    RAR("application/x-rar", "a RAR archive", "Rar!\u001A\u0007"),
    SEVEN_ZIP("application/x-7z-compressed", "a 7-Zip archive", "7z\u00BC\u00AF'\u001C"),
    GZIP("application/gzip", "a gzip archive", "\u001F\u008B\b"),
    UNKNOWN("application/octet-stream", "a file of no type known here", "");

    private static final Map<String, Family> BY_MIME_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(family -> family.mimeType, Function.identity()));

    private final String mimeType;
    private final String description;
    private final String sample;

    Family(String mimeType, String description, String sample) {
        this.mimeType = mimeType;
        this.description = description;
        this.sample = sample;
    }

    static Optional<Family> ofMimeType(@Nullable String mimeType) {
        return Optional.ofNullable(BY_MIME_TYPE.get(mimeType));
    }

    /** Fits behind "This is". */
    String description() {
        return description;
    }

    /** The shortest start of a file that must be recognised as this family; empty for {@link #UNKNOWN}. */
    byte[] sample() {
        boolean text = sample.startsWith("\uFEFF");
        return sample.getBytes(text ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    }

    /** The accepted type that a file of this family may turn out to be. */
    Optional<ContentType> contentType() {
        return Optional.ofNullable(
                switch (this) {
                    case JPEG -> ContentType.JPEG;
                    case PNG -> ContentType.PNG;
                    case GIF -> ContentType.GIF;
                    case WEBP -> ContentType.WEBP;
                    case PDF -> ContentType.PDF;
                    case ZIP -> ContentType.DOCX;
                    case OLE2 -> ContentType.DOC;
                    case RIFF, HEIC, AVIF, MP4, TIFF, BMP, JXL, JP2, PSD, ICO -> null;
                    case RTF, HTML, SVG, XML, SCRIPT, EXE, ELF, MP3, RAR, SEVEN_ZIP, GZIP, UNKNOWN -> null;
                });
    }

    /** What the person can do to send the same thing in an accepted form; empty where there is nothing to say. */
    String hint() {
        return switch (this) {
            case HEIC ->
                " On an iPhone choose Settings > Camera > Formats > 'Most Compatible', or share the photo as JPEG.";
            case AVIF, TIFF, BMP, JXL, JP2, PSD, ICO, SVG -> " Save it as JPEG or PNG and send that.";
            case RTF -> " Save it as PDF or DOCX and send that.";
            case ZIP, RAR, SEVEN_ZIP, GZIP -> " Send the files one by one, not packed together.";
            case JPEG, PNG, GIF, WEBP, PDF, OLE2, RIFF, MP4, HTML, XML, SCRIPT, EXE, ELF, MP3, UNKNOWN -> "";
        };
    }
}
