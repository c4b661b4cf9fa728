package org.tessera.learn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tessera.design.CoursePack;
import org.tessera.design.Unit;

/**
 * How far a learner is in a course.
 *
 * @param done the steps that are done, by unit: slides and notes that were opened, exercises that were answered
 */
public record Progress(CoursePack pack, Map<String, Set<String>> done) {
    boolean isDone(Unit unit, Step step) {
        return done.getOrDefault(unit.id(), Set.of()).contains(step.id());
    }

    /** How many steps of a unit are done. */
    int stepsDone(Unit unit) {
        return (int) Step.of(unit).stream().filter(step -> isDone(unit, step)).count();
    }

    /** Whether every step of a unit is done. */
    public boolean isDone(Unit unit) {
        return stepsDone(unit) == Step.of(unit).size();
    }

    /** Whether any step of a unit is done. */
    public boolean isBegun(Unit unit) {
        return stepsDone(unit) > 0;
    }

    /** Whether any step of any unit is done. */
    public boolean isBegun() {
        return pack.units().stream().anyMatch(this::isBegun);
    }

    /** How many units are done. */
    public int unitsDone() {
        return (int) pack.units().stream().filter(this::isDone).count();
    }

    /** The units that work on an outcome. */
    List<Unit> unitsFor(String outcome) {
        return pack.units().stream()
                .filter(unit -> unit.outcomes().contains(outcome))
                .toList();
    }

    /** How many of the units that work on an outcome are done. */
    int unitsDone(String outcome) {
        return (int) unitsFor(outcome).stream().filter(this::isDone).count();
    }

    /** Whether every step of every unit is done. */
    public boolean isDone() {
        return pack.units().stream().allMatch(this::isDone);
    }

    /** How many minutes a unit still takes: its time in proportion to the steps not done, rounded up; 0 when done. */
    int minutesLeft(Unit unit) {
        int all = Step.of(unit).size();
        int left = all - stepsDone(unit);
        return Math.ceilDiv(unit.minutes() * left, all);
    }

    /** How many minutes the course still takes. */
    int minutesLeft() {
        return pack.units().stream().mapToInt(this::minutesLeft).sum();
    }

    /** The first step of a unit that is not done. */
    Optional<Step> nextIn(Unit unit) {
        return Step.of(unit).stream().filter(step -> !isDone(unit, step)).findFirst();
    }

    /** The first unit that is not done. */
    public Optional<Unit> nextUnit() {
        return pack.units().stream().filter(unit -> !isDone(unit)).findFirst();
    }

    /** The unit after this one. */
    Optional<Unit> unitAfter(Unit unit) {
        List<Unit> units = pack.units();
        int next = units.indexOf(unit) + 1;
        return next < units.size() ? Optional.of(units.get(next)) : Optional.empty();
    }
}
