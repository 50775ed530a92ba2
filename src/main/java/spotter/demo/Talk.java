package spotter.demo;

import static spotter.demo.Person.AMARA;
import static spotter.demo.Person.AYSE;
import static spotter.demo.Person.BEN;
import static spotter.demo.Person.JOERG;
import static spotter.demo.Person.LUKASZ;
import static spotter.demo.Person.OLGA;
import static spotter.demo.Person.PRIYA;
import static spotter.demo.Person.SOREN;
import static spotter.demo.Person.ZOE;

import java.time.LocalTime;
import java.util.List;

/** What is said in the gym. Who answers has read what came before. */
record Talk(int daysAgo, LocalTime at, Person from, Person to, String text) {
    private static final List<Talk> ALL = List.of(
            talk(
                    89,
                    "18:05",
                    JOERG,
                    ZOE,
                    "Welcome, Zoë! Your plan is in. Weigh yourself in the mornings and send me photos every six weeks."),
            talk(89, "20:40", ZOE, JOERG, "Thank you! First breakfast tomorrow. The oats look doable :-)"),
            talk(88, "12:15", AMARA, AYSE, "Hi Ayşe, how was the first training? Sore legs are a good sign."),
            talk(88, "13:02", AYSE, AMARA, "Çok iyi! Stairs are my enemy today."),
            talk(61, "09:20", LUKASZ, JOERG, "The first five kilos are gone. I had not seen that number since 2019."),
            talk(
                    61,
                    "11:45",
                    JOERG,
                    LUKASZ,
                    "Great work, Łukasz! From now on it gets slower, that is how it should be."),
            talk(40, "17:30", SOREN, AMARA, "Bench press 80 kg for five. Shall I eat even more?"),
            talk(40, "19:10", AMARA, SOREN, "Another 150 kcal, most of it around training. I change the plan."),
            talk(27, "08:30", PRIYA, AMARA, "I have hardly lost anything for a week. What am I doing wrong?"),
            talk(
                    27,
                    "10:05",
                    AMARA,
                    PRIYA,
                    "Nothing. Look at your photos of the first week and of week seven: the scale shows water, too."),
            talk(27, "10:20", PRIYA, AMARA, "You are right, the side view is quite different."),
            talk(12, "16:00", BEN, OLGA, "Hello Olga, I would like a trainer after all. Who has time?"),
            talk(11, "09:15", OLGA, BEN, "Jörg and Amara both have a place free. Come by on Thursday and meet them."),
            talk(5, "19:30", ZOE, JOERG, "Salmon twice this week, I could get used to that."),
            talk(5, "20:02", JOERG, ZOE, "The photo looks like a restaurant. Keep going!"),
            talk(2, "17:45", OLGA, AMARA, "The new rowing machine comes on Monday. Could you show it to your clients?"),
            talk(1, "18:20", LUKASZ, JOERG, "May I swap the pasta for potatoes on Friday?"),
            talk(1, "19:40", AMARA, AYSE, "Two kilos under your goal for this month. Shall we plan the 10 km run?"),
            talk(1, "20:15", ZOE, JOERG, "Photos tomorrow morning. I am curious myself!"),
            talk(1, "20:30", BEN, OLGA, "I met both. Can I start with Jörg next week?"));

    static List<Talk> of(int daysAgo) {
        return ALL.stream().filter(talk -> talk.daysAgo == daysAgo).toList();
    }

    private static Talk talk(int daysAgo, String at, Person from, Person to, String text) {
        return new Talk(daysAgo, LocalTime.parse(at), from, to, text);
    }
}
