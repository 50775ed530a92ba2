package spotter.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import spotter.access.Role;
import spotter.demo.Hands.Work;

/**
 * Ninety days of a small gym, lived through one by one: what its people do are requests to a server whose clock goes
 * along. So all of it went through the same checks, and all ids, times and notifications are in order.
 */
public final class Story {
    /** Of everybody: nothing here is worth guarding. */
    public static final String PASSWORD = "spotter-demo";

    /** The last of them is today. */
    static final int DAYS = 90;

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(21, 0);
    private static final int DAYS_BETWEEN_ENTRIES = 7;
    private static final int DAYS_BETWEEN_PHOTOS = 42;
    private static final int DAYS_OF_MEALS = 14;

    private final Visits visits;
    private final Speaking speaking;
    private final StoryClock clock;
    private final LocalDate today;
    private final Map<Person, List<Opening.Planned>> plans = new ConcurrentHashMap<>();

    private Story(int port, StoryClock clock) {
        this.visits = new Visits(port, clock);
        this.speaking = new Speaking(visits);
        this.clock = clock;
        this.today = clock.now().toLocalDate();
    }

    /**
     * Returns when everything has happened.
     *
     * @param port of a server on this machine that has no accounts yet
     * @param clock that server's
     */
    public static void tell(int port, String setupCode, StoryClock clock) throws IOException {
        Story story = new Story(port, clock);
        try (Hands hands = new Hands()) {
            story.open(hands, setupCode);
            for (int daysAgo = DAYS - 1; daysAgo >= 0; daysAgo--) {
                story.live(hands, daysAgo);
            }
        }
        story.visits.leave();
    }

    private void open(Hands hands, String setupCode) throws IOException {
        LocalDate start = today.minusDays(DAYS);
        clock.moveTo(start.atTime(MORNING));
        Opening opening = new Opening(visits);
        opening.people(setupCode);
        opening.recipes();
        List<Work> works = new ArrayList<>();
        for (Person person : Person.values()) {
            works.add(() -> opening.portrait(person));
            Person trainer = person.trainer();
            if (trainer != null) {
                works.add(() -> plans.put(person, opening.plan(person, trainer, start)));
            }
        }
        hands.work(works);
    }

    /** Hour by hour; what is still to come today is left out. */
    private void live(Hands hands, int daysAgo) throws IOException {
        LocalDate date = today.minusDays(daysAgo);
        SortedMap<LocalTime, List<Work>> hours = new TreeMap<>();
        checkIns(hours, date, daysAgo);
        if (daysAgo < DAYS_OF_MEALS) {
            meals(hours, date);
        }
        Talk.of(daysAgo).forEach(talk -> at(hours, talk.at(), () -> speaking.say(talk)));
        switch (daysAgo) {
            case DAYS - 2 -> at(hours, EVENING, speaking::handOutProgramme);
            case 20 -> at(hours, EVENING, speaking::handInResults);
            case 1 -> at(hours, LocalTime.NOON, speaking::readAllNotifications);
            default -> {}
        }
        for (Map.Entry<LocalTime, List<Work>> hour : hours.entrySet()) {
            if (clock.moveTo(date.atTime(hour.getKey()))) {
                hands.work(hour.getValue());
            }
        }
    }

    private void checkIns(Map<LocalTime, List<Work>> hours, LocalDate date, int daysAgo) {
        // Whoever looks in before seven in the morning finds today's weights all the same.
        LocalTime early = clock.now().toLocalTime();
        LocalTime morning = daysAgo == 0 && early.isBefore(MORNING) ? early : MORNING;
        for (Person client : Person.all(Role.CLIENT)) {
            CheckIn checkIn = new CheckIn(visits, client, date, daysAgo);
            at(hours, morning, checkIn::weigh);
            if (daysAgo % DAYS_BETWEEN_ENTRIES == 0) {
                at(hours, morning, () -> checkIn.record(daysAgo % DAYS_BETWEEN_PHOTOS == 0));
            }
        }
    }

    private void meals(Map<LocalTime, List<Work>> hours, LocalDate date) {
        plans.forEach((client, week) -> {
            for (Opening.Planned meal : week) {
                if (meal.day() == date.getDayOfWeek().getValue() - 1) {
                    at(
                            hours,
                            LocalTime.parse(meal.dish().meal().time()),
                            () -> Eating.tell(visits, client, meal, date));
                }
            }
        });
    }

    private static void at(Map<LocalTime, List<Work>> hours, LocalTime time, Work work) {
        hours.computeIfAbsent(time, any -> new ArrayList<>()).add(work);
    }
}
