package spotter.formats;

import java.util.Set;

/** The types of file that are accepted, each recognised by its content alone. */
public enum ContentType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    GIF("image/gif", "gif"),
    PDF("application/pdf", "pdf"),
    DOC("application/msword", "doc"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx");

    /** What a photo may be. */
    public static final Set<ContentType> PICTURES = Set.of(JPEG, PNG, WEBP, GIF);

    /** What a document may be. */
    public static final Set<ContentType> DOCUMENTS = Set.of(PDF, DOC, DOCX);

    private final String mimeType;
    private final String extension;

    ContentType(String mimeType, String extension) {
        this.mimeType = mimeType;
        this.extension = extension;
    }

    public String mimeType() {
        return mimeType;
    }

    /** Without the dot; what the stored file's name ends with. */
    public String extension() {
        return extension;
    }

    public boolean isPicture() {
        return PICTURES.contains(this);
    }
}
