package org.tessera.issue;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tessera.certify.DecisionFacts;
import org.tessera.design.MicroCredential;
import org.tessera.people.Organisation;
import org.tessera.people.Person;
import org.tessera.platform.Mosaic;
import org.tessera.platform.Paper;
import org.tessera.platform.Texts;

/**
 * What the picture of a certificate shows in one language. The picture proves nothing; the sealed file does.
 *
 * @param sealedBy the organisation that seals
 * @param size of the letters, in points
 */
record PageImage(
        String language,
        Texts texts,
        CredentialId id,
        DecisionFacts facts,
        MicroCredential standard,
        Map<String, String> programme,
        Person holder,
        Organisation body,
        String sealedBy,
        int size) {
    /** The sizes of letters to try, in points, until everything fits on one page. */
    static final List<Integer> SIZES = List.of(12, 11, 10, 9);

    PageImage inSize(int points) {
        return new PageImage(language, texts, id, facts, standard, programme, holder, body, sealedBy, points);
    }

    String say(String key, Object... arguments) {
        return texts.say(language, "issue.paper." + key, arguments);
    }

    String pick(Map<String, String> byLanguage) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", ""));
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language.equals("en") ? "en-GB" : language))
                .format(day);
    }

    /** The name as certified; beside it the Latin letters, where it is written otherwise. */
    String name() {
        return holder.fullName();
    }

    /** At most six, so that they fit on one page; all of them stand in the file. */
    List<String> canDo() {
        return standard.outcomes().stream().limit(6).map(o -> pick(o.canDo())).toList();
    }

    /** Whether the skill has a tile in one of the two pictures. */
    boolean hasTile() {
        return standard.id().matches("K(0[1-9]|1\\d|20)|E(0[1-9]|1[01])");
    }

    /** The colour of the skill's framework. */
    String colour() {
        if (!hasTile()) return "#1c1b1a";
        return switch (Mosaic.framework(standard.id())) {
            case "life" -> "#9c3d2a";
            case "digi" -> "#1d5b8f";
            case "entre" -> "#8a5a00";
            default -> "#2c6b45";
        };
    }

    String mosaic() {
        var whole = standard.id().startsWith("E") ? Mosaic.ofSoftSkills() : Mosaic.ofKeySkills();
        return whole.svg(List.of(standard.id()), 250);
    }

    /** One picture, in the largest letters that keep it on one page. */
    byte[] draw(Paper paper, int dotsPerInch) {
        for (int points : SIZES) {
            var pdf = paper.pdf((html, plain) -> JtecertificateGenerated.render(html, plain, inSize(points)));
            if (paper.pages(pdf) == 1) return paper.png(pdf, dotsPerInch).getFirst();
        }
        throw new IllegalStateException("the picture of " + standard.reference() + " does not fit on one page");
    }

    boolean demonstration() {
        return facts.proof().demonstration();
    }
}
