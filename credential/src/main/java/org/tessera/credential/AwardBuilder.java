package org.tessera.credential;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the facts of an {@link Award}. Each method is named like the component it sets; {@link #build()} says which
 * mandatory ones are missing. For one thread at a time. As long as an award has components.
 */
public final class AwardBuilder {

    private @Nullable String id;
    private @Nullable Learner learner;
    private @Nullable Text title;
    private @Nullable Text summary;
    private @Nullable Organisation issuer;
    private @Nullable Organisation awardingBody;
    private @Nullable Instant issued;
    private @Nullable Instant validFrom;
    private @Nullable Instant validUntil;
    private final List<Outcome> outcomes = new ArrayList<>();
    private @Nullable Duration workload;
    private @Nullable BigDecimal ects;
    private @Nullable Level level;
    private @Nullable Assessment assessment;
    private @Nullable Participation participation;
    private @Nullable QualityAssurance qualityAssurance;
    private @Nullable Text prerequisites;
    private @Nullable Text grade;
    private @Nullable Stacking stacking;
    private @Nullable Text furtherInformation;
    private @Nullable String standardPage;
    private final LinkedHashMap<String, String> trace = new LinkedHashMap<>();
    private @Nullable StatusEntry status;
    private @Nullable TokenStatusEntry tokenStatus;
    private final LinkedHashSet<String> languages = new LinkedHashSet<>();
    private @Nullable String primaryLanguage;

    AwardBuilder() {}

    /** The award's IRI, usually {@code urn:uuid:…}. Mandatory. */
    public AwardBuilder id(String iri) {
        this.id = iri;
        return this;
    }

    /** Who earned it. Mandatory. */
    public AwardBuilder learner(Learner person) {
        this.learner = person;
        return this;
    }

    /** What was earned. Mandatory. */
    public AwardBuilder title(Text text) {
        this.title = text;
        return this;
    }

    /** The same in a few sentences. Mandatory. */
    public AwardBuilder summary(Text text) {
        this.summary = text;
        return this;
    }

    /** Who seals the credential. Mandatory. */
    public AwardBuilder issuer(Organisation organisation) {
        this.issuer = organisation;
        return this;
    }

    /** Who decided. Mandatory, even where it is the issuer. */
    public AwardBuilder awardingBody(Organisation organisation) {
        this.awardingBody = organisation;
        return this;
    }

    /** When it was issued. Mandatory. */
    public AwardBuilder issued(Instant instant) {
        this.issued = instant;
        return this;
    }

    /** From when it counts; the time of issue unless set. */
    public AwardBuilder validFrom(Instant instant) {
        this.validFrom = instant;
        return this;
    }

    /** Until when it counts; without end unless set. */
    public AwardBuilder validUntil(Instant instant) {
        this.validUntil = instant;
        return this;
    }

    /** One more learning outcome. At least one is mandatory. */
    public AwardBuilder outcome(Outcome outcome) {
        outcomes.add(outcome);
        return this;
    }

    /** Notional time of learning. This or {@link #workloadHours} is mandatory. */
    public AwardBuilder workload(Duration time) {
        this.workload = time;
        return this;
    }

    /** Notional time of learning in whole hours. */
    public AwardBuilder workloadHours(int hours) {
        return workload(Duration.ofHours(hours));
    }

    /** European credits. */
    public AwardBuilder ects(BigDecimal points) {
        this.ects = points;
        return this;
    }

    /** The level of the learning. Mandatory. */
    public AwardBuilder level(Level eqf) {
        this.level = eqf;
        return this;
    }

    /** How it was proven. Mandatory. */
    public AwardBuilder assessment(Assessment how) {
        this.assessment = how;
        return this;
    }

    /** How the person took part. Mandatory. */
    public AwardBuilder participation(Participation how) {
        this.participation = how;
        return this;
    }

    /** What stands behind it. Mandatory. */
    public AwardBuilder qualityAssurance(QualityAssurance what) {
        this.qualityAssurance = what;
        return this;
    }

    /** What was needed to enrol. */
    public AwardBuilder prerequisites(Text text) {
        this.prerequisites = text;
        return this;
    }

    /** The result in words. Mandatory, because ELM demands one of every assessment. */
    public AwardBuilder grade(Text text) {
        this.grade = text;
        return this;
    }

    /** The programme it is a part of. */
    public AwardBuilder stacking(Stacking programme) {
        this.stacking = programme;
        return this;
    }

    /** Anything else a reader should know. */
    public AwardBuilder furtherInformation(Text text) {
        this.furtherInformation = text;
        return this;
    }

    /** The public page of the micro-credential's standard. */
    public AwardBuilder standardPage(String url) {
        this.standardPage = url;
        return this;
    }

    /** One more link back: a label such as "decision", and an IRI that names a thing in one version. */
    public AwardBuilder trace(String label, String iri) {
        trace.put(label, iri);
        return this;
    }

    /** Where a later withdrawal can be read. */
    public AwardBuilder status(StatusEntry entry) {
        this.status = entry;
        return this;
    }

    /** Where a later withdrawal of the SD-JWT credential can be read. */
    public AwardBuilder tokenStatus(TokenStatusEntry entry) {
        this.tokenStatus = entry;
        return this;
    }

    /** The languages of the display, the first one primary unless {@link #primaryLanguage} says otherwise. Mandatory. */
    public AwardBuilder languages(String... tags) {
        languages.addAll(Arrays.asList(tags));
        return this;
    }

    /** The language it was issued in. */
    public AwardBuilder primaryLanguage(String tag) {
        this.primaryLanguage = tag;
        languages.add(tag);
        return this;
    }

    /**
     * The award.
     *
     * @throws IncompleteAward if a mandatory element is missing; it names each
     * @throws IllegalArgumentException if elements contradict each other
     */
    public Award build() {
        var missing = mandatory().entrySet().stream()
                .filter(element -> element.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new IncompleteAward(missing);
        }
        return new Award(
                requireNonNull(id),
                requireNonNull(learner),
                requireNonNull(title),
                requireNonNull(summary),
                requireNonNull(issuer),
                requireNonNull(awardingBody),
                requireNonNull(issued),
                validFrom == null ? requireNonNull(issued) : validFrom,
                Optional.ofNullable(validUntil),
                outcomes,
                requireNonNull(workload),
                Optional.ofNullable(ects),
                requireNonNull(level),
                requireNonNull(assessment),
                requireNonNull(participation),
                requireNonNull(qualityAssurance),
                Optional.ofNullable(prerequisites),
                requireNonNull(grade),
                Optional.ofNullable(stacking),
                Optional.ofNullable(furtherInformation),
                Optional.ofNullable(standardPage),
                trace,
                Optional.ofNullable(status),
                Optional.ofNullable(tokenStatus),
                List.copyOf(languages),
                primaryLanguage == null ? languages.getFirst() : primaryLanguage);
    }

    private Map<String, @Nullable Object> mandatory() {
        var elements = new LinkedHashMap<String, @Nullable Object>();
        elements.put("id", id);
        elements.put("learner", learner);
        elements.put("title", title);
        elements.put("issuer", issuer);
        elements.put("awardingBody", awardingBody);
        elements.put("issued", issued);
        elements.put("outcome", outcomes.isEmpty() ? null : outcomes);
        elements.put("workload", workload);
        elements.put("level", level);
        elements.put("assessment", assessment);
        elements.put("participation", participation);
        elements.put("qualityAssurance", qualityAssurance);
        elements.put("summary", summary);
        elements.put("grade", grade);
        elements.put("languages", languages.isEmpty() ? null : languages);
        return elements;
    }
}
