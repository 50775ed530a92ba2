package spotter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.jspecify.annotations.Nullable;
import spotter.problem.FieldError;
import spotter.problem.Problem;
import spotter.problem.ProblemKind;

/**
 * Receives a form with one file (multipart/form-data, RFC 7578), writing, counting and hashing the file while it
 * arrives; nothing else touches the disk. A refused or broken upload leaves nothing behind.
 */
public final class Multipart {
    /** The name of the part that is the file, where a form does not say otherwise. */
    public static final String FILE_FIELD = "file";

    /** What a form may weigh beside its file: boundaries, headers and fields together. */
    public static final long MAX_OVERHEAD_BYTES = 64 * 1024;

    /** The longest texts have 5000 characters, each of at most three bytes in UTF-8. */
    private static final int MAX_FIELD_BYTES = 16 * 1024;

    private static final int MAX_PARTS = 50;

    /** RFC 2046 section 5.1.1: 1 to 70 characters, all of them ASCII. */
    private static final Pattern BOUNDARY = Pattern.compile("[ -~]{1,70}");

    /** How large the file may be. */
    @FunctionalInterface
    public interface SizeLimit {
        /**
         * Asked before the body with no fields (answer the largest that any fields could allow), when the file
         * begins, and when the form is complete. May throw a {@link Problem} of its own to end the upload.
         */
        long maxBytes(Map<String, String> fieldsSoFar);
    }

    /** A received form; closing it deletes the file unless it was moved away. Of equal fields the last one counts. */
    public record Form(Map<String, String> fields, @Nullable ReceivedFile file) implements AutoCloseable {
        public Form {
            fields = Map.copyOf(fields);
        }

        /** The file, or 422 for the field {@code file}. */
        public ReceivedFile requireFile() {
            if (file == null) {
                throw invalid(FILE_FIELD, "a file is required, as a part of multipart/form-data", "missing");
            }
            return file;
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    private final MultipartStream stream;
    private final Path directory;
    private final String fileField;
    private final SizeLimit limit;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private @Nullable ReceivedFile file;

    private Multipart(MultipartStream stream, Path directory, String fileField, SizeLimit limit) {
        this.stream = stream;
        this.directory = directory;
        this.fileField = fileField;
        this.limit = limit;
    }

    /** {@link #receive(Context, Path, String, SizeLimit)} with the file in {@link #FILE_FIELD}. */
    public static Form receive(Context ctx, Path directory, SizeLimit limit) throws IOException {
        return receive(ctx, directory, FILE_FIELD, limit);
    }

    /**
     * Reads the whole body, blocking. The caller closes the form.
     *
     * @param directory where the file is written; on the same file system as its later place
     * @param fileField the name of the only part that may be a file
     * @throws Problem TOO_LARGE, MALFORMED or INVALID; TOO_LARGE by the declared length or at the first
     *     byte too many
     * @throws IOException the client went away (Jetty's EofException), or the disk failed
     */
    public static Form receive(Context ctx, Path directory, String fileField, SizeLimit limit) throws IOException {
        String boundary = boundary(ctx, fileField);
        long largest = limit.maxBytes(Map.of());
        if (ctx.req().getContentLengthLong() > largest + MAX_OVERHEAD_BYTES) {
            throw tooLarge(largest);
        }
        MultipartStream stream =
                new MultipartStream(ctx.req().getInputStream(), boundary, largest + MAX_OVERHEAD_BYTES);
        return new Multipart(stream, directory, fileField, limit).readForm();
    }

    private Form readForm() throws IOException {
        boolean complete = false;
        try {
            for (int parts = 0; stream.nextPart(); parts++) {
                if (parts == MAX_PARTS) {
                    throw MultipartStream.malformed("it has more than " + MAX_PARTS + " parts");
                }
                readPart(PartHeader.read(stream));
            }
            if (file != null) {
                // Fields after the file may have lowered what it may weigh.
                requireAtMost(limit.maxBytes(fields()), file.sizeBytes());
            }
            complete = true;
            return new Form(fields, file);
        } finally {
            if (!complete && file != null) {
                file.close();
            }
        }
    }

    private void readPart(PartHeader header) throws IOException {
        if (header.fileName() == null) {
            fields.put(header.name(), readField(header.name()));
        } else if (!header.name().equals(fileField)) {
            throw invalid(header.name(), "a file is expected in the field " + fileField + " only", "value_error");
        } else if (file != null) {
            throw invalid(fileField, "only one file may be sent at a time", "value_error");
        } else {
            file = readFile(header);
        }
    }

    private String readField(String name) throws IOException {
        byte[] value = new byte[MAX_FIELD_BYTES];
        int length = 0;
        for (ByteBuffer bytes = stream.content(); bytes != null; bytes = stream.content()) {
            int more = bytes.remaining();
            if (more > MAX_FIELD_BYTES - length) {
                throw invalid(name, "at most " + MAX_FIELD_BYTES + " bytes", "too_long");
            }
            bytes.get(value, length, more);
            length += more;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid(name, "not valid UTF-8", "value_error");
        }
    }

    /** Null for the part that a browser sends when no file was chosen: no name and no bytes. */
    private @Nullable ReceivedFile readFile(PartHeader header) throws IOException {
        long maxBytes = limit.maxBytes(fields());
        try (PartFile target = new PartFile(directory)) {
            for (ByteBuffer bytes = stream.content(); bytes != null; bytes = stream.content()) {
                requireAtMost(maxBytes, target.sizeBytes() + bytes.remaining());
                target.write(bytes);
            }
            boolean nothingChosen = target.sizeBytes() == 0 && "".equals(header.fileName());
            return nothingChosen ? null : target.keep(header);
        }
    }

    private Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    private static String boundary(Context ctx, String fileField) {
        String type = ctx.req().getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw invalid(fileField, "a file is required, as a part of multipart/form-data", "missing");
        }
        String boundary = MultiPart.extractBoundary(type);
        if (boundary == null || !BOUNDARY.matcher(boundary).matches()) {
            throw MultipartStream.malformed("its Content-Type has no usable boundary");
        }
        return boundary;
    }

    private static void requireAtMost(long maxBytes, long bytes) {
        if (bytes > maxBytes) {
            throw tooLarge(maxBytes);
        }
    }

    private static Problem tooLarge(long maxBytes) {
        long mebibyte = 1024 * 1024;
        String most = maxBytes % mebibyte == 0 ? maxBytes / mebibyte + " MiB" : maxBytes + " bytes";
        return new Problem(ProblemKind.TOO_LARGE, "media.too_large", "The file is too large: at most " + most);
    }

    private static Problem invalid(String field, String msg, String type) {
        return Problem.invalid(List.of(FieldError.body(field, msg, type)));
    }
}
