package spotter.nutrition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static spotter.TestServer.expect;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spotter.TestClock;
import spotter.TestServer.Person;

@SuppressWarnings("NullAway.Init") // set before each test
class SummaryTest extends NutritionTest {
    private static final String DAY = "/api/nutrition/daily-summary";
    private static final String WEEK = "/api/nutrition/weekly-summary";

    private final TestClock clock = new TestClock();
    private Person trainer;
    private Person client;
    private long plan;

    @Override
    Clock clock() {
        return clock;
    }

    @BeforeEach
    void makePlan() {
        trainer = server.trainer();
        client = server.clientOf(trainer);
        plan = plan(trainer, client);
    }

    private void eatAt(String instant, long meal) {
        clock.advance(Duration.between(clock.instant(), Instant.parse(instant)));
        logIn();
        completion(client, meal, "completed");
    }

    // The clock has left the life of the old tokens.
    private void logIn() {
        client = server.login(client);
        trainer = server.login(trainer);
    }

    private Map<String, Object> day(String date, String zone) {
        return read(DAY + "?target_date=" + date + "&tz=" + zone, client);
    }

    private Object eaten(String date, String zone) {
        return day(date, zone).get("completed_meals");
    }

    @Test
    void aMealWithoutADayIsPlannedForEveryDay() {
        String body = json("nutrition_plan_id", plan, "meal_type", "lunch");
        Map<String, Object> meal =
                expect(200, server.post(MEALS, trainer, body)).json();
        meal(trainer, plan, null, 0);
        assertNull(meal.get("day_of_week"));
        assertEquals(1, day("2026-11-22", "UTC").get("total_meals"), "a Sunday");
        assertEquals(2, day("2026-11-23", "UTC").get("total_meals"), "a Monday");
    }

    @Test
    void aDaySumsUpTheRecipesOfItsCompletedMeals() {
        long oats = meal(trainer, plan, recipe(trainer, "Oats"), 6);
        long nothing = meal(trainer, plan, null, 6);
        meal(trainer, plan, null, 0);
        eatAt("2026-11-22T08:00:00Z", oats);
        completion(client, oats, "completed");
        completion(client, nothing, "completed");
        completion(client, oats, "skipped");
        completion(client, oats, "pending");
        expect(200, server.put(GOALS, client, json("daily_calories", 2000)));
        Map<String, Object> sunday = day("2026-11-22", "UTC");
        assertEquals("2026-11-22", sunday.get("date"));
        assertEquals(800.0, sunday.get("total_calories"));
        assertEquals(40.2, sunday.get("total_protein"));
        assertEquals(100.0, sunday.get("total_carbs"));
        assertEquals(20.0, sunday.get("total_fat"));
        assertEquals(3, sunday.get("completed_meals"));
        assertEquals(2, sunday.get("total_meals"));
        assertEquals(2000.0, ((Map<?, ?>) sunday.get("goals")).get("daily_calories"));
        assertEquals(sunday, read(DAY + "?tz=UTC&client_id=" + client.id(), trainer), "today, as his trainer sees it");
    }

    @Test
    void aDayOfNothingIsZeros() {
        Map<String, Object> day = day("2026-01-01", "UTC");
        assertEquals(0.0, day.get("total_calories"));
        assertEquals(0, day.get("completed_meals"));
        assertEquals(0, day.get("total_meals"));
        assertNull(day.get("goals"));
    }

    @Test
    void aMealCountsOnTheDayOfThePlaceWhereItWasEaten() {
        long meal = meal(trainer, plan, null, 0);
        // 23:59:59.999 on Monday in UTC is Tuesday noon in Auckland (UTC+12 in winter).
        eatAt("2026-06-01T23:59:59.999Z", meal);
        assertEquals(1, eaten("2026-06-01", "UTC"));
        assertEquals(0, eaten("2026-06-02", "UTC"));
        assertEquals(0, eaten("2026-06-01", "Pacific/Auckland"));
        assertEquals(1, eaten("2026-06-02", "Pacific/Auckland"));
        // The very first moment of Tuesday in UTC, still Monday in Honolulu.
        eatAt("2026-06-02T00:00:00Z", meal);
        assertEquals(1, eaten("2026-06-02", "UTC"));
        assertEquals(2, eaten("2026-06-01", "Pacific/Honolulu"));
    }

