package spotter.media;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spotter.access.Action;
import spotter.formats.ContentType;

/** The kinds of media: what each accepts, where it is stored, and who may do what with it. */
public enum MediaKind {
    MEAL_PHOTO(
            "meal_photos",
            ContentType.PICTURES,
            Action.MEDIA_READ,
            Action.MEAL_PHOTO_ADD,
            Action.PHOTO_DELETE,
            "Meal completion"),
    PROFILE_PHOTO(
            "profile_photos",
            ContentType.PICTURES,
            Action.PROFILE_PHOTO_READ,
            Action.PROFILE_PHOTO_WRITE,
            Action.PROFILE_PHOTO_WRITE,
            "User"),
    PROGRESS_PHOTO(
            "progress_photos",
            ContentType.PICTURES,
            Action.MEDIA_READ,
            Action.PROGRESS_PHOTO_ADD,
            Action.PHOTO_DELETE,
            "Progress entry"),
    DOCUMENT(
            "documents",
            ContentType.DOCUMENTS,
            Action.MEDIA_READ,
            Action.DOCUMENT_WRITE,
            Action.DOCUMENT_WRITE,
            "User");

    /** The folder of all variants. */
    static final String THUMBNAILS = "thumbnails";

    private final String folder;
    private final Set<ContentType> accepted;
    private final Action read;
    private final Action add;
    private final Action delete;
    private final String recordName;

    MediaKind(String folder, Set<ContentType> accepted, Action read, Action add, Action delete, String recordName) {
        this.folder = folder;
        this.accepted = accepted;
        this.read = read;
        this.add = add;
        this.delete = delete;
        this.recordName = recordName;
    }

    /** {@code category} in requests, rows and file names. */
    public String category() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code file_type} in addresses: the folder of the originals. */
    public String folder() {
        return folder;
    }

    public Set<ContentType> accepted() {
        return accepted;
    }

    public Action readAction() {
        return read;
    }

    public Action addAction() {
        return add;
    }

    public Action deleteAction() {
        return delete;
    }

    /** Whether a record has one of it (a progress entry: one in each pose): a new one takes the old one's place. */
    boolean isSingle() {
        return switch (this) {
            case MEAL_PHOTO, PROFILE_PHOTO, PROGRESS_PHOTO -> true;
            case DOCUMENT -> false;
        };
    }

    /** What it belongs to, as a "not found" names it. */
    public String recordName() {
        return recordName;
    }

    /** Of a word that a client sent, or did not. */
    static Optional<MediaKind> find(@Nullable String category) {
        return Arrays.stream(values())
                .filter(kind -> kind.category().equals(category))
                .findFirst();
    }

    static MediaKind ofCategory(String category) {
        return valueOf(category.toUpperCase(Locale.ROOT));
    }

    /** Every folder a stored file may be in. */
    public static List<String> folders() {
        return List.of(MEAL_PHOTO.folder, PROFILE_PHOTO.folder, PROGRESS_PHOTO.folder, DOCUMENT.folder, THUMBNAILS);
    }

    static Optional<MediaKind> ofFolder(String folder) {
        return Arrays.stream(values())
                .filter(kind -> kind.folder.equals(folder))
                .findFirst();
    }
}
