package spotter.nutrition;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * One day by the clocks of a place, as SQL compares it. Public because Jdbi reads it by reflection.
 *
 * @param weekday 0 to 6, Monday is 0
 * @param startsAt epoch milliseconds, inclusive
 * @param endsAt exclusive; 23 or 25 hours later where the clocks are changed
 */
public record Day(String date, int weekday, long startsAt, long endsAt) {
    static Day of(LocalDate date, ZoneId zone) {
        return new Day(
                date.toString(),
                date.getDayOfWeek().getValue() - 1,
                Period.start(date, zone).toEpochMilli(),
                Period.start(date.plusDays(1), zone).toEpochMilli());
    }

    static List<Day> row(LocalDate first, int count, ZoneId zone) {
        return first.datesUntil(first.plusDays(count))
                .map(date -> of(date, zone))
                .toList();
    }
}
