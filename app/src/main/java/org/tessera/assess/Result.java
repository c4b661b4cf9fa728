package org.tessera.assess;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tessera.platform.PersonId;

/**
 * A released result. It is a fact for the decision on certification, not the decision.
 *
 * @param sitting where it was earned
 * @param candidate whose it is
 * @param microCredential for example K08
 * @param form the frozen form, {@code form:K08-A@1#<SHA-256>}
 * @param raw right answers in the exam, 0 to {@code outOf}
 * @param cut the fewest right answers that pass this form
 * @param outOf scored questions
 * @param examPassed whether {@code raw >= cut}
 * @param task points of the work task, 0 to 12: the mean of the two marks that count, half a point rounded down
 * @param taskPassed whether the task reached its pass mark with no criterion at 0
 * @param clustersPassed whether no group of skills is below the band that the scheme asks for; true where there are none
 * @param passed whether all of them are fulfilled: none makes up for another
 * @param satOn the day of the exam
 * @param releasedAt when the candidate could first see it
 * @param supervised whether an invigilator checked the identity before it began, in a session that was supervised
 * @param examiners how many people marked the task: 2, or 3 when the first two were too far apart, 0 when it was blank
 * @param itemsByOutcome learning outcome to the items that asked for it, {@code O1 → item:K08-S-001@1#<SHA-256>}
 * @param demonstration whether the form is a public sample: such a result proves nothing and never counts in earnest
 */
public record Result(
        SittingId sitting,
        PersonId candidate,
        String microCredential,
        String form,
        int raw,
        int cut,
        int outOf,
        boolean examPassed,
        int task,
        boolean taskPassed,
        boolean clustersPassed,
        boolean passed,
        LocalDate satOn,
        Instant releasedAt,
        boolean supervised,
        int examiners,
        Map<String, List<String>> itemsByOutcome,
        boolean demonstration) {}
