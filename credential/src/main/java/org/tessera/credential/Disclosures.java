package org.tessera.credential;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the disclosed claims back into a token's payload, by the rules of RFC 9901 §7.1, every one of which refuses. */
final class Disclosures {

    private final Map<String, ArrayNode> byDigest = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    private Disclosures() {}

    static ObjectNode applied(ObjectNode payload, List<String> disclosures) throws Refusal {
        var all = new Disclosures();
        for (var disclosure : disclosures) {
            all.add(disclosure);
        }
        // The payload's own digests are of SHA-256 unless it says otherwise, and we compute no other.
        if (!payload.path("_sd_alg").asString("sha-256").equals("sha-256")) {
            throw wrong();
        }
        var result = payload.deepCopy();
        result.remove("_sd_alg");
        all.open(result, 0);
        if (!all.used.containsAll(all.byDigest.keySet())) {
            throw wrong();
        }
        return result;
    }

    private static Refusal wrong() {
        return new Refusal(Cause.DISCLOSURE_WRONG);
    }

    private void add(String disclosure) throws Refusal {
        var bytes = Base64Url.decode(disclosure).orElseThrow(Disclosures::wrong);
        if (!(Json.parse(bytes) instanceof ArrayNode array)
                || array.size() < 2
                || array.size() > 3
                || !array.get(0).isString()
                || byDigest.put(SdJwtVc.digest(disclosure), array) != null) {
            throw wrong();
        }
    }

    private void open(JsonNode node, int depth) throws Refusal {
        if (depth > Json.DEPTH) {
            throw new Refusal(Cause.TOO_DEEP_OR_LARGE);
        }
        if (node instanceof ObjectNode object) {
            claims(object);
        } else if (node instanceof ArrayNode array) {
            elements(array);
        }
        for (var child : node) {
            open(child, depth + 1);
        }
    }

    private void claims(ObjectNode object) throws Refusal {
        if (object.has("_sd_alg")) {
            throw wrong();
        }
        var digests = object.remove("_sd");
        if (digests == null) {
            return;
        }
        if (!digests.isArray()) {
            throw wrong();
        }
        for (var digest : digests) {
            var disclosure = byDigest.get(once(digest));
            if (disclosure == null) {
                continue;
            }
            used.add(digest.stringValue());
            var name = disclosure.path(1).stringValue("");
            if (disclosure.size() != 3
                    || !disclosure.get(1).isString()
                    || name.equals("_sd")
                    || name.equals("...")
                    || object.has(name)) {
                throw wrong();
            }
            object.set(name, disclosure.get(2));
        }
    }

    private void elements(ArrayNode array) throws Refusal {
        for (var at = 0; at < array.size(); ) {
            var element = array.get(at);
            if (!element.has("...")) {
                at++;
                continue;
            }
            if (element.size() != 1) {
                throw wrong();
            }
            var digest = once(element.get("..."));
            var disclosure = byDigest.get(digest);
            if (disclosure == null) {
                array.remove(at);
                continue;
            }
            if (disclosure.size() != 2) {
                throw wrong();
            }
            used.add(digest);
            array.set(at++, disclosure.get(1));
        }
    }

    /** A digest may stand in one place only, whether it is disclosed or not. */
    private String once(JsonNode digest) throws Refusal {
        if (!digest.isString() || !seen.add(digest.stringValue())) {
            throw wrong();
        }
        return digest.stringValue();
    }
}
