package spotter.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.SplittableRandom;
import spotter.demo.Opening.Planned;

/** What one client made of a planned meal: eaten, skipped, or not said. */
final class Eating {
    /** Pictures are 900 pixels wide. */
    private static final double SCALE = 0.75;

    private static final int EATEN_PERCENT = 80;
    private static final int SKIPPED_PERCENT = 12;
    private static final int DAYS_BETWEEN_PHOTOS = 5;

    private Eating() {}

    static void tell(Visits visits, Person client, Planned meal, LocalDate date) throws IOException {
        SplittableRandom random = new SplittableRandom(date.toEpochDay() * 1000 + meal.id());
        // Nobody goes to bed hungry, so every day has something eaten.
        int luck = meal.dish().meal() == Dish.Meal.DINNER ? 0 : random.nextInt(100);
        Dish dish = meal.dish();
        boolean isShown = isPhotographed(client, dish, date);
        if (luck >= EATEN_PERCENT + SKIPPED_PERCENT && !isShown) {
            return;
        }
        boolean isEaten = luck < EATEN_PERCENT || isShown;
        long completion = Visits.id(visits.post(
                client,
                "/api/nutrition/meal-completions",
                Map.of("planned_meal_id", meal.id(), "status", isEaten ? "completed" : "skipped")));
        if (isShown) {
            visits.upload(
                    client,
                    "POST",
                    "/api/nutrition/meal-completions/" + completion + "/photo",
                    Map.of(),
                    new Visits.Upload("plate.jpg", Table.photo(dish, client, date, SCALE)));
        }
    }

    /** Every client now and then, another meal each time. */
    private static boolean isPhotographed(Person client, Dish dish, LocalDate date) {
        long turn = date.toEpochDay() + client.ordinal();
        return turn % DAYS_BETWEEN_PHOTOS == 0
                && turn / DAYS_BETWEEN_PHOTOS % 3 == dish.meal().ordinal();
    }
}
