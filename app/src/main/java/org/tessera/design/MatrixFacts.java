package org.tessera.design;

import java.time.LocalDate;
import java.util.Map;

/**
 * What the employers' survey behind the matrix found about this skill.
 *
 * @param surveyTitle by language
 * @param closed the day the survey was closed
 * @param answers how many employers answered
 * @param rank of the skill's competence, 1 is the most important
 * @param outOf how many competences were ranked
 * @param mean mean importance, 1 to 5
 * @param neededAtEntry share who say that it is needed on the first day, 0 to 1
 */
public record MatrixFacts(
        Map<String, String> surveyTitle,
        LocalDate closed,
        int answers,
        int rank,
        int outOf,
        double mean,
        double neededAtEntry) {}
