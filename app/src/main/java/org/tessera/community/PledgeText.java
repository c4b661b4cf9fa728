package org.tessera.community;

import java.util.List;
import java.util.Map;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/**
 * One version of the pledge's text.
 *
 * @param hash SHA-256 of the text's source as it was published, all languages together
 * @param title language code to words, as are the other texts
 */
public record PledgeText(
        int version,
        String hash,
        Map<String, String> title,
        Map<String, String> preamble,
        List<Commitment> commitments) {
    /** One of the things that an organisation takes on. */
    public record Commitment(Map<String, String> title, Map<String, String> text) {}

    /**
     * Reads a text's source.
     *
     * @param name stands in messages
     * @throws Yaml.Unreadable naming the file and the place
     */
    static PledgeText parse(String name, String source) {
        var yaml = Yaml.parse(name, source);
        return new PledgeText(
                yaml.number("version"),
                Sha256.of(source),
                yaml.languages("title"),
                yaml.languages("preamble"),
                yaml.at("commitments").list().stream()
                        .map(c -> new Commitment(c.languages("title"), c.languages("text")))
                        .toList());
    }
}
