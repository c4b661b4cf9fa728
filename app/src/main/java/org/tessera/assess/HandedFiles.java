package org.tessera.assess;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.bank.Blind;
import org.tessera.assess.bank.FileKind;
import org.tessera.assess.bank.Question;
import org.tessera.platform.PersonId;
import org.tessera.platform.Problem;

/**
 * The files that a candidate handed in, for the examiner on whose desk the script lies: after the hand-in, without metadata,
 * under a name that says nothing. For everybody else, and for every other script, there are none.
 */
@Component
class HandedFiles {
    /** One file: the question's number, its kind, and what was asked for. */
    record Handed(int number, FileKind kind, Map<String, String> asked) {}

    /** A file as it is shown. */
    record Shown(FileKind kind, byte[] content, String name) {}

    private record Row(UUID form, int slot, String kind) {}

    /** The files of the script on this examiner's desk. */
    private static final String ON_THE_DESK = """
              from assess.desk d
              join assess.script t on t.id = d.script
              join assess.sitting s on s.id = t.sitting
              join assess.part p on p.sitting = s.id and p.part = 'A' and p.submitted_at is not null
              join assess.answer_current c on c.sitting = s.id and c.part = 'A'
              join assess.artefact a on a.sitting = s.id and c.answer = 'file:' || a.kind || ':' || a.sha256
             where d.script = :script and d.examiner = :examiner
            """;

    private final JdbcClient jdbc;
    private final Papers papers;

    HandedFiles(JdbcClient jdbc, Papers papers) {
        this.jdbc = jdbc;
        this.papers = papers;
    }

    /** What was handed in with a script; empty where nothing was. */
    List<Handed> of(UUID script, PersonId examiner) {
        return rows(script, examiner).stream()
                .map(r -> new Handed(r.slot(), kind(r), question(r).stem()))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws Problem 404 when it is not on this examiner's desk; 409 {@code assess.problem.file-not-blind} when it can't be
     *     freed of what tells whose it is
     */
    Shown open(UUID script, PersonId examiner, int number) {
        var row = rows(script, examiner).stream()
                .filter(r -> r.slot() == number)
                .findFirst()
                .orElseThrow(Problem::notFound);
        var blind = Blind.of(kind(row), content(script, examiner, number))
                .orElseThrow(() -> Problem.conflict("assess.problem.file-not-blind"));
        return new Shown(kind(row), blind, "work-" + number + "." + kind(row).key());
    }

    private List<Row> rows(UUID script, PersonId examiner) {
        return jdbc.sql("select s.form, c.slot, a.kind " + ON_THE_DESK + " order by c.slot")
                .param("script", script)
                .param("examiner", examiner.value())
                .query(Row.class)
                .list();
    }

    private byte[] content(UUID script, PersonId examiner, int number) {
        return jdbc.sql("select a.content " + ON_THE_DESK + " and c.slot = :number")
                .param("script", script)
                .param("examiner", examiner.value())
                .param("number", number)
                .query((row, n) -> row.getBytes("content"))
                .single();
    }

    private Question question(Row row) {
        return papers.questions(row.form()).get(row.slot() - 1);
    }

    private static FileKind kind(Row row) {
        return FileKind.valueOf(row.kind().toUpperCase(Locale.ROOT));
    }
}
