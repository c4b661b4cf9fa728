package org.tessera.improve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;

class FiguresTest extends WholeApplication {
    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;

    @Test
    void groupsOfOneToNinePeopleAreNotShown() {
        assertThat(Figures.shown("examined", 9)).isEqualTo(-1);
        assertThat(Figures.shown("examined", 1)).isEqualTo(-1);
        assertThat(Figures.shown("examined", 10)).isEqualTo(10);
        assertThat(Figures.shown("examined", 0)).isZero();
    }

    @Test
    void organisationsAndFilesAreNotPeople() {
        assertThat(Figures.shown("pledged", 3)).isEqualTo(3);
        assertThat(Figures.shown("sealed", 3)).isEqualTo(3);
    }

    @Test
    void everyFigureOfTheViewIsOnThePage() {
        assertThat(jdbc.sql("select what from improve.figure")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrderElementsOf(FiguresPage.KINDS);
        assertThat(browser.get().uri("/figures")).hasStatusOk().bodyText().contains("Employers who answered a survey");
    }

    @Test
    void theSealedFigureIsTheRegisterItself() {
        var page = jdbc.sql("select number from improve.figure where what = 'sealed'")
                .query(Integer.class)
                .single();
        assertThat(page)
                .isEqualTo(jdbc.sql("select count(*) from issue.issued")
                        .query(Integer.class)
                        .single());
    }
}
