package org.tessera.assess.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/**
 * What a programme's profile is made of, as its file says.
 *
 * @param reference how decisions name it, {@code profile:soft-skills-profile@1#<SHA-256>}
 * @param microCredential whose outcomes are the skills
 * @param least the band that no group may be below
 */
record Scheme(String reference, String microCredential, Band least, List<Cluster> clusters) {
    /** A group of skills with its title by language. */
    record Cluster(String id, Map<String, String> title, List<String> skills) {}

    private static final int FEWEST = 3;
    private static final int MOST = 4;

    /** @throws Yaml.Unreadable naming the place: three or four groups, and every skill in one of them */
    static Scheme read(String name, String text) {
        var file = Yaml.parse(name, text);
        var clusters = file.at("clusters").list().stream()
                .map(c -> new Cluster(c.text("id"), c.languages("title"), c.texts("skills")))
                .toList();
        if (clusters.size() < FEWEST || clusters.size() > MOST)
            throw new Yaml.Unreadable(file.where() + " › clusters: three or four groups are possible");
        var seen = new HashSet<String>();
        for (var cluster : clusters)
            for (String skill : cluster.skills())
                if (!seen.add(skill))
                    throw new Yaml.Unreadable(
                            file.where() + " › clusters: " + skill + " stands in two groups; leave it in one");
        return new Scheme(
                "profile:" + file.text("id") + "@" + file.text("version") + "#" + Sha256.of(text),
                file.text("micro-credential"),
                least(file),
                clusters);
    }

    private static Band least(Yaml file) {
        var key = file.text("least-band");
        if (!List.of("developing", "ready", "strong").contains(key))
            throw new Yaml.Unreadable(file.where() + " › least-band: developing, ready or strong is expected");
        return Band.of(key);
    }
}
