package org.tessera.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a credential says, for showing it. Exists only for files whose seal is intact: the words are the issuer's, whoever
 * that is.
 *
 * @param id the credential's id
 * @param who the person
 * @param what the award
 * @param canDo what the person can do
 * @param proof how it was proven
 * @param says who says so
 * @param validity the dates
 * @param learning the learning behind it
 * @param trace links back to what the award rests on, by label
 * @param status where a later withdrawal can be read
 * @param endorsements who else vouches, each under a signature of its own that holds
 */
public record Facts(
        String id,
        Who who,
        What what,
        List<CanDo> canDo,
        Proof proof,
        Says says,
        Validity validity,
        Learning learning,
        SequencedMap<String, String> trace,
        Optional<StatusEntry> status,
        List<Endorsement> endorsements) {

    /**
     * Somebody else who vouches for the credential, its achievement or its issuer.
     *
     * @param issuer the endorser's IRI
     * @param claimedName what the endorser is called, as it says itself
     * @param comment what it says
     * @param recognised whether the endorser is known to whoever checks
     */
    public record Endorsement(String issuer, Optional<Text> claimedName, Text comment, boolean recognised) {}

    Facts endorsedBy(List<Endorsement> others) {
        return new Facts(id, who, what, canDo, proof, says, validity, learning, trace, status, List.copyOf(others));
    }

    /**
     * The person.
     *
     * @param name full name, empty if the credential has none
     * @param latinName the same in Latin letters
     * @param birthDate day of birth
     */
    public record Who(String name, Optional<String> latinName, Optional<LocalDate> birthDate) {}

    /**
     * The award.
     *
     * @param title its name, empty if the credential has none
     * @param summary more about it
     * @param standardPage the public page of its standard
     * @param programme the programme it is a part of
     */
    public record What(
            Optional<Text> title, Optional<Text> summary, Optional<String> standardPage, Optional<Text> programme) {}

    /**
     * A learning outcome.
     *
     * @param id its IRI
     * @param title the outcome
     * @param related terms of ESCO and other frameworks that it covers
     */
    public record CanDo(String id, Text title, List<Concept> related) {}

    /**
     * How it was proven.
     *
     * @param summary in words
     * @param type name of the type of assessment
     * @param date when
     * @param supervision name of the kind of supervision and identity check
     * @param assessors who assessed, without names
     * @param grade the result
     */
    public record Proof(
            Optional<Text> summary,
            Optional<Text> type,
            Optional<LocalDate> date,
            Optional<Text> supervision,
            Optional<Text> assessors,
            Optional<Text> grade) {}

    /**
     * Who says so.
     *
     * @param issuer the issuer's IRI
     * @param claimedName the name in the credential; show it only beside the answer of the issuer check
     * @param awardingBody the name of the body that decided, as the issuer says
     * @param qualityAssurance what stands behind it
     */
    public record Says(
            String issuer, Optional<Text> claimedName, Optional<Text> awardingBody, Optional<Text> qualityAssurance) {}

    /**
     * The dates.
     *
     * @param issued when it was issued
     * @param from from when it counts
     * @param until until when; empty: without end
     */
    public record Validity(Optional<Instant> issued, Optional<Instant> from, Optional<Instant> until) {}

    /**
     * The learning behind it.
     *
     * @param workload ISO 8601 duration
     * @param ects credits
     * @param eqf level of the European Qualifications Framework
     * @param eqfOfficial whether that level is official or the provider's own alignment
     * @param participation how the person took part
     * @param prerequisites what was needed to enrol
     * @param furtherInformation anything else
     */
    public record Learning(
            Optional<String> workload,
            Optional<String> ects,
            Optional<Integer> eqf,
            boolean eqfOfficial,
            Optional<Text> participation,
            Optional<Text> prerequisites,
            Optional<Text> furtherInformation) {}
}
