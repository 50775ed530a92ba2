package spotter.admin;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spotter.db.ReadOnlyDatabase;

/** Whether a copied database is sound, and every row of it has its file. */
final class CopyCheck {
    private CopyCheck() {}

    /** Something is wrong with what is stored; the message is a sentence for the operator. */
    static final class NotWholeException extends IOException {
        NotWholeException(String message) {
            super(message);
        }
    }

    /**
     * @param entries the files beside the database, known to be what their entries say
     * @throws NotWholeException if it is not
     * @throws IOException with a sentence for the operator
     */
    static void requireWhole(Path database, List<Manifest.Entry> entries) throws IOException {
        try (ReadOnlyDatabase copy = ReadOnlyDatabase.open(database)) {
            List<String> complaints = copy.complaints();
            if (!complaints.isEmpty()) {
                throw new NotWholeException("The database is damaged: " + complaints.get(0) + ". See doctor.");
            }
            if (copy.schema() > ReadOnlyDatabase.newestSchema()) {
                throw new IOException("The database was written by a newer Spotter (schema " + copy.schema()
                        + ", this program knows " + ReadOnlyDatabase.newestSchema() + "); use the newer jar.");
            }
            List<String> wrong = wrongFiles(files(copy), entries);
            if (!wrong.isEmpty()) {
                throw new NotWholeException(wrong.size() + (wrong.size() == 1 ? " stored file is" : " stored files are")
                        + " missing or not what the rows say, the first is " + wrong.get(0) + ". See doctor.");
            }
        }
    }

    static List<NamedFile> files(ReadOnlyDatabase copy) throws IOException {
        try {
            return copy.read(tx -> new NamedFileStore().list(tx));
        } catch (IllegalArgumentException e) {
            throw new IOException("The database names a file that cannot be one: " + e.getMessage() + ".", e);
        }
    }

    private static List<String> wrongFiles(List<NamedFile> files, List<Manifest.Entry> entries) {
        Map<String, Manifest.Entry> there = new HashMap<>();
        entries.forEach(entry -> there.put(entry.name(), entry));
        List<String> wrong = new ArrayList<>();
        for (NamedFile file : files) {
            Manifest.Entry entry = there.get(Archive.UPLOADS + file.key());
            boolean isRight = entry != null
                    && entry.bytes() == file.sizeBytes()
                    && (!file.isOriginal() || entry.sha256().equals(file.sha256()));
            if (!isRight) {
                wrong.add(file.key().toString());
            }
        }
        return wrong;
    }
}
