package org.tessera.platform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A floor of hand-cut tiles, one for each skill of a programme: pale and dashed until it is earned, then solid with a
 * glint. The cut is the same every time. The colour is that of the skill's framework; the frameworks mingle.
 *
 * <p>The picture is SVG with presentation attributes alone, so that it looks the same on a page, in a PDF and in a
 * credential's page image. It is decoration: it is hidden from screen readers, and whoever shows it puts the names
 * beside it in a list.
 */
public final class Mosaic {
    /** Where a tile without a skill lies; it shows Tessera's mark. */
    private static final String MARK = "";

    private static final int TILE = 120;
    private static final double GAP = 7;
    private static final double JITTER = 15;
    private static final double EDGE = 5;
    private static final Mosaic KEY_SKILLS = new Mosaic(
            5, "K01 K07 K13 K02 K08 K14 K03 K18 K09 K15 K10 K16 K04 K19 K11 K05 K12 K17 K06 K20".split(" "), 20);
    private static final Mosaic SOFT_SKILLS =
            new Mosaic(4, "E01,E06,E02,E09,E07,E05,,E04,E08,E10,E03,E11".split(","), 11);

    private record Point(double x, double y) {
        Point towards(Point other, double share) {
            return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
        }

        @Override
        public String toString() {
            return Mosaic.number(x) + " " + Mosaic.number(y);
        }
    }

    private record Colour(String name, String strong, String pale) {}

    private static final Colour LIFE = new Colour("life", "#9c3d2a", "#f6e3dc");
    private static final Colour DIGI = new Colour("digi", "#1d5b8f", "#dfeaf4");
    private static final Colour ENTRE = new Colour("entre", "#8a5a00", "#f8ecd2");
    private static final Colour GREEN = new Colour("green", "#2c6b45", "#e0efe4");

    private final int columns;
    private final List<String> places;
    private final Point[][] corners;

    private Mosaic(int columns, String[] places, int seed) {
        this.columns = columns;
        this.places = List.of(places);
        this.corners = cut(columns, places.length / columns, new Random(seed));
    }

    /** The Passport to Employment: twenty tiles, five across. */
    public static Mosaic ofKeySkills() {
        return KEY_SKILLS;
    }

    /** The employability micro-credential: eleven tiles and the mark, four across. */
    public static Mosaic ofSoftSkills() {
        return SOFT_SKILLS;
    }

    /** The skills in the order of their numbers, as a list beside the picture names them. */
    public List<String> skills() {
        return places.stream().filter(p -> !p.equals(MARK)).sorted().toList();
    }

    /** The style of a skill's framework: {@code life}, {@code digi}, {@code entre} or {@code green}. */
    public static String framework(String skill) {
        return colour(skill).name();
    }

    /**
     * The picture.
     *
     * @param earned the skills whose tiles are solid; others are ignored
     * @param width of the picture, in pixels; the height follows
     */
    public String svg(Collection<String> earned, int width) {
        int full = columns * TILE;
        int tall = places.size() / columns * TILE;
        var svg = open(full, tall, width, width * tall / full);
        for (int place = 0; place < places.size(); place++) {
            var skill = places.get(place);
            var shape = shape(place % columns, place / columns);
            if (skill.equals(MARK)) mark(svg, middle(shape));
            else tile(svg, skill, shape, earned.contains(skill), 2.7);
        }
        return svg.append("</svg>").toString();
    }

    /** One tile alone, {@code size} pixels wide and high, for a card or a line of a list. */
    public static String tile(String skill, boolean earned, int size) {
        var shape = List.of(new Point(5, 3), new Point(116, 6), new Point(113, 115), new Point(3, 117));
        var svg = open(TILE, TILE, size, size);
        tile(svg, skill, shape, earned, 3.6);
        return svg.append("</svg>").toString();
    }

