package org.tessera.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.people.People;
import org.tessera.platform.PersonId;

class CohortsTest extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Cohorts cohorts;

    @Autowired
    Applications applications;

    @Autowired
    Certificates certificates;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester browser;

    private CertificationDay.Cast cast;
    private ApplicationId first;
    private ApplicationId second;

    @BeforeEach
    void twoWhoPassed() {
        cast = day.cast();
        first = day.examined(cast, day.candidate(cast), true);
        second = day.examined(cast, day.candidate(cast), true);
    }

    @Test
    void aFileIsDecidedRowByRowByTheOfficerWhoConfirmedAndNothingTwice() {
        var id = kept(csv(row(first), row(second)));
        assertThat(certificatesOf(first))
                .as("nothing before the officer's word")
                .isEmpty();
        cohorts.work();
        assertThat(certificatesOf(first)).isEmpty();
        cohorts.confirm(id, cast.officer(), "Both parts are passed.");
        cohorts.confirm(id, cast.secondOfficer(), "Said twice, it counts once.");
        cohorts.work();
        cohorts.work();
        assertThat(cohorts.of(id).rows())
                .extracting(r -> r.outcome().orElse(""))
                .containsExactly("granted", "granted");
        assertThat(certificatesOf(first)).hasSize(1);
        assertThat(jdbc.sql("select decided_by from certify.decision where application = :a")
                        .param("a", second.value())
                        .query(UUID.class)
                        .list())
                .containsExactly(cast.officer().value());
    }

    @Test
    void whatACrashInterruptedGoesOnWithTheNextRow() {
        var id = kept(csv(row(first), row(second)));
        cohorts.confirm(id, cast.officer(), "Passed.");
        // Somebody decided the first one on its own page while the platform was down.
        applications.decide(first, cast.secondOfficer(), true, "Passed.");
        cohorts.work();
        assertThat(cohorts.of(id).rows().getFirst().obstacles()).containsExactly("already-decided");
        assertThat(cohorts.of(id).rows().getLast().outcome()).contains("granted");
        assertThat(certificatesOf(first)).hasSize(1);
    }

    @Test
    void oneMistakeKeepsTheWholeFileOut() {
        var before = count();
        var failed = day.examined(cast, day.candidate(cast), false);
        var mistakes = refused(csv(
                row(first),
                row(first),
                UUID.randomUUID() + ";Nobody Known;K08",
                "x;y;z",
                second + ";Somebody Else;K08",
                row(second).replace("K08", "K09"),
                row(failed),
                row(second) + ";more"));
        assertThat(mistakes)
                .containsExactly(
                        "3 certify.cohort.row.twice",
                        "4 certify.cohort.row.application",
                        "5 certify.cohort.row.application",
                        "6 certify.cohort.row.name",
                        "7 certify.cohort.row.micro-credential",
                        "8 certify.obstacle.not-passed",
                        "9 certify.cohort.row.wide");
        assertThat(count()).isEqualTo(before);
    }

    @Test
    void whoTaughtACandidateDoesNotDecideOnThemFromAFileEither() {
        var teacher = cast.exam().examiners().getFirst();
        day.alsoOfficer(cast, teacher);
        var brought = cohorts.bring(cast.body(), teacher, csv(row(first)));
        assertThat(((Cohort.Brought.Refused) brought).mistakes().getFirst().key())
                .startsWith("certify.obstacle.");
    }

    @Test
    void anotherBodysApplicationIsNotThere() {
        var other = day.cast();
        var brought = cohorts.bring(other.body(), other.officer(), csv(row(first)));
        assertThat(((Cohort.Brought.Refused) brought).mistakes())
                .containsExactly(new Cohort.Mistake(2, "certify.cohort.row.application"));
    }

    @Test
    void aFileThatIsNoTableSaysSo() {
        assertThat(refused("application;name\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("1 certify.cohort.file.columns");
        assertThat(refused("applicätion;näme".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("0 platform.table.encoding");
        assertThat(refused(new byte[0])).containsExactly("0 certify.cohort.file.empty");
        assertThat(refused(new byte[] {'P', 'K', 3, 4, 0, 0})).containsExactly("0 platform.table.unreadable");
        assertThat(refused("application,name,micro-credential\n\"a".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("0 platform.table.unreadable");
        assertThat(refused(csv())).containsExactly("0 certify.cohort.file.empty");
    }

    @Test
    void aWorkbookIsReadLikeAFileOfLines() throws Exception {
        var name = name(first);
        var strings = List.of("Application", "NAME", "micro-credential", first.toString(), name, "K08");
        var shared = new StringBuilder("<sst>");
        strings.forEach(s -> shared.append("<si><t>").append(s).append("</t></si>"));
        var sheet = "<worksheet><sheetData>"
                + "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c></row>"
                + "<row r='4'><c r='A4' t='s'><v>3</v></c><c r='B4' t='s'><v>4</v></c><c r='C4' t='s'><v>5</v></c></row>"
                + "</sheetData></worksheet>";
        var id = kept(workbook(shared.append("</sst>").toString(), sheet));
        assertThat(cohorts.of(id).rows()).extracting(Cohort.Row::number).containsExactly(4);
        assertThat(refused(workbook(
                        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><sst><si><t>&x;</t></si></sst>", sheet)))
                .containsExactly("0 platform.table.unreadable");
    }

    @Test
    void theOfficerFetchesTheListAndBringsItBack() throws Exception {
        var list = browser.get()
                .uri("/certify/cohorts/waiting.csv")
                .with(user(cast.officer().toString()))
                .exchange();
        var id = kept(list.getResponse().getContentAsByteArray());
        assertThat(cohorts.of(id).rows()).hasSize(2);
        assertThat(browser.get()
                        .uri("/certify/cohorts/" + id)
                        .with(user(cast.officer().toString())))
                .hasStatusOk()
                .bodyText()
                .contains("Can be granted", name(first).split(" ")[0]);
        assertThat(browser.post()
                        .uri("/certify/cohorts/" + id)
                        .param("reasons", "Passed.")
                        .with(user(cast.officer().toString()))
                        .with(csrf()))
                .as("not without having looked")
                .hasStatus(422);
        assertThat(browser.get()
                        .uri("/certify/cohorts/" + id)
                        .with(user(day.cast().officer().toString())))
                .as("not another body's officer")
                .hasStatus(404);
    }

    private static byte[] workbook(String strings, String sheet) throws Exception {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write(strings.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(sheet.getBytes(StandardCharsets.UTF_8));
        }
        return file.toByteArray();
    }

    private static byte[] csv(String... rows) {
        return ("application;name;micro-credential\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private String row(ApplicationId id) {
        return id + ";\"" + name(id) + "\";K08";
    }

    private String name(ApplicationId id) {
        PersonId candidate = applications.find(id).orElseThrow().candidate();
        return people.of(candidate).fullName();
    }

    private UUID kept(byte[] file) {
        var brought = cohorts.bring(cast.body(), cast.officer(), file);
        assertThat(brought).isInstanceOf(Cohort.Brought.Kept.class);
        return ((Cohort.Brought.Kept) brought).id();
    }

    private List<String> refused(byte[] file) {
        var brought = cohorts.bring(cast.body(), cast.officer(), file);
        assertThat(brought).isInstanceOf(Cohort.Brought.Refused.class);
        return ((Cohort.Brought.Refused) brought)
                .mistakes().stream().map(m -> m.row() + " " + m.key()).toList();
    }

    private List<Certificate> certificatesOf(ApplicationId id) {
        return certificates.heldBy(applications.find(id).orElseThrow().candidate());
    }

    private int count() {
        return jdbc.sql("select count(*) from certify.cohort")
                .query(Integer.class)
                .single();
    }
}
