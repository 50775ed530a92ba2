package spotter.demo;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the gym's trainers cook with: recipes, and what they look like. Each trainer has written half of them. */
enum Dish {
    OVERNIGHT_OATS(
            "Overnight oats with berries",
            Meal.BREAKFAST,
            Person.JOERG,
            new Portion(410, 19, 58, 11, 10),
            "Oats in milk over night in the fridge; yoghurt and a handful of berries on top.",
            Food.OATMEAL,
            Food.BERRIES),
    EGGS_ON_TOAST(
            "Eggs on rye toast",
            Meal.BREAKFAST,
            Person.JOERG,
            new Portion(430, 26, 32, 21, 12),
            "Two eggs, fried in little oil, on toasted rye bread; tomatoes beside.",
            Food.TOAST,
            Food.EGGS,
            Food.TOMATOES),
    AVOCADO_TOAST(
            "Avocado toast with egg",
            Meal.BREAKFAST,
            Person.AMARA,
            new Portion(445, 21, 34, 25, 10),
            "Avocado in slices on toast, an egg, salt, pepper and lemon.",
            Food.TOAST,
            Food.AVOCADO,
            Food.EGGS),
    PORRIDGE(
            "Porridge with plums",
            Meal.BREAKFAST,
            Person.AMARA,
            new Portion(390, 15, 63, 8, 15),
            "Simmer oats ten minutes with a pinch of salt; stewed plums on top.",
            Food.OATMEAL,
            Food.BERRIES),
    CHICKEN_BOWL(
            "Chicken and rice bowl",
            Meal.LUNCH,
            Person.JOERG,
            new Portion(610, 48, 66, 14, 30),
            "Grill the breast six minutes a side, let it rest, slice; rice and broccoli.",
            Food.CHICKEN,
            Food.RICE,
            Food.BROCCOLI),
    LENTIL_SOUP(
            "Red lentil soup",
            Meal.LUNCH,
            Person.JOERG,
            new Portion(480, 27, 68, 9, 35),
            "Onion, cumin, lentils and stock; twenty minutes, then lemon.",
            Food.LENTILS,
            Food.TOAST),
    BEAN_SALAD(
            "Bean salad with rice",
            Meal.LUNCH,
            Person.AMARA,
            new Portion(540, 24, 82, 12, 20),
            "Kidney beans, tomatoes and leaves with a spoon of oil and vinegar.",
            Food.BEANS,
            Food.SALAD,
            Food.RICE),
    CHICKEN_SALAD(
            "Chicken salad",
            Meal.LUNCH,
            Person.AMARA,
            new Portion(495, 46, 18, 25, 25),
            "Leaves, tomatoes, warm chicken, a dressing of yoghurt.",
            Food.SALAD,
            Food.CHICKEN,
            Food.TOMATOES),
    SALMON(
            "Salmon with rice and broccoli",
            Meal.DINNER,
            Person.JOERG,
            new Portion(640, 42, 52, 28, 25),
            "Salmon twelve minutes at 200 degrees; steam the broccoli for five.",
            Food.SALMON,
            Food.RICE,
            Food.BROCCOLI),
    PASTA(
            "Wholegrain pasta, tomato sauce",
            Meal.DINNER,
            Person.JOERG,
            new Portion(620, 24, 98, 14, 25),
            "Cook the sauce slowly; basil at the end. Salad first.",
            Food.PASTA,
            Food.SALAD),
    SALMON_SALAD(
            "Salmon on leaves",
            Meal.DINNER,
            Person.AMARA,
            new Portion(520, 38, 12, 35, 20),
            "Fry on the skin for eight minutes; avocado and leaves.",
            Food.SALMON,
            Food.SALAD,
            Food.AVOCADO),
    DAL(
            "Dal with rice",
            Meal.DINNER,
            Person.AMARA,
            new Portion(580, 25, 94, 12, 40),
            "Lentils with turmeric and ginger; fry the spices last and pour them over.",
            Food.LENTILS,
            Food.RICE);

    /** When it is eaten. */
    enum Meal {
        BREAKFAST("07:45"),
        LUNCH("12:30"),
        DINNER("19:00");

        private final String time;

        Meal(String time) {
            this.time = time;
        }

        String time() {
            return time;
        }
    }

    /** kcal, grams, minutes to make. */
    record Portion(int kcal, int protein, int carbs, int fat, int minutes) {}

    private final String title;
    private final Meal meal;
    private final Person author;
    private final Portion portion;
    private final String instructions;
    private final List<Food> foods;

    Dish(String title, Meal meal, Person author, Portion portion, String instructions, Food... foods) {
        this.title = title;
        this.meal = meal;
        this.author = author;
        this.portion = portion;
        this.instructions = instructions;
        this.foods = List.of(foods);
    }

    static List<Dish> of(Person author) {
        return Arrays.stream(values()).filter(dish -> dish.author == author).toList();
    }

    Meal meal() {
        return meal;
    }

    List<Food> foods() {
        return foods;
    }

    /** As a recipe is sent. */
    Map<String, Object> recipe() {
        Map<String, Object> recipe = new LinkedHashMap<>();
        recipe.put("name", title);
        recipe.put("instructions", instructions);
        recipe.put("calories", portion.kcal());
        recipe.put("protein", portion.protein());
        recipe.put("carbs", portion.carbs());
        recipe.put("fat", portion.fat());
        recipe.put("preparation_time", portion.minutes());
        return recipe;
    }
}