    private static StringBuilder open(int wide, int tall, int width, int height) {
        return new StringBuilder(10_000)
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"mosaic\" viewBox=\"0 0 ")
                .append(wide + " " + tall)
                .append("\" width=\"" + width + "\" height=\"" + height)
                .append("\" aria-hidden=\"true\" focusable=\"false\">");
    }

    /** Moves every crossing of the grid a little; those at the border only inwards. */
    private static Point[][] cut(int columns, int rows, Random random) {
        var points = new Point[rows + 1][columns + 1];
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                points[row][column] =
                        new Point(moved(column, columns, random.nextDouble()), moved(row, rows, random.nextDouble()));
            }
        }
        return points;
    }

    private static double moved(int line, int last, double chance) {
        if (line == 0) return EDGE * chance;
        if (line == last) return line * TILE - EDGE * chance;
        return line * TILE + JITTER * (2 * chance - 1);
    }

    /** The four corners of a place, drawn in by half of the joint; clockwise from the upper left. */
    private List<Point> shape(int column, int row) {
        var outline = List.of(
                corners[row][column], corners[row][column + 1], corners[row + 1][column + 1], corners[row + 1][column]);
        var middle = middle(outline);
        var shape = new ArrayList<Point>();
        for (Point corner : outline) {
            shape.add(new Point(
                    corner.x() + Math.copySign(GAP / 2, middle.x() - corner.x()),
                    corner.y() + Math.copySign(GAP / 2, middle.y() - corner.y())));
        }
        return shape;
    }

    private static Point middle(List<Point> shape) {
        return shape.get(0).towards(shape.get(2), .5).towards(shape.get(1).towards(shape.get(3), .5), .5);
    }

    private static void tile(StringBuilder svg, String skill, List<Point> shape, boolean earned, double scale) {
        var colour = colour(skill);
        var outline = path(shape);
        if (earned) {
            svg.append("<path d=\"" + outline + "\" fill=\"" + colour.strong() + "\" stroke=\"" + colour.strong()
                    + "\" stroke-width=\"3\" stroke-linejoin=\"round\"/>");
            glint(svg, shape);
        } else {
            svg.append("<path d=\"" + outline + "\" fill=\"" + colour.pale() + "\" stroke=\"" + colour.strong()
                    + "\" stroke-width=\"1.4\" stroke-dasharray=\"5 4\" stroke-linejoin=\"round\"/>");
        }
        var middle = middle(shape);
        svg.append("<path transform=\"translate("
                + new Point(middle.x() - 12 * scale, middle.y() - 12 * scale)
                + ") scale("
                + number(scale)
                + ")\" d=\""
                + Pictograms.path(skill)
                + "\" fill=\"none\" stroke=\""
                + (earned ? "#fff" : colour.strong())
                + "\" stroke-width=\"" + (earned ? "2" : "1.7")
                + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>");
    }

    /** Light from the upper left, as on glass: a facet and a bright edge. */
    private static void glint(StringBuilder svg, List<Point> shape) {
        var left = shape.get(0);
        var right = shape.get(1);
        var facet = List.of(left, right, left.towards(shape.get(3), .42));
        svg.append("<path d=\"" + path(facet) + "\" fill=\"#fff\" fill-opacity=\".13\"/>");
        var from = left.towards(shape.get(2), .075);
        var to = right.towards(shape.get(3), .075);
        svg.append(
                "<path d=\"M" + from + "L" + from.towards(to, .62)
                        + "\" stroke=\"#fff\" stroke-opacity=\".45\" stroke-width=\"3\" stroke-linecap=\"round\" fill=\"none\"/>");
    }

    private static void mark(StringBuilder svg, Point middle) {
        svg.append("<g transform=\"translate(" + middle + ") rotate(-3)\">");
        var colours = List.of(LIFE, DIGI, ENTRE, GREEN);
        for (int each = 0; each < colours.size(); each++) {
            svg.append("<path d=\"M" + (each % 2 == 0 ? -36 : 3) + " " + (each < 2 ? -36 : 3) + "h33v33h-33z\" fill=\""
                    + colours.get(each).strong() + "\"/>");
        }
        svg.append("</g>");
    }

    private static String path(List<Point> points) {
        var path = new StringBuilder("M");
        for (Point point : points) path.append(path.length() == 1 ? "" : "L").append(point);
        return path.append("Z").toString();
    }

    /** The framework that a skill's first reference names, as in {@code content/frameworks}. */
    private static Colour colour(String skill) {
        int number = Integer.parseInt(skill.substring(1));
        if (skill.startsWith("E")) return List.of(6, 7, 9, 10).contains(number) ? ENTRE : LIFE;
        return number <= 6 ? LIFE : number <= 12 ? DIGI : number <= 17 ? ENTRE : GREEN;
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
