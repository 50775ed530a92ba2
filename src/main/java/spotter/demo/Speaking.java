package spotter.demo;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Messages, documents, and what has been read of them. */
final class Speaking {
    private final Visits visits;
    /** The last message that somebody got, from whom. */
    private final Map<Person, Map<Person, Long>> heard = new EnumMap<>(Person.class);

    Speaking(Visits visits) {
        this.visits = visits;
    }

    void say(Talk talk) throws IOException {
        Long answered = heard(talk.from()).remove(talk.to());
        if (answered != null) {
            visits.post(talk.from(), "/api/messages/" + answered + "/read", Map.of());
        }
        long id = Visits.id(visits.post(
                talk.from(), "/api/messages", Map.of("to_user_id", visits.id(talk.to()), "message", talk.text())));
        heard(talk.to()).put(talk.from(), id);
    }

    private Map<Person, Long> heard(Person listener) {
        return heard.computeIfAbsent(listener, any -> new EnumMap<>(Person.class));
    }

    /** From the trainer to his client. */
    void handOutProgramme() throws IOException {
        document(
                Person.JOERG,
                "training-programme.pdf",
                "Three days a week, as we discussed",
                List.of(
                        "Training programme for Zoë García",
                        "",
                        "Monday: squats 3 x 8, rows 3 x 10, plank 3 x 40 s",
                        "Wednesday: deadlift 3 x 6, bench press 3 x 8, rowing machine 10 min",
                        "Friday: lunges 3 x 10, pull-down 3 x 10, farmer's walk 4 x 30 m",
                        "",
                        "Half a minute more on the machine every week. Jörg"));
    }

    /** From the client to her trainer. */
    void handInResults() throws IOException {
        document(
                Person.ZOE,
                "blood-test.pdf",
                "From my doctor",
                List.of(
                        "Blood test (invented, like everything here)",
                        "",
                        "Cholesterol: 182 mg/dl, before: 221 mg/dl",
                        "Glucose, fasting: 88 mg/dl",
                        "",
                        "Keep doing whatever you are doing."));
    }

    private void document(Person from, String name, String note, List<String> lines) throws IOException {
        visits.upload(
                from,
                "POST",
                "/api/files/documents",
                Map.of("client_id", Long.toString(visits.id(Person.ZOE)), "note", note),
                new Visits.Upload(name, Letter.pdf(lines)));
    }

    void readAllNotifications() throws IOException {
        for (Person person : Person.values()) {
            visits.post(person, "/api/notifications/read-all", Map.of());
        }
    }
}
