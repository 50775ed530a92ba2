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
        REPLACE_PHOTO,
        DELETE_DOCUMENT,
        DELETE_ACCOUNT
    }

    private final Map<String, String> documents = new HashMap<>();
    private final Set<String> deleted = new HashSet<>();
    private Optional<Map.Entry<String, String>> photo = Optional.empty();
    private Step step = Step.NOTHING;
    private String target = "";

    /** Stored documents, by address, with the SHA-256 of their bytes. */
    Map<String, String> documents() {
        return documents;
    }

    /** The address and SHA-256 of the profile photo. */
    Optional<Map.Entry<String, String>> photo() {
        return photo;
    }

    /** Addresses that must answer 404. */
    Set<String> deleted() {
        return deleted;
    }

    Step step() {
        return step;
    }

    /** @param address of what is to be deleted or replaced */
    void begin(Step next, String address) {
        step = next;
        target = address;
    }

    void documentStored(String address, String sha256) {
        documents.put(address, sha256);
        step = Step.NOTHING;
    }

    void photoStored(String address, String sha256) {
        photo.ifPresent(old -> deleted.add(old.getKey()));
        photo = Optional.of(Map.entry(address, sha256));
        step = Step.NOTHING;
    }

    void documentDeleted() {
        documents.remove(target);
        deleted.add(target);
        step = Step.NOTHING;
    }

    /** Whether this may be gone although nobody has said so. */
    boolean mayBeGone(String address) {
        return (step == Step.DELETE_DOCUMENT || step == Step.REPLACE_PHOTO) && address.equals(target);
    }

    /** Takes what the server has now for the truth; to be called when it has been judged. */
    void settle(Map<String, String> nowDocuments, Optional<Map.Entry<String, String>> nowPhoto) {
        documents.clear();
        documents.putAll(nowDocuments);
        photo = nowPhoto;
        step = Step.NOTHING;
    }
}