    @Test
    void theDaysOnWhichClocksAreChangedAreShorterAndLonger() {
        long meal = meal(trainer, plan, null, 6);
        // 29 March in Berlin: from 23:00Z to 22:00Z, 23 hours.
        eatAt("2026-03-28T22:59:59.999Z", meal);
        eatAt("2026-03-28T23:00:00Z", meal);
        eatAt("2026-03-29T21:59:59.999Z", meal);
        eatAt("2026-03-29T22:00:00Z", meal);
        assertEquals(1, eaten("2026-03-28", "Europe/Berlin"));
        assertEquals(2, eaten("2026-03-29", "Europe/Berlin"));
        assertEquals(1, eaten("2026-03-30", "Europe/Berlin"));
        // 25 October: from 22:00Z to 23:00Z, 25 hours.
        eatAt("2026-10-24T22:00:00Z", meal);
        eatAt("2026-10-25T22:59:59.999Z", meal);
        eatAt("2026-10-25T23:00:00Z", meal);
        assertEquals(0, eaten("2026-10-24", "Europe/Berlin"));
        assertEquals(2, eaten("2026-10-25", "Europe/Berlin"));
        assertEquals(1, eaten("2026-10-26", "Europe/Berlin"));
        // In Beirut midnight itself was left out: 31 March 2024 began at 01:00, which was 22:00Z.
        eatAt("2024-03-30T21:59:59.999Z", meal);
        eatAt("2024-03-30T22:00:00Z", meal);
        eatAt("2024-03-31T20:59:59.999Z", meal);
        assertEquals(1, eaten("2024-03-30", "Asia/Beirut"));
        assertEquals(2, eaten("2024-03-31", "Asia/Beirut"));
    }

    @Test
    void mealsArePlannedForAWeekdayWithinThePlansDays() {
        meal(trainer, plan, null, 0);
        meal(trainer, plan, null, 0);
        meal(trainer, plan, null, 1);
        expect(
                200,
                server.put(PLANS + "/" + plan, trainer, json("start_date", "2026-06-08", "end_date", "2026-06-15")));
        long open = plan(trainer, client);
        meal(trainer, open, null, 0);
        assertEquals(1, day("2026-06-01", "UTC").get("total_meals"), "before it starts");
        assertEquals(3, day("2026-06-08", "UTC").get("total_meals"), "its first day");
        assertEquals(1, day("2026-06-09", "UTC").get("total_meals"));
        assertEquals(3, day("2026-06-15", "UTC").get("total_meals"), "its last day");
        assertEquals(0, day("2026-06-16", "UTC").get("total_meals"), "after it has ended");
    }

    @Test
    void aWeekIsSevenDaysInOrder() {
        long meal = meal(trainer, plan, recipe(trainer, "Oats"), 2);
        eatAt("2026-06-03T12:00:00Z", meal);
        eatAt("2026-06-07T23:59:59.999Z", meal);
        eatAt("2026-06-08T00:00:00Z", meal);
        List<Map<String, Object>> week = expect(200, server.get(WEEK + "?start_date=2026-06-01&tz=UTC", client))
                .list();
        assertEquals(
                List.of(
                        "2026-06-01",
                        "2026-06-02",
                        "2026-06-03",
                        "2026-06-04",
                        "2026-06-05",
                        "2026-06-06",
                        "2026-06-07"),
                week.stream().map(day -> day.get("date")).toList());
        assertEquals(
                List.of(0, 0, 1, 0, 0, 0, 1),
                week.stream().map(day -> day.get("completed_meals")).toList());
        assertEquals(
                List.of(0, 0, 1, 0, 0, 0, 0),
                week.stream().map(day -> day.get("total_meals")).toList());
        for (Map<String, Object> day : week) {
            assertEquals(day, day(String.valueOf(day.get("date")), "UTC"), "a day of the week is that day");
        }
    }

    @Test
    void aWeekWithoutAStartIsThisWeekOfThePlace() {
        // Sunday evening in UTC, Monday morning in Auckland.
        clock.advance(Duration.between(clock.instant(), Instant.parse("2026-06-07T20:00:00Z")));
        logIn();
        assertEquals("2026-06-01", firstDay("UTC"));
        assertEquals("2026-06-08", firstDay("Pacific/Auckland"));
        assertEquals("2026-06-08", read(DAY + "?tz=Pacific/Auckland", client).get("date"));
    }

    private Object firstDay(String zone) {
        return each(server.get(WEEK + "?tz=" + zone, client), "date").get(0);
    }

    @Test
    void withoutAZoneTheServersOwnCounts() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        assertEquals(today.toString(), read(DAY, client).get("date"));
    }

    @Test
    void onlyTheNamedClientsMealsCount() {
        long meal = meal(trainer, plan, null, 0);
        eatAt("2026-06-01T12:00:00Z", meal);
        Person other = server.clientOf(trainer);
        Map<String, Object> day = read(DAY + "?target_date=2026-06-01&tz=UTC&client_id=" + other.id(), trainer);
        assertEquals(0, day.get("completed_meals"));
        assertEquals(0, day.get("total_meals"));
    }

    @Test
    void wrongQueriesAre422() {
        for (String query : List.of("target_date=today", "target_date=2300-01-01", "tz=Nowhere/City", "client_id=x")) {
            assertEquals(422, server.get(DAY + "?" + query, client).status(), query);
        }
        expect(422, server.get(WEEK + "?start_date=2026-06-31", client));
    }
}
