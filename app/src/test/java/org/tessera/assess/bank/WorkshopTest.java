package org.tessera.assess.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.platform.Audit;
import org.tessera.platform.Problem;

/** The way of an item, and what the database refuses whoever asks. */
class WorkshopTest extends WholeApplication {
    @Autowired
    ItemStudio studio;

    @Autowired
    Workshop workshop;

    @Autowired
    Reviewing reviewing;

    @Autowired
    Translations translations;

    @Autowired
    LiveItems live;

    @Autowired
    Audit audit;

    @Autowired
    JdbcClient jdbc;

    ItemStudio.Cast cast;
    Crafted item;

    @BeforeEach
    void aDraft() {
        cast = studio.cast();
        item = studio.draft(cast, "K08-0001", english("single"));
    }

    @Test
    void anItemRestsOnAnOutcomeOfAPublishedStandardAndItsCellOfTheMatrix() {
        assertThat(item.standard()).startsWith("micro-credential:K08@");
        assertThat(item.cell()).contains("matrix:key-skills@").contains("K08").contains("DigComp");
        var head = new Workshop.Head("K08", "X-1", "O99", false, "written");
        assertThatThrownBy(() -> workshop.create(cast.body(), head, english("single"), cast.author()))
                .isInstanceOf(Problem.class)
                .hasMessage("assess.problem.no-outcome");
    }

    @Test
    void noStepIsTakenBeforeItIsEarned() {
        for (State early : List.of(State.BIAS_REVIEW, State.LANGUAGE_REVIEW, State.PILOT, State.LIVE, State.RETIRED))
            refused(() -> reviewing.step(item, early, "", cast.officer()), "assess.problem.not-reviewed");
        reviewing.step(item, State.CONTENT_REVIEW, "", cast.author());
        refused(() -> reviewing.step(now(), State.BIAS_REVIEW, "", cast.author()), "assess.problem.not-reviewed");
        reviewing.review(now(), "", true, "", cast.reviewers().get(0));
        refused(() -> reviewing.step(now(), State.BIAS_REVIEW, "", cast.author()), "assess.problem.not-reviewed");
        refused(() -> reviewing.review(now(), "", true, "", cast.reviewers().get(0)), "assess.problem.reviewed");
        reviewing.review(now(), "", true, "", cast.reviewers().get(1));
        reviewing.step(now(), State.BIAS_REVIEW, "", cast.author());
        refused(() -> reviewing.step(now(), State.LANGUAGE_REVIEW, "", cast.author()), "assess.problem.not-reviewed");
        reviewing.review(now(), "", true, "", cast.reviewers().get(2));
        reviewing.step(now(), State.LANGUAGE_REVIEW, "", cast.author());
        refused(() -> reviewing.step(now(), State.PILOT, "", cast.officer()), "assess.problem.not-reviewed");
        reviewing.review(now(), "en", true, "", cast.reviewers().get(2));
        reviewing.step(now(), State.PILOT, "Reviewed.", cast.officer());
        assertThat(live.of(cast.body(), "K08"))
                .extracting(LiveItems.LiveItem::state)
                .containsExactly(State.PILOT);
        reviewing.step(now(), State.LIVE, "Answered by 230.", cast.officer());
        assertThat(live.of(cast.body(), "K08"))
                .singleElement()
                .satisfies(l -> assertThat(l.reference()).startsWith("item:K08-0001@1#"));
        reviewing.step(now(), State.RETIRED, "Known by now.", cast.officer());
        assertThat(live.of(cast.body(), "K08")).isEmpty();
        assertThat(audit.firstBreak("crafted:" + item.id())).isEmpty();
    }

