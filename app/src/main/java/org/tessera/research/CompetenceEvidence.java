package org.tessera.research;

/**
 * What the answers say about one competence. Numbers are rounded to four decimals. When fewer than ten answered,
 * {@code suppressed} is true and every number but {@code n} is zero: a small group is never shown.
 *
 * @param competence its code, for example {@code DigComp:1.2}
 * @param n how many rated it
 * @param mean mean importance, 1 to 5
 * @param rii relative importance index, 0 to 1: the sum of the ratings over 5 n
 * @param low lower end of the index's 95 % bootstrap interval
 * @param high upper end of the index's 95 % bootstrap interval
 * @param neededAtEntry share of those who say that it is needed on the first day, 0 to 1
 * @param rank 1 for the most important; equal indices share a rank; 0 when suppressed
 * @param suppressed whether the group is too small to show
 */
public record CompetenceEvidence(
        String competence,
        int n,
        double mean,
        double rii,
        double low,
        double high,
        double neededAtEntry,
        int rank,
        boolean suppressed) {}
