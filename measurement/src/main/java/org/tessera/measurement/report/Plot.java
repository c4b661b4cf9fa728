package org.tessera.measurement.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.tessera.measurement.Texts;

/**
 * Line charts and histograms as SVG. Lines differ in dashes as well as in colour and are named at their end, so nothing
 * depends on seeing colours.
 */
public final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 380;
    private static final int LEFT = 60;
    private static final int RIGHT = 150;
    private static final int TOP = 15;
    private static final int BOTTOM = 50;
    private static final String[] COLOURS = {"#1d70b8", "#d4351c", "#00703c", "#4c2c92", "#b58840", "#0b0c0c"};
    private static final String[] DASHES = {"", "8 4", "2 3", "12 3 2 3", "5 2", "1 5"};

    /** A named line. */
    public record Series(String name, double[] y) {}

    private Plot() {}

    /** A figure of lines over common x values, with its table. */
    public static Report.Figure lines(
            String id, String title, String description, String xName, String yName, double[] x, List<Series> series) {
        var low = Math.min(0, min(series));
        var high = max(series);
        if (high <= low) high = low + 1;
        var out = new StringBuilder(open());
        axes(out, xName, yName, x[0], x[x.length - 1], low, high);
        for (int s = 0; s < series.size(); s++) line(out, series.get(s), s, x, low, high);
        return new Report.Figure(
                title, description, out.append("</svg>").toString(), table(id, title, xName, x, series));
    }

    /** Lines of functions on an even grid. */
    public static Report.Figure functions(
            String id,
            String title,
            String description,
            String xName,
            String yName,
            double from,
            double to,
            List<String> names,
            List<DoubleUnaryOperator> functions) {
        var x = new double[49];
        for (int i = 0; i < x.length; i++) x[i] = from + (to - from) * i / (x.length - 1);
        var series = new ArrayList<Series>();
        for (int f = 0; f < names.size(); f++)
            series.add(new Series(
                    names.get(f), Arrays.stream(x).map(functions.get(f)).toArray()));
        return lines(id, title, description, xName, yName, x, series);
    }

    /**
     * Persons and items on one scale (Wright map): a histogram of abilities above, difficulties as marks below.
     */
    public static Report.Figure wright(
            String id, double[] abilities, List<String> items, double[] places, Texts texts) {
        var low = Math.floor(Math.min(min(abilities), min(places)));
        var high = Math.ceil(Math.max(max(abilities), max(places)));
        if (high <= low) high = low + 1;
        var bins = (int) Math.round((high - low) * 4);
        var persons = new int[bins];
        var marks = new ArrayList<List<String>>();
        for (int b = 0; b < bins; b++) marks.add(new ArrayList<>());
        for (var ability : abilities) persons[bin(ability, low, high, bins)]++;
        for (int i = 0; i < places.length; i++)
            marks.get(bin(places[i], low, high, bins)).add(items.get(i));
        var rows = new ArrayList<List<String>>();
        for (int b = 0; b < bins; b++)
            rows.add(List.of(
                    texts.say(
                            "page.range",
                            Report.number(low + b * (high - low) / bins, 2),
                            Report.number(low + (b + 1) * (high - low) / bins, 2)),
                    String.valueOf(persons[b]),
                    String.valueOf(marks.get(b).size()),
                    String.join(" ", marks.get(b))));
        var title = texts.say("wright.title");
        return new Report.Figure(
                title,
                texts.say("wright.about"),
                mirrored(persons, marks.stream().mapToInt(List::size).toArray(), low, high, texts),
                new Report.Table(id, title, texts.parts("wright.columns"), rows));
    }

    private static String mirrored(int[] above, int[] below, double low, double high, Texts texts) {
        var out = new StringBuilder(open());
        var most = Math.max(1, Arrays.stream(above).max().orElse(1));
        var mostItems = Math.max(1, Arrays.stream(below).max().orElse(1));
        var middle = TOP + (HEIGHT - TOP - BOTTOM) * 0.6;
        var width = (double) (WIDTH - LEFT - RIGHT) / above.length;
        for (int b = 0; b < above.length; b++) {
            var x = LEFT + b * width;
            var up = (middle - TOP) * above[b] / most;
            var down = (HEIGHT - BOTTOM - middle) * below[b] / mostItems;
            out.append(format(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#1d70b8'/>",
                    x, middle - up, width - 1, up));
            out.append(format(
                    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' fill='#d4351c'/>", x, middle, width - 1, down));
        }
        out.append(format(
                "<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#0b0c0c'/>", LEFT, WIDTH - RIGHT, middle, middle));
        out.append(text(WIDTH - RIGHT + 8, TOP + 20, "start", texts.say("wright.persons", most)));
        out.append(text(WIDTH - RIGHT + 8, HEIGHT - BOTTOM - 5, "start", texts.say("wright.items", mostItems)));
        ticks(out, low, high);
        out.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", texts.say("wright.axis")));
        return out.append("</svg>").toString();
    }

    private static int bin(double value, double low, double high, int bins) {
        return Math.clamp((int) ((value - low) / (high - low) * bins), 0, bins - 1);
    }

    private static String open() {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + WIDTH + " " + HEIGHT + "' width='" + WIDTH
                + "' height='" + HEIGHT + "' font-family='system-ui, sans-serif' font-size='13'>";
    }

    private static void axes(
            StringBuilder out, String xName, String yName, double from, double to, double low, double high) {
        ticks(out, from, to);
        for (int t = 0; t <= 4; t++) {
            var value = low + (high - low) * t / 4;
            var y = y(value, low, high);
            out.append(
                    format("<line x1='%d' x2='%d' y1='%.1f' y2='%.1f' stroke='#dee0e2'/>", LEFT, WIDTH - RIGHT, y, y));
            out.append(text(LEFT - 6, y + 4, "end", short1(value)));
        }
        out.append(
                format("<line x1='%d' x2='%d' y1='%d' y2='%d' stroke='#0b0c0c'/>", LEFT, LEFT, TOP, HEIGHT - BOTTOM));
        out.append(text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, "middle", xName));
        out.append(format(
                "<text transform='translate(14 %d) rotate(-90)' text-anchor='middle'>%s</text>",
                (TOP + HEIGHT - BOTTOM) / 2, Page.escape(yName)));
    }

    private static void ticks(StringBuilder out, double from, double to) {
        var range = to - from;
        // Whole numbers where the range is one of a few of them.
        var steps = range == Math.rint(range) && range >= 4 && range <= 12 ? (int) range : 6;
        for (int t = 0; t <= steps; t++) {
            var value = from + range * t / steps;
            var x = LEFT + (double) (WIDTH - LEFT - RIGHT) * t / steps;
            out.append(format(
                    "<line x1='%.1f' x2='%.1f' y1='%d' y2='%d' stroke='#0b0c0c'/>",
                    x, x, HEIGHT - BOTTOM, HEIGHT - BOTTOM + 5));
            out.append(text(x, HEIGHT - BOTTOM + 20, "middle", short1(value)));
        }
    }

    private static void line(StringBuilder out, Series series, int number, double[] x, double low, double high) {
        var points = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(series.y[i])) continue;
            var at = LEFT + (x[i] - x[0]) / (x[x.length - 1] - x[0]) * (WIDTH - LEFT - RIGHT);
            points.append(format("%.1f,%.1f ", at, y(series.y[i], low, high)));
        }
        var colour = COLOURS[number % COLOURS.length];
        var dash = DASHES[number % DASHES.length];
        out.append(format(
                "<polyline fill='none' stroke='%s' stroke-width='2' stroke-dasharray='%s' points='%s'/>",
                colour, dash, points.toString().strip()));
        var key = TOP + 14 + 20 * number;
        out.append(format(
                "<line x1='%d' x2='%d' y1='%d' y2='%d' stroke='%s' stroke-width='2' stroke-dasharray='%s'/>",
                WIDTH - RIGHT + 8, WIDTH - RIGHT + 38, key - 4, key - 4, colour, dash));
        out.append(text(WIDTH - RIGHT + 44, key, "start", series.name));
    }

    private static double y(double value, double low, double high) {
        return HEIGHT - BOTTOM - (value - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
    }

    private static Report.Table table(String id, String title, String xName, double[] x, List<Series> series) {
        var columns = new ArrayList<String>();
        columns.add(xName);
        series.forEach(s -> columns.add(s.name));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < x.length; i++) {
            var row = new ArrayList<String>();
            row.add(Report.number(x[i], 2));
            for (var s : series) row.add(Report.number(s.y[i], 3));
            rows.add(row);
        }
        return new Report.Table(id, title, columns, rows);
    }

    private static String text(double x, double y, String anchor, String text) {
        return format("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>", x, y, anchor, Page.escape(text));
    }

    private static String short1(double value) {
        return Math.abs(value) >= 100 || value == Math.rint(value)
                ? String.valueOf(Math.round(value))
                : Report.number(value, Math.abs(value) < 1 ? 2 : 1);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static double min(List<Series> series) {
        return series.stream().mapToDouble(s -> min(s.y)).min().orElse(0);
    }

    private static double max(List<Series> series) {
        return series.stream().mapToDouble(s -> max(s.y)).max().orElse(1);
    }

    private static double min(double[] x) {
        return Arrays.stream(x).filter(Double::isFinite).min().orElse(0);
    }

    private static double max(double[] x) {
        return Arrays.stream(x).filter(Double::isFinite).max().orElse(1);
    }
}
