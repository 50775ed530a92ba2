package spotter.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import spotter.access.Role;
import spotter.demo.Dish.Meal;

/** The day before the story: accounts, who trains whom, recipes, and a plan of a week for every client with a trainer. */
final class Opening {
    private final Visits visits;
    private final Map<Dish, Long> recipes = new EnumMap<>(Dish.class);

    Opening(Visits visits) {
        this.visits = visits;
    }

    /** A meal of somebody's week; Monday is day 0. */
    record Planned(long id, int day, Dish dish) {}

    void people(String setupCode) throws IOException {
        Person admin = Person.OLGA;
        visits.enrol(
                admin,
                visits.post(
                        null,
                        "/api/auth/setup",
                        Map.of(
                                "code",
                                setupCode,
                                "email",
                                admin.email(),
                                "password",
                                Story.PASSWORD,
                                "full_name",
                                admin.fullName())));
        for (Person person : Person.values()) {
            if (person != admin) {
                visits.enrol(person, visits.post(admin, "/api/users", account(person)));
            }
            Person trainer = person.trainer();
            if (trainer != null) {
                visits.post(trainer, "/api/users/clients/" + visits.id(person) + "/assign", Map.of());
            }
        }
    }

    private static Map<String, String> account(Person person) {
        return Map.of(
                "email", person.email(),
                "password", Story.PASSWORD,
                "full_name", person.fullName(),
                "role", person.role().wireName());
    }

    void recipes() throws IOException {
        for (Person trainer : Person.all(Role.TRAINER)) {
            for (Dish dish : Dish.of(trainer)) {
                recipes.put(dish, Visits.id(visits.post(trainer, "/api/nutrition/recipes", dish.recipe())));
            }
        }
    }

    void portrait(Person person) throws IOException {
        Visits.Upload photo = new Visits.Upload("me.jpg", Portrait.photo(person));
        visits.upload(person, "PUT", "/api/users/me/photo", Map.of(), photo);
    }

    List<Planned> plan(Person client, Person trainer, LocalDate start) throws IOException {
        int kcal = (int) client.body().endKg() * 24 + (client.body().isMuscular() ? 1100 : 150);
        Map<String, Integer> targets = Map.of(
                "daily_calories",
                kcal,
                "protein_target",
                (int) (client.body().endKg() * 1.7),
                "carbs_target",
                kcal * 42 / 100 / 4,
                "fat_target",
                kcal * 28 / 100 / 9);
        visits.put(client, "/api/nutrition/goals", targets);
        Map<String, Object> plan = new HashMap<>(targets);
        plan.put("client_id", visits.id(client));
        plan.put("name", client.body().isMuscular() ? "Build up" : "Lighter by spring");
        plan.put("description", "Three meals a day; water with everything.");
        plan.put("start_date", start);
        long planId = Visits.id(visits.post(trainer, "/api/nutrition/plans", plan));
        List<Planned> week = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            for (Meal meal : Meal.values()) {
                week.add(meal(trainer, planId, day, choice(trainer, meal, day + client.ordinal())));
            }
        }
        return week;
    }

    private static Dish choice(Person trainer, Meal meal, int number) {
        List<Dish> dishes =
                Dish.of(trainer).stream().filter(dish -> dish.meal() == meal).toList();
        return dishes.get(number % dishes.size());
    }

    private Planned meal(Person trainer, long planId, int day, Dish dish) throws IOException {
        Map<String, Object> meal = Map.of(
                "nutrition_plan_id", planId,
                "day_of_week", day,
                "time_of_day", dish.meal().time(),
                "meal_type", dish.meal(),
                "recipe_id", recipes.get(dish));
        return new Planned(Visits.id(visits.post(trainer, "/api/nutrition/planned-meals", meal)), day, dish);
    }
}
