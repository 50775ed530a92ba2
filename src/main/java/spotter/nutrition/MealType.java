package spotter.nutrition;

/** Which meal of the day. */
enum MealType {
    BREAKFAST,
    LUNCH,
    DINNER,
    SNACK
}
