package org.tessera.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** A day as people and programs for tables write it in a cell. */
public final class WrittenDay {
    private static final List<DateTimeFormatter> WAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu"),
            DateTimeFormatter.ofPattern("d/M/uuuu"),
            DateTimeFormatter.ofPattern("d-M-uuuu"));

    /** Day 0 of the programs for tables that store days as numbers. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private WrittenDay() {}

    /** The day of {@code 2005-03-01}, {@code 1.3.2005}, {@code 1/3/2005}, {@code 1-3-2005} or {@code 38412}. */
    public static Optional<LocalDate> read(String text) {
        if (text.matches("[0-9]{5}")) return Optional.of(DAY_ZERO.plusDays(Long.parseLong(text)));
        for (DateTimeFormatter way : WAYS) {
            try {
                return Optional.of(LocalDate.parse(text, way));
            } catch (DateTimeException another) {
                // The next way to write a day.
            }
        }
        return Optional.empty();
    }
}
