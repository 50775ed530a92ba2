package spotter;

import static spotter.TestServer.expect;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import spotter.TestServer.Person;
import spotter.access.Relation;
import spotter.access.Role;
import spotter.formats.SamplePdf;

/** A client with a trainer and things of his own, and everybody who may want to see them. */
final class MatrixWorld {
    static final String SECRET = "a secret for the tests, long enough for HMAC-SHA256";

    /** Who asks. */
    enum Actor {
        NOBODY,
        GARBAGE_TOKEN,
        UNSIGNED_TOKEN,
        FOREIGN_KEY_TOKEN,
        EXPIRED_TOKEN,
        DEACTIVATED,
        CLIENT_HIMSELF,
        OTHER_CLIENT,
        LINKED_TRAINER,
        STRANGE_TRAINER,
        FORMER_TRAINER,
        ADMIN;

        boolean isKnown() {
            return compareTo(CLIENT_HIMSELF) >= 0;
        }

        Role role() {
            return switch (this) {
                case CLIENT_HIMSELF, OTHER_CLIENT -> Role.CLIENT;
                case LINKED_TRAINER, STRANGE_TRAINER, FORMER_TRAINER -> Role.TRAINER;
                case ADMIN -> Role.ADMIN;
                default -> throw new IllegalStateException(name());
            };
        }

        /** To the client, or to the linked trainer. */
        Relation relation(RouteLine.Whose whose) {
            boolean toTrainer = whose == RouteLine.Whose.TRAINER;
            return switch (this) {
                case CLIENT_HIMSELF -> toTrainer ? Relation.THEIR_CLIENT : Relation.SELF;
                case LINKED_TRAINER -> toTrainer ? Relation.SELF : Relation.THEIR_TRAINER;
                default -> Relation.STRANGER;
            };
        }
    }

    private final TestServer server;
    private final Map<Actor, Person> people = new EnumMap<>(Actor.class);
    private final Map<String, String> words = new HashMap<>();
    private final Map<String, String> missing = new HashMap<>();

    MatrixWorld(TestServer server, Person admin) {
        this.server = server;
        people.put(Actor.ADMIN, server.login(admin));
        Person former = server.trainer();
        Person client = server.clientOf(former);
        expect(200, server.post("/api/users/clients/" + client.id() + "/remove", former, "{}"));
        Person trainer = server.trainer();
        expect(200, server.post("/api/users/clients/" + client.id() + "/assign", trainer, "{}"));
        people.put(Actor.CLIENT_HIMSELF, client);
        people.put(Actor.OTHER_CLIENT, server.client());
        people.put(Actor.LINKED_TRAINER, trainer);
        people.put(Actor.STRANGE_TRAINER, server.trainer());
        people.put(Actor.FORMER_TRAINER, former);
        people.put(Actor.DEACTIVATED, deactivated());
        word("client", client.id());
        word("trainer", trainer.id());
        word("client_email", client.email(), client.email());
        word("password", TestServer.password(), TestServer.password());
        addThings(client, trainer);
        word(
                "invite",
                expect(201, server.post("/api/users/invites", trainer, "{}")).id());
        addMeals(client, trainer);
        addTokens(client);
    }

    private Person deactivated() {
        Person person = server.client();
        expect(200, server.put("/api/users/" + person.id(), people.get(Actor.ADMIN), "{\"is_active\":false}"));
        return person;
    }

    private void addThings(Person client, Person trainer) {
        expect(
                200,
                server.upload(
                        "PUT",
                        "/api/users/me/photo",
                        client,
                        TestForm.file("me.png", TestPictures.rgbaPng(8, 8, 255))));
        Map<String, Object> file = expect(
                        201, server.upload("/api/files/documents", client, TestForm.file("a.pdf", SamplePdf.onePage())))
                .json();
        word("file", file.get("id"));
        word("filename", file.get("filename"), "document_" + client.id() + "_" + UUID.randomUUID() + ".pdf");
        addProgress(client);
        word("uuid", file.get("uuid"), UUID.randomUUID().toString());
        word(
                "message",
                expect(
                                201,
                                server.post(
                                        "/api/messages",
                                        trainer,
                                        "{\"to_user_id\":" + client.id() + ",\"message\":\"hello\"}"))
                        .id());
        List<Map<String, Object>> notifications =
                server.get("/api/notifications", client).list();
        word("notification", notifications.get(0).get("id"));
    }

    private void addProgress(Person client) {
        long entry = expect(201, server.post("/api/progress", client, "{\"weight\":80}"))
                .id();
        word("entry", entry);
        TestForm photo = TestForm.file("me.jpg", TestPictures.jpeg(9, 9));
        String location = expect(201, server.upload("/api/progress/" + entry + "/photo", client, photo))
                .header("Location");
        word("photo", location.substring(location.lastIndexOf('/') + 1));
    }

    private void addMeals(Person client, Person trainer) {
        add("recipe", trainer, "recipes", "{\"name\":\"Oats\"}");
        add("plan", trainer, "plans", "{\"name\":\"Lean\",\"client_id\":{client}}");
        String meal = "{\"nutrition_plan_id\":{plan},\"meal_type\":\"lunch\",\"day_of_week\":0}";
        add("planned_meal", trainer, "planned-meals", meal);
        add("completion", client, "meal-completions", "{\"planned_meal_id\":{planned_meal}}");
        add("weigh_in", client, "weigh-ins", "{\"weight\":80}");
    }

    private void add(String name, Person by, String path, String body) {
        word(
                name,
                expect(200, server.post("/api/nutrition/" + path, by, fill(body, false)))
                        .id());
    }

    private void addTokens(Person client) {
        String jti = JWT.decode(client.token()).getId();
        word("session", jti.substring(0, jti.indexOf('.')));
        JWTCreator.Builder claims = JWT.create()
                .withSubject(Long.toString(client.id()))
                .withClaim("role", "admin")
                .withJWTId(jti)
                .withIssuedAt(Instant.now().minusSeconds(7200));
        Instant later = Instant.now().plusSeconds(600);
        Instant before = Instant.now().minusSeconds(60);
        with(Actor.EXPIRED_TOKEN, client, claims.withExpiresAt(before).sign(Algorithm.HMAC256(SECRET)));
        with(Actor.FOREIGN_KEY_TOKEN, client, claims.withExpiresAt(later).sign(Algorithm.HMAC256("x" + SECRET)));
        with(Actor.UNSIGNED_TOKEN, client, claims.withExpiresAt(later).sign(Algorithm.none()));
        with(Actor.GARBAGE_TOKEN, client, Base64.getUrlEncoder().encodeToString(new byte[40]));
    }

    private void with(Actor actor, Person client, String token) {
        people.put(actor, new Person(client.id(), client.email(), token, ""));
    }

    private void word(String name, Object value) {
        word(name, value, 987_654_321);
    }

    private void word(String name, Object value, Object whenMissing) {
        words.put(name, value.toString());
        missing.put(name, whenMissing.toString());
    }

    /** Null for nobody. */
    Person person(Actor actor) {
        return people.get(actor);
    }

    /** The template with this world's things, or with things that are not there. */
    String fill(String template, boolean withMissing) {
        String filled = template.replace("{fresh_email}", UUID.randomUUID() + "@example.org");
        for (Map.Entry<String, String> word : (withMissing ? missing : words).entrySet()) {
            filled = filled.replace("{" + word.getKey() + "}", word.getValue());
        }
        return filled;
    }
}
