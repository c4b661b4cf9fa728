package org.tessera.learn.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.tessera.learn.CohortReports;
import org.tessera.platform.Page;
import org.tessera.platform.Settings;
import org.tessera.platform.Texts;

/** The report of a pilot as files. No clock is asked: what it says is said as of the newest of its data. */
@Component
class ReportFiles implements CohortReports {
    private final Gathering gathering;
    private final Texts texts;
    private final Settings settings;

    ReportFiles(Gathering gathering, Texts texts, Settings settings) {
        this.gathering = gathering;
        this.texts = texts;
        this.settings = settings;
    }

    @Override
    public boolean write(String cohort, String language, Path folder) throws IOException {
        var classes = gathering.cohort(cohort);
        if (classes.isEmpty()) return false;
        var words = new Words(texts, settings, language);
        var report = gathering.of(cohort, classes);
        Files.createDirectories(folder);
        var page = Page.of((html, plain) -> JtefileGenerated.render(html, plain, words, report));
        Files.write(folder.resolve("report.html"), page.bytes());
        for (var sheet : Sheets.of(report, words).entrySet())
            Files.writeString(folder.resolve(sheet.getKey()), sheet.getValue(), StandardCharsets.UTF_8);
        return true;
    }
}
