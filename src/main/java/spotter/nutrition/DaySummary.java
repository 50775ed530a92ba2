package spotter.nutrition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was planned and eaten on one day.
 *
 * @param totalCalories kcal of the completed meals' recipes
 * @param totalProtein grams, as are the other nutrients
 * @param completedMeals completed on that day, whichever day they were planned for
 * @param totalMeals planned for that weekday in plans that are valid on that day
 */
record DaySummary(
        LocalDate date,
        double totalCalories,
        double totalProtein,
        double totalCarbs,
        double totalFat,
        int completedMeals,
        int totalMeals,
        @Nullable Goals goals) {}
