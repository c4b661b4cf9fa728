package org.tessera.measurement.report;

import java.util.List;
import org.tessera.measurement.Texts;

/** A report as one HTML page without scripts or outside resources. */
public final class Page {

    private static final String STYLE = """
            body { font: 1.05rem/1.55 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem;
                   color: #0b0c0c; background: #fff; }
            h1, h2, h3 { line-height: 1.2; }
            h2 { margin-top: 2.5rem; border-top: 2px solid #b1b4b6; padding-top: 1rem; }
            table { border-collapse: collapse; margin: 1rem 0; }
            caption { text-align: left; font-weight: 600; padding-bottom: .4rem; }
            th, td { border-bottom: 1px solid #b1b4b6; padding: .3rem 1.1rem .3rem 0; text-align: left;
                     vertical-align: top; }
            td { white-space: nowrap; }
            td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
            td.w { white-space: normal; min-width: 15rem; }
            .scroll { overflow-x: auto; }
            figure { margin: 1.5rem 0; }
            figcaption { font-weight: 600; }
            svg { max-width: 100%; min-width: 36rem; height: auto; }
            h1, h2 { overflow-wrap: anywhere; }
            .refusal { border-left: .4rem solid #1d70b8; padding: .2rem 0 .2rem .8rem; }
            summary { cursor: pointer; color: #1d70b8; text-decoration: underline; }
            :focus-visible { outline: 3px solid #0b0c0c; background: #fd0; }
            @media print { details > * { display: block; } }
            """;

    private final StringBuilder out = new StringBuilder();
    private int figures;

    private final Texts texts;

    private Page(Texts texts) {
        this.texts = texts;
    }

    /** The page of a report in English. */
    public static String of(Report report) {
        return of(report, Texts.english());
    }

    /** The page of a report whose texts are in this language. */
    public static String of(Report report, Texts texts) {
        var page = new Page(texts);
        page.write(report);
        return page.out.toString();
    }

    private void write(Report report) {
        out.append("<!DOCTYPE html>\n<html lang=\"")
                .append(texts.language())
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(report.title()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<main>\n<h1>")
                .append(escape(report.title()))
                .append("</h1>\n");
        contents(report.sections());
        for (int s = 0; s < report.sections().size(); s++)
            section(s, report.sections().get(s));
        out.append("</main>\n</body>\n</html>\n");
    }

    private void contents(List<Report.Section> sections) {
        if (sections.size() < 3) return;
        out.append("<nav aria-label=\"").append(texts.say("page.contents")).append("\">\n<ol>\n");
        for (int s = 0; s < sections.size(); s++)
            out.append("<li><a href=\"#s")
                    .append(s + 1)
                    .append("\">")
                    .append(escape(sections.get(s).title()))
                    .append("</a></li>\n");
        out.append("</ol>\n</nav>\n");
    }

    private void section(int number, Report.Section section) {
        out.append("<section id=\"s")
                .append(number + 1)
                .append("\">\n<h2>")
                .append(escape(section.title()))
                .append("</h2>\n");
        for (var part : section.parts()) part(part);
        out.append("</section>\n");
    }

    private void part(Report.Part part) {
        switch (part) {
            case Report.Text(String text) ->
                out.append("<p>").append(escape(text)).append("</p>\n");
            case Report.Method(String text) ->
                out.append(texts.language().equals("en") ? "<p>" : "<p lang=\"en\">")
                        .append(escape(text))
                        .append("</p>\n");
            case Report.Refusal(String what, String reason) ->
                out.append("<p class=\"refusal\"><strong>")
                        .append(escape(texts.say("page.not-estimable", what)))
                        .append("</strong> ")
                        .append(reason(reason))
                        .append("</p>\n");
            case Report.Table table -> table(table);
            case Report.Figure figure -> figure(figure);
        }
    }

    /** A reason that has no translation stays English and is read out so. */
    private String reason(String english) {
        return texts.reason(english)
                .map(Page::escape)
                .orElseGet(() -> "<span lang=\"en\">" + escape(english) + "</span>");
    }

    private void table(Report.Table table) {
        out.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escape(table.caption()))
                .append("\">\n<table>\n<caption>")
                .append(escape(table.caption()))
                .append("</caption>\n<thead><tr>");
        for (int c = 0; c < table.columns().size(); c++)
            out.append("<th scope=\"col\"")
                    .append(numeric(table, c) ? " class=\"n\">" : ">")
                    .append(escape(table.columns().get(c)))
                    .append("</th>");
        out.append("</tr></thead>\n<tbody>\n");
        for (var row : table.rows()) row(table, row);
        out.append("</tbody>\n</table>\n</div>\n");
    }

    private void row(Report.Table table, List<String> row) {
        out.append("<tr>");
        for (int c = 0; c < row.size(); c++) {
            if (c == 0)
                out.append("<th scope=\"row\">").append(escape(row.get(c))).append("</th>");
            else
                out.append(numeric(table, c) ? "<td class=\"n\">" : wordy(table, c) ? "<td class=\"w\">" : "<td>")
                        .append(escape(row.get(c)))
                        .append("</td>");
        }
        out.append("</tr>\n");
    }

    private static boolean numeric(Report.Table table, int column) {
        return column > 0
                && table.rows().stream().allMatch(row -> row.get(column).matches("[-–<>%., 0-9e+]*"));
    }

    /** Sentences get lines of a readable length, whatever stands beside them. */
    private static boolean wordy(Report.Table table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column).length() > 24);
    }

    private void figure(Report.Figure figure) {
        var id = "f" + ++figures;
        out.append("<figure>\n<figcaption>")
                .append(escape(figure.title()))
                .append("</figcaption>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(escape(figure.title()))
                .append("\">")
                .append(labelled(figure, id))
                .append("</div>\n<details>\n<summary>")
                .append(escape(texts.say("page.numbers", figure.title())))
                .append("</summary>\n");
        table(figure.table());
        out.append("</details>\n</figure>\n");
    }

    /** Puts title and description into the drawing, where screen readers look for them. */
    private static String labelled(Report.Figure figure, String id) {
        var open = figure.svg().indexOf('>');
        return figure.svg().substring(0, open)
                + " role=\"img\" aria-labelledby=\"" + id + "t " + id + "d\">"
                + "<title id=\"" + id + "t\">" + escape(figure.title()) + "</title>"
                + "<desc id=\"" + id + "d\">" + escape(figure.description()) + "</desc>"
                + figure.svg().substring(open + 1);
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
