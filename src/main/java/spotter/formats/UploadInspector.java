package spotter.formats;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * Says what a received file is, by its content: family by its first bytes, then type and wholeness by its structure.
 * Decodes no picture. Thread-safe; a call needs little memory beside the file.
 */
public final class UploadInspector {
    private final PictureLimits limits;
    private final MagicNumbers magicNumbers = new MagicNumbers();

    /**
     * @param limits what a picture may declare
     * @throws IllegalStateException if the types of file cannot be told apart on this class path
     */
    public UploadInspector(PictureLimits limits) {
        this.limits = limits;
    }

    /**
     * Verdict on a whole received file.
     *
     * @param file not changed
     * @param fileName as the client sent it; never decides the type, but a dangerous extension is refused
     * @param accepted the types allowed where the file was sent
     * @throws Problem 415 for another type than the accepted ones, naming what was found; 422 for the right type if it
     *     is damaged, incomplete, too large to be looked at, or cannot be checked
     */
    public Inspection inspect(byte[] file, @Nullable String fileName, Set<ContentType> accepted) {
        if (file.length == 0) {
            throw new Problem(
                    ProblemKind.INVALID, "media.empty", "The file is empty. Choose it again and send it anew.");
        }
        Family family = magicNumbers.familyOf(file);
        Optional<ContentType> type = family.contentType().filter(accepted::contains);
        if (type.isEmpty()) {
            throw Refusal.unsupported(family, accepted);
        }
        FileNameRule.check(fileName);
        return check(type.get(), file);
    }

    private Inspection check(ContentType type, byte[] file) {
        return switch (type) {
            case JPEG -> new Inspection(type, JpegStructure.check(file, limits));
            case PNG -> new Inspection(type, PngStructure.check(file, limits));
            case GIF -> new Inspection(type, GifStructure.check(file, limits));
            case WEBP -> new Inspection(type, WebpStructure.check(file, limits));
            case PDF -> document(type, file, PdfStructure::check);
            case DOC -> document(type, file, DocStructure::check);
            case DOCX -> document(type, file, DocxStructure::check);
        };
    }

    private static Inspection document(ContentType type, byte[] file, DocumentCheck check) {
        check.check(file);
        return new Inspection(type, null);
    }

    private interface DocumentCheck {
        void check(byte[] file);
    }
}
