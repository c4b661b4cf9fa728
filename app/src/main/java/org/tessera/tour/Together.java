package org.tessera.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;

/** Plays several people at the same time, as they come in life. */
final class Together {
    private static final int AT_ONCE = 4;

    private Together() {}

    /** Does something for each, with its number from 0; fails as the first that fails. */
    static <T> void each(List<T> all, BiConsumer<Integer, T> deed) {
        try (var people = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < all.size(); i++) {
                int number = i;
                running.add(people.submit(() -> deed.accept(number, all.get(number))));
            }
            for (var each : running) each.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Visitor.Lost("interrupted");
        }
    }
}
