package org.tessera.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.matrix.Matrices;
import org.tessera.platform.Ids;
import org.tessera.platform.OrganisationId;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

class CatalogueTest extends WholeApplication {
    private static final PersonId AUTHOR = PersonId.next();
    private static final OrganisationId SCHOOL = OrganisationId.next();
    private static final OrganisationId ELSEWHERE = OrganisationId.next();

    @Autowired
    Catalogue catalogue;

    @Autowired
    Reviews reviews;

    @Autowired
    Matrices matrices;

    @Autowired
    JdbcClient jdbc;

    @Test
    void bothProgrammesAreThereWithAllTheirMicroCredentials() {
        assertThat(catalogue.programmes())
                .extracting(Programme::id)
                .containsExactly("passport-to-employment", "employability");
        assertThat(catalogue.drafts())
                .hasSize(32)
                .allSatisfy(d -> assertThat(d.missing()).isEmpty());
    }

    @Test
    void aPublishedStandardSaysWhatTheDraftSaid() {
        var k08 = Published.of(catalogue, reviews, "K08");
        assertThat(k08.outcomes()).hasSize(5);
        assertThat(k08.workload()).isEqualTo(Duration.ofHours(25));
        assertThat(k08.ects()).contains("1");
        assertThat(k08.eqf()).isEqualTo(4);
        assertThat(k08.reference()).matches("micro-credential:K08@1#[0-9a-f]{64}");
        assertThat(k08.matrixReference())
                .startsWith("matrix:key-skills@")
                .endsWith(matrices.current("key-skills").orElseThrow().hash());
        assertThat(catalogue.version("K08", 1)).contains(k08);
    }

    @Test
    void aDraftThatNobodyReviewedIsNotPublished() {
        reviews.submit("K01", AUTHOR, SCHOOL);
        assertThatThrownBy(() -> catalogue.publish("K01", AUTHOR)).hasMessage("design.problem.not-reviewed");
        assertThat(catalogue.current("K01")).isEmpty();
    }

    @Test
    void aReviewThatAsksForChangesDoesNotOpenTheWay() {
        reviews.submit("K02", AUTHOR, SCHOOL);
        reviews.review("K02", hash("K02"), PersonId.next(), ELSEWHERE, false, "Outcome 2 can't be assessed.");
        assertThatThrownBy(() -> catalogue.publish("K02", AUTHOR)).hasMessage("design.problem.not-reviewed");
    }

    @Test
    void nobodyReviewsTheirOwnWork() {
        reviews.submit("K03", AUTHOR, SCHOOL);
        assertThatThrownBy(() -> reviews.review("K03", hash("K03"), AUTHOR, ELSEWHERE, true, ""))
                .isInstanceOf(Problem.class)
                .hasMessage("design.problem.own-work");
    }

    @Test
    void nobodyReviewsForTheAuthorsOrganisation() {
        reviews.submit("K04", AUTHOR, SCHOOL);
        assertThatThrownBy(() -> reviews.review("K04", hash("K04"), PersonId.next(), SCHOOL, true, ""))
                .hasMessage("design.problem.own-organisation");
    }

    @Test
    void theDatabaseItselfRefusesAnApprovalOfOnesOwnWork() {
        reviews.submit("K05", AUTHOR, SCHOOL);
        assertThatThrownBy(() -> insertReview("K05", AUTHOR, ELSEWHERE))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nobody_reviews_their_own_work");
        assertThatThrownBy(() -> insertReview("K05", PersonId.next(), SCHOOL))
                .hasMessageContaining("a_reviewer_comes_from_elsewhere");
    }

    @Test
    void theDatabaseItselfRefusesAVersionWithoutAnApproval() {
        reviews.submit("K06", AUTHOR, SCHOOL);
        reviews.review("K06", hash("K06"), PersonId.next(), ELSEWHERE, false, "Not yet.");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into design.micro_credential
                            (id, version, hash, draft_hash, review, published_at, published_by, content)
                        select 'K06', 1, draft_hash, draft_hash, id, at, author, '{}'
                          from design.review where micro_credential = 'K06'
                        """).update()).hasMessageContaining("a_version_has_an_approved_draft");
    }

    @Test
    void theSameDraftIsNotPublishedTwice() {
        Published.of(catalogue, reviews, "K08");
        assertThatThrownBy(() -> catalogue.publish("K08", AUTHOR)).hasMessage("design.problem.published-already");
    }

    @Test
    void aPublishedVersionCannotBeChangedOrDeleted() {
        Published.of(catalogue, reviews, "K08");
        assertThatThrownBy(() -> jdbc.sql("update design.micro_credential set content = '{}'")
                        .update())
                .isInstanceOf(UncategorizedSQLException.class)
                .hasMessageContaining("it is a record");
        assertThatThrownBy(() -> jdbc.sql("delete from design.micro_credential").update())
                .hasMessageContaining("it is a record");
    }

    private String hash(String id) {
        return catalogue.draft(id).orElseThrow().hash();
    }

    private void insertReview(String id, PersonId reviewer, OrganisationId organisation) {
        jdbc.sql("""
                insert into design.review
                select :id, id, micro_credential, draft_hash, author, author_organisation,
                       :reviewer, :organisation, true, '', at
                  from design.submission
                 where micro_credential = :microCredential
                """)
                .param("id", Ids.next())
                .param("reviewer", reviewer.value())
                .param("organisation", organisation.value())
                .param("microCredential", id)
                .update();
    }
}
