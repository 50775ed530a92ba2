package spotter.http;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers as requests write them, within bounds that keep reckoning cheap. */
final class Numbers {
    /** An exponent of a billion would take a billion digits to compare. */
    private static final int MAX_DIGITS = 40;

    private Numbers() {}

    /** Of a JSON number or a text; empty for what is none, or is beyond 40 digits on either side of the point. */
    static Optional<BigDecimal> parse(@Nullable Object value) {
        if (value instanceof Number || value instanceof String) {
            try {
                BigDecimal number = new BigDecimal(String.valueOf(value).strip());
                return Optional.of(number)
                        .filter(is -> Math.abs((long) is.scale()) <= MAX_DIGITS && is.precision() <= MAX_DIGITS);
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** Without an exponent and without zeros at the end. */
    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
