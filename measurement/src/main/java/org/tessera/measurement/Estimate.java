package org.tessera.measurement;

import java.util.Optional;
import java.util.function.Function;

/**
 * A statistic, or the reason why the data do not allow it. Below the minimum sample a number would look like knowledge;
 * the reason tells the reader what is missing instead.
 *
 * @param <T> what is estimated
 */
public sealed interface Estimate<T> {

    /** The data allow the estimate. */
    record Known<T>(T value) implements Estimate<T> {}

    /** The data do not allow the estimate; {@code reason} is a full sentence for the reader of a report. */
    record NotEstimable<T>(String reason) implements Estimate<T> {}

    /** An estimate that the data allow. */
    static <T> Estimate<T> known(T value) {
        return new Known<>(value);
    }

    /** An estimate that the data do not allow, with the reason as a full sentence. */
    static <T> Estimate<T> notEstimable(String reason) {
        return new NotEstimable<>(reason);
    }

    /** The same estimate of something derived from the value; the reason is kept where there is no value. */
    default <R> Estimate<R> map(Function<? super T, ? extends R> derive) {
        return switch (this) {
            case Known<T>(T value) -> new Known<>(derive.apply(value));
            case NotEstimable<T>(String reason) -> new NotEstimable<>(reason);
        };
    }

    /** The value, or empty where there is only a reason. */
    default Optional<T> known() {
        return switch (this) {
            case Known<T>(T value) -> Optional.ofNullable(value);
            case NotEstimable<T> none -> Optional.empty();
        };
    }

    /**
     * The value where the caller has made sure that there is one.
     *
     * @throws IllegalStateException with the reason, where there is none
     */
    default T orThrow() {
        return switch (this) {
            case Known<T>(T value) -> value;
            case NotEstimable<T>(String reason) -> throw new IllegalStateException(reason);
        };
    }
}
