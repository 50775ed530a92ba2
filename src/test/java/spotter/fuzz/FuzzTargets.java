package spotter.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import spotter.auth.TokensTarget;
import spotter.formats.ContentType;
import spotter.formats.DocumentTarget;
import spotter.formats.PartListsTarget;
import spotter.formats.PictureTarget;
import spotter.http.FieldsTarget;
import spotter.http.FileNamesTarget;
import spotter.http.HeadersTarget;
import spotter.http.MultipartTarget;
import spotter.media.SignedLinksTarget;
import spotter.notify.SocketCommandTarget;
import spotter.pictures.ScaledJpegTarget;
import spotter.pictures.UploadTarget;

/** All targets by the names they are called by. */
final class FuzzTargets {
    static final Map<String, Supplier<FuzzTarget>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("jpeg", () -> new PictureTarget(ContentType.JPEG));
        ALL.put("png", () -> new PictureTarget(ContentType.PNG));
        ALL.put("gif", () -> new PictureTarget(ContentType.GIF));
        ALL.put("webp", () -> new PictureTarget(ContentType.WEBP));
        ALL.put("pdf", () -> new DocumentTarget(ContentType.PDF));
        ALL.put("doc", () -> new DocumentTarget(ContentType.DOC));
        ALL.put("docx", () -> new DocumentTarget(ContentType.DOCX));
        ALL.put("part-lists", PartListsTarget::new);
        ALL.put("scaled-jpeg", ScaledJpegTarget::new);
        ALL.put("upload", UploadTarget::new);
        ALL.put("multipart", MultipartTarget::new);
        ALL.put("headers", HeadersTarget::new);
        ALL.put("file-names", FileNamesTarget::new);
        ALL.put("fields", FieldsTarget::new);
        ALL.put("socket", SocketCommandTarget::new);
        ALL.put("signed-links", SignedLinksTarget::new);
        ALL.put("tokens", TokensTarget::new);
    }

    private FuzzTargets() {}

    static FuzzTarget named(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow().get();
    }
}