    @Test
    void nobodyReviewsWhatTheyWroteNorWritesWhatTheyReviewed() {
        reviewing.step(item, State.CONTENT_REVIEW, "", cast.author());
        refused(() -> reviewing.review(now(), "", true, "", cast.author()), "assess.problem.own-review");
        assertThatThrownBy(() -> jdbc.sql("""
                insert into assess.crafted_review (item, number, review, language, reviewer, accepted, note, at)
                values (:item, 1, 'content', '', :author, true, '', now())
                """)
                        .param("item", item.id())
                        .param("author", cast.author().value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("nobody reviews what they wrote");
        var reviewer = cast.reviewers().getFirst();
        reviewing.review(now(), "", true, "", reviewer);
        assertThatThrownBy(() -> workshop.revise(now(), english("single"), Optional.empty(), reviewer))
                .hasMessageContaining("whoever reviewed an item does not write on it");
    }

    @Test
    void aRefusalBringsItBackAndANewWordingIsReviewedAnew() {
        reviewing.step(item, State.CONTENT_REVIEW, "", cast.author());
        reviewing.review(now(), "", true, "", cast.reviewers().get(0));
        reviewing.review(now(), "", false, "Two are right.", cast.reviewers().get(1));
        assertThat(now().state()).isEqualTo(State.DRAFT);
        assertThat(reviewing.reviews(now())).extracting(Reviewing.Review::note).contains("Two are right.");
        workshop.revise(now(), english("several"), Optional.empty(), cast.author());
        assertThat(now().number()).isEqualTo(2);
        assertThat(reviewing.reviews(now())).isEmpty();
        refused(
                () -> workshop.revise(item, english("several"), Optional.empty(), cast.author()),
                "assess.problem.version-moved");
    }

    @Test
    void aSituationNeedsASoundPanelBeforeItsPilot() {
        var sound = Kinds.judgement(Question.Judgement.Manner.RATE);
        var few = new Key.Panel(((Key.Panel) sound.key()).ratings().subList(0, 4));
        var weak = studio.draft(cast, "K08-0002", new Wording(sound.question(), few, Map.of()));
        refused(() -> studio.brought(cast, weak, State.PILOT), "assess.problem.panel");
        var strong = studio.draft(cast, "K08-0003", new Wording(sound.question(), sound.key(), Map.of()));
        assertThat(studio.brought(cast, strong, State.LIVE).state()).isEqualTo(State.LIVE);
    }

    @Test
    void twoPeopleTranslateOnTheirOwnAndBothTogetherAreTheNextVersion() {
        var gap = studio.draft(cast, "K08-0004", english("gaps"));
        var texts = translations.texts(workshop.wording(gap), "en");
        assertThat(texts.values()).contains("The [[1]] goes to [[2]] at noon.", "Option x", "Because of gaps.");
        var greek = new LinkedHashMap<>(texts);
        greek.replaceAll((place, words) -> "ελ " + words);
        translations.add(gap, "el", greek, cast.author());
        refused(() -> translations.add(gap, "el", greek, cast.author()), "assess.problem.translated");
        translations.add(gap, "el", greek, cast.second());
        assertThat(translations.passes(gap, "el")).hasSize(2);
        var both = translations.with(workshop.wording(gap), "en", "el", greek, Map.of("2", List.of("Πάτρα", "Athens")));
        workshop.revise(gap, both, Optional.of("el"), cast.author());
        var now = studio.now(gap.id());
        assertThat(now.languages()).containsExactly("en", "el");
        assertThat(workshop.wording(now).question().stem())
                .containsEntry("el", "ελ " + english("gaps").question().stem().get("en"));
        assertThat(((Key.Fills) workshop.wording(now).key()).accepted().get("2"))
                .containsExactly("Athens", "Αθήνα", "Πάτρα");
        refused(() -> reviewing.step(now, State.LANGUAGE_REVIEW, "", cast.author()), "assess.problem.not-reviewed");
    }

    @Test
    void aTranslationIsReviewedForItsLanguageAlone() {
        studio.brought(cast, item, State.PILOT);
        var wording = workshop.wording(now());
        var greek = new LinkedHashMap<>(translations.texts(wording, "en"));
        workshop.revise(
                now(), translations.with(wording, "en", "el", greek, Map.of()), Optional.of("el"), cast.author());
        reviewing.step(now(), State.LANGUAGE_REVIEW, "", cast.author());
        refused(() -> reviewing.step(now(), State.PILOT, "", cast.officer()), "assess.problem.not-reviewed");
        reviewing.review(now(), "el", true, "", cast.reviewers().get(1));
        reviewing.step(now(), State.PILOT, "Translated.", cast.officer());
        assertThat(now().state()).isEqualTo(State.PILOT);
    }

    @Test
    void enemiesAreEnemiesOfEachOther() {
        var other = studio.draft(cast, "K08-0005", english("order"));
        live.part(item, other, cast.author());
        live.part(other, item, cast.author());
        assertThat(live.enemies(item.id())).containsExactly(other.id());
        assertThat(live.enemies(other.id())).containsExactly(item.id());
        live.reconcile(other, item.id(), cast.author());
        assertThat(live.enemies(item.id())).isEmpty();
    }

    @Test
    void whatWasWrittenDownStays() {
        for (String table : List.of("crafted", "crafted_version", "crafted_step"))
            assertThatThrownBy(() -> jdbc.sql("delete from assess." + table).update())
                    .isInstanceOf(DataAccessException.class);
    }

    private Crafted now() {
        return studio.now(item.id());
    }

    private static void refused(Runnable deed, String key) {
        assertThatThrownBy(deed::run).isInstanceOf(Problem.class).hasMessage(key);
    }

    static Wording english(String kind) {
        return Kinds.english(kind);
    }
}
