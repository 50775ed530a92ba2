package spotter.crash;

import static spotter.TestServer.expect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import kong.unirest.core.UnirestException;
import spotter.TestForm;
import spotter.TestPictures;
import spotter.TestServer;
import spotter.TestServer.Answer;
import spotter.TestServer.Person;
import spotter.auth.Secrets;
import spotter.crash.Ledger.Step;
import spotter.formats.SamplePdf;

/** One client who uploads, replaces, deletes, with records too, and leaves until the server is gone, and then says what he misses. */
final class Worker {
    private static final int MOST_DOCUMENTS = 6;
    private static final String PROFILE = "profile_photo";
    private static final String PROGRESS = "progress_photo";

    private final Random random;
    private Ledger ledger = new Ledger();
    private Person person;
    /** Of the progress record with a photo; 0 before there is one. */
    private long entry;

    private volatile int count;
    private Optional<String> complaint = Optional.empty();

    Worker(long seed) {
        this.random = new Random(seed);
    }

    /** How many things were answered. */
    int count() {
        return count;
    }

    /** Works until the server no longer answers. */
    void work(TestServer server) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (person == null) {
                    person = server.client();
                    entry = 0;
                    ledger = new Ledger();
                }
                step(server);
                count++;
            }
        } catch (UnirestException gone) {
            // What was under way is in the ledger.
        } catch (AssertionError refused) {
            complaint = Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private void step(TestServer server) {
        int dice = random.nextInt(20);
        List<String> documents = List.copyOf(ledger.documents().keySet());
        if (dice == 0) {
            deleteAccount(server);
        } else if (dice == 1) {
            deleteEntry(server);
        } else if (dice < 5) {
            replaceProfilePhoto(server);
        } else if (dice < 9) {
            replaceProgressPhoto(server);
        } else if (documents.size() < MOST_DOCUMENTS && dice < 14) {
            uploadDocument(server);
        } else if (!documents.isEmpty()) {
            deleteDocument(server, documents.get(random.nextInt(documents.size())));
        }
    }

    private void uploadDocument(TestServer server) {
        ledger.begin(Step.UPLOAD_DOCUMENT, "");
        byte[] pdf = (new String(SamplePdf.onePage(), StandardCharsets.ISO_8859_1) + "\n%" + random.nextLong())
                .getBytes(StandardCharsets.ISO_8859_1);
        Answer stored = expect(201, server.upload("/api/files/documents", person, TestForm.file("a.pdf", pdf)));
        ledger.documentStored(address(stored.json()), sha256(stored.json()));
    }

    private void replaceProfilePhoto(TestServer server) {
        ledger.begin(Step.REPLACE_PROFILE_PHOTO, "");
        Answer stored =
                expect(201, server.upload("/api/files/upload", person, picture().and("category", PROFILE)));
        ledger.photoStored(PROFILE, address(stored.json()), sha256(stored.json()));
    }

    private void replaceProgressPhoto(TestServer server) {
        if (entry == 0) {
            entry = expect(201, server.post("/api/progress", person, "{\"weight\":80}"))
                    .id();
        }
        ledger.begin(Step.REPLACE_PROGRESS_PHOTO, "");
        TestForm form = picture().and("category", PROGRESS).and("entity_id", String.valueOf(entry));
        Answer stored = expect(201, server.upload("/api/files/upload", person, form));
        ledger.photoStored(PROGRESS, address(stored.json()), sha256(stored.json()));
    }

    private TestForm picture() {
        byte[] picture = TestPictures.phoneJpeg(900 + random.nextInt(300), 700, 1 + random.nextInt(8));
        // Bytes after the end, as some phones write them: none is sent twice, which would be answered as a duplicate.
        byte[] whole = Arrays.copyOf(picture, picture.length + Long.BYTES);
        ByteBuffer.wrap(whole).putLong(picture.length, random.nextLong());
        return TestForm.file("me.jpg", whole);
    }

    private void deleteEntry(TestServer server) {
        if (entry != 0) {
            ledger.begin(Step.DELETE_ENTRY, "");
            expect(204, server.delete("/api/progress/" + entry, person));
            ledger.photoGone(PROGRESS);
            entry = 0;
        }
    }

    private void deleteDocument(TestServer server, String address) {
        ledger.begin(Step.DELETE_DOCUMENT, address);
        expect(200, server.delete(address, person));
        ledger.documentDeleted();
    }

    private void deleteAccount(TestServer server) {
        ledger.begin(Step.DELETE_ACCOUNT, "");
        expect(204, server.delete("/api/users/" + person.id(), person));
        person = null;
    }

    /** After a restart: compares what was promised with what is there; adds a sentence for everything that is wrong. */
    void judge(TestServer server, List<String> wrong) {
        complaint.ifPresent(wrong::add);
        complaint = Optional.empty();
        if (person == null
                || server.get("/api/auth/me", person).status() == 401 && ledger.step() == Step.DELETE_ACCOUNT) {
            person = null;
            return;
        }
        Map<String, String> documents = new HashMap<>();
        Map<String, Map.Entry<String, String>> photos = new HashMap<>();
        for (Map<String, Object> item :
                expect(200, server.get("/api/files?limit=200", person)).items()) {
            judgeBytes(server, item, wrong);
            if (item.get("category").equals("document")) {
                documents.put(address(item), sha256(item));
            } else if (photos.put(item.get("category").toString(), Map.entry(address(item), sha256(item))) != null) {
                wrong.add("two of one: " + address(item));
            }
        }
        judgeDocuments(documents, wrong);
        judgePhoto(PROFILE, photos, Step.REPLACE_PROFILE_PHOTO, wrong);
        judgePhoto(PROGRESS, photos, Step.REPLACE_PROGRESS_PHOTO, wrong);
        forgetDeletedEntry(server);
        for (String address : ledger.deleted()) {
            if (server.get(address, person).status() != 404) {
                wrong.add("deleted and still there: " + address);
            }
        }
        ledger.settle(documents, photos);
    }

    private void forgetDeletedEntry(TestServer server) {
        if (entry != 0 && server.get("/api/progress/" + entry, person).status() == 404) {
            entry = 0;
        }
    }

    private void judgeDocuments(Map<String, String> now, List<String> wrong) {
        ledger.documents().forEach((address, sha256) -> {
            if (!sha256.equals(now.get(address)) && !ledger.mayBeGone(address)) {
                wrong.add("acknowledged and lost: " + address);
            }
        });
        long unknown = now.keySet().stream()
                .filter(address -> !ledger.documents().containsKey(address))
                .count();
        if (unknown > (ledger.step() == Step.UPLOAD_DOCUMENT ? 1 : 0)) {
            wrong.add(unknown + " documents that nobody sent");
        }
    }

    private void judgePhoto(
            String category, Map<String, Map.Entry<String, String>> now, Step replacing, List<String> wrong) {
        boolean isSame = Optional.ofNullable(now.get(category)).equals(ledger.photo(category));
        boolean isReplaced = ledger.step() == replacing && now.containsKey(category);
        boolean isGone = ledger.step() == Step.DELETE_ENTRY && category.equals(PROGRESS) && !now.containsKey(category);
        if (!isSame && !isReplaced && !isGone) {
            wrong.add("the " + category + " was " + ledger.photo(category) + " and is " + now.get(category));
        }
    }

    private void judgeBytes(TestServer server, Map<String, Object> item, List<String> wrong) {
        Answer original = server.get(address(item), person);
        if (original.status() != 200 || !Secrets.hash(original.body()).equals(sha256(item))) {
            wrong.add("not whole: " + address(item) + ", " + original.status());
        }
        if (!item.get("category").equals("document")) {
            for (String size : List.of("thumbnail", "medium", "large")) {
                Answer variant = server.get(address(item) + "?size=" + size, person);
                if (variant.status() != 200 || !isPicture(variant.body())) {
                    wrong.add("the " + size + " of " + address(item) + " is broken, " + variant.status());
                }
            }
        }
    }

    private static boolean isPicture(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes)) != null;
        } catch (IOException broken) {
            return false;
        }
    }

    private static String address(Map<String, Object> item) {
        return "/api/files/media/" + item.get("file_type") + "/" + item.get("filename");
    }

    private static String sha256(Map<String, Object> item) {
        return item.get("sha256").toString();
    }
}
