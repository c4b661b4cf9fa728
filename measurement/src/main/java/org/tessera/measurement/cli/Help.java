package org.tessera.measurement.cli;

/** What {@code measure --help} says. */
final class Help {

    static final String TEXT = """
            measure: statistics of tests, raters and surveys

              measure check DIR [--values OUTDIR]
                  recomputes every analysis that has a reference result (.json) in DIR and compares
                  number by number; exit code 0 only within the tolerances. --values writes what
                  was computed, one JSON per analysis.

              measure benchmark DIR [--quick]
                  what a 2PL calibration costs: the sets sim_NxK.csv of DIR beside their reference
                  estimates mirt_NxK_items.csv, then 5,000, 50,000 and 500,000 simulated persons
                  (5,000 with --quick). Exit code 0 only where the estimates agree.

              measure COMMAND --data FILE.csv --out DIR [options]
                  writes DIR/report.html and one CSV per table, in English or, with --lang, in
                  el, it, pl, es or ro.

            Data: comma-separated with a header, UTF-8 (.gz is unpacked); one line per person, one
            column per item. An empty cell or NA: not administered; O: omitted; N: not reached.

              ctt       --items a,b,c     the columns that are items (default: all)
                        --key KEY.csv     columns item, key: the data are chosen options
                        --cut N           quality of pass and fail at this raw score
                        --minimum N       fewest complete persons for numbers (30)

              irt       --model M         rasch (default), 2pl, 3pl, pcm, gpcm, grm
                        --items a,b,c
                        --omitted X       wrong (default) or ignored
                        --not-reached X   wrong or ignored (default)
                        --cut-theta T     quality of pass and fail at this ability
                        --tolerance T     largest change of a parameter at the end (0.0001)
                        --minimum N       fewest persons (the model's own: 100 rasch and pcm,
                                          250 2pl, gpcm and grm, 1000 3pl)

              dif       --group COLUMN    the column that holds the group
                        --focal A,B       groups to compare with all others (default: each)
                        --model M         likelihood ratio test by a model besides (as for irt)
                        --purify          items that differ leave the matching score
                        --minimum-group N, --minimum-total N   fewest persons (200, 500)

              link      --to FILE.csv     the second form. Both files: columns item, a, b, g
                                          (item parameters), or total, anchor (raw scores)
                                          Only totals: two groups drawn at random
                        --highest N       highest possible score (the highest that occurs)
                        --seed N          seed of the bootstrap errors (1)

              raters    one column per rater, or columns person, criterion, rater, score
                        --items a,b       the columns that are raters (default: all)

              standard-setting            items by judges, ratings 0 to 1, an optional column item
                        --before FILE     the ratings of the round before
                        --judges FILE     min_pass_score, expected_pass_rate, k_min, k_max, f_min, f_max
                        --scores FILE     column score, for Beuk and Hofstee
                        --groups FILE     columns score, competent (0/1), for contrasting groups
                        --minimum N       fewest judges (8)

              survey    --questions a,b   the columns of the ratings, 1 to the highest
                        --max N           highest rating (5)
                        --top K           probability of being in the top K
                        --margins F1,F2   population counts: first column a variable of the data
                        --group COLUMN    agreement within groups
                        --seed N          seed of the bootstrap (1)
                        --minimum N       fewest ratings (10)

              assemble  the data are a bank: columns item, a, b and, where rules need them, area,
                        seconds, words, enemy_set
                        --length N        items per form
                        --theta T         where to measure best (0)
                        --areas 1=11-13,2=9-11
                        --max-seconds N, --max-words N
                        --forms N         number of forms (1)
                        --most-uses N     in how many forms an item may be (1)
                        --most-shared N   items two forms may share (0)
                        --seconds N       time for the solver (30)

            Below the minimum sample the report says "not estimable" and why, in place of a number.
            Exit codes: 0 done, 1 data cannot be used or a comparison failed, 2 wrong command.
            """;

    private Help() {}
}
