package spotter.crash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one person was promised: media whose upload was answered, and media whose deletion was. At most one thing is
 * under way at a time; if the server dies then, it may have happened or not.
 */
final class Ledger {
    /** What was asked for and not answered yet. */
    enum Step {
        NOTHING,
        UPLOAD_DOCUMENT,
        REPLACE_PROFILE_PHOTO,
        REPLACE_PROGRESS_PHOTO,
        DELETE_DOCUMENT,
        DELETE_ENTRY,
        DELETE_ACCOUNT
    }

    private final Map<String, String> documents = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    /** By category: there is one of each, the next takes its place. */
    private final Map<String, Map.Entry<String, String>> photos = new HashMap<>();

    private Step step = Step.NOTHING;
    private String target = "";

    /** Stored documents, by address, with the SHA-256 of their bytes. */
    Map<String, String> documents() {
        return documents;
    }

    /** The address and SHA-256 of the photo of this category. */
    Optional<Map.Entry<String, String>> photo(String category) {
        return Optional.ofNullable(photos.get(category));
    }

    /** Addresses that must answer 404. */
    Set<String> deleted() {
        return deleted;
    }

    Step step() {
        return step;
    }

    /** @param address of what is to be deleted */
    void begin(Step next, String address) {
        step = next;
        target = address;
    }

    void documentStored(String address, String sha256) {
        documents.put(address, sha256);
        step = Step.NOTHING;
    }

    void photoStored(String category, String address, String sha256) {
        photoGone(category);
        photos.put(category, Map.entry(address, sha256));
    }

    /** With its record. */
    void photoGone(String category) {
        photo(category).ifPresent(old -> deleted.add(old.getKey()));
        photos.remove(category);
        step = Step.NOTHING;
    }

    void documentDeleted() {
        documents.remove(target);
        deleted.add(target);
        step = Step.NOTHING;
    }

    /** Whether this may be gone although nobody has said so. */
    boolean mayBeGone(String address) {
        return step == Step.DELETE_DOCUMENT && address.equals(target);
    }

    /** Takes what the server has now for the truth; to be called when it has been judged. */
    void settle(Map<String, String> nowDocuments, Map<String, Map.Entry<String, String>> nowPhotos) {
        documents.clear();
        documents.putAll(nowDocuments);
        photos.clear();
        photos.putAll(nowPhotos);
        step = Step.NOTHING;
    }
}
