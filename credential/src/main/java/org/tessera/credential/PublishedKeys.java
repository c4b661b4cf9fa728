package org.tessera.credential;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Keys that issuers publish on the web: in the document of a {@code did:web} identifier, or at an https address as
 * controlled identifier document or JSON Web Key.
 *
 * <p>Fetches nothing itself. What it hands to the fetcher is an https address of a named host and nothing else: no user,
 * no numeric address, no path with dots.
 */
public final class PublishedKeys implements KeySource {

    private static final Pattern HOST = Pattern.compile("(?=.*[a-z])[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?");
    private static final Pattern STEP = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");

    private final Function<String, Optional<byte[]>> fetch;

    /**
     * Keys over a fetcher.
     *
     * @param fetch gets the bytes behind an https address or nothing; only from public addresses, without following
     *     redirects, with limits on time and size
     */
    public PublishedKeys(Function<String, Optional<byte[]>> fetch) {
        this.fetch = fetch;
    }

    @Override
    public Optional<PublicKey> find(String verificationMethod) {
        var controller = verificationMethod.replaceFirst("#.*$", "");
        return address(controller).flatMap(fetch).flatMap(file -> read(file, controller, verificationMethod));
    }

    /** The address of the document that speaks for a controller (did:web §3.2), or empty if there is none that is safe. */
    static Optional<String> address(String controller) {
        if (controller.startsWith("did:web:")) {
            var parts = controller.substring("did:web:".length()).split(":", -1);
            var path = List.of(parts).subList(1, parts.length);
            var host = parts[0].replaceFirst("%3[Aa]", ":");
            return address(host, path, path.isEmpty() ? "/.well-known/did.json" : "/did.json");
        }
        if (controller.startsWith("https://")) {
            var parts = controller.substring("https://".length()).split("/", -1);
            return address(parts[0], List.of(parts).subList(1, parts.length), "");
        }
        return Optional.empty();
    }

    private static Optional<String> address(String host, List<String> path, String end) {
        var safe = HOST.matcher(host).matches()
                && path.stream().allMatch(step -> STEP.matcher(step).matches());
        return safe
                ? Optional.of("https://" + host + (path.isEmpty() ? "" : "/" + String.join("/", path)) + end)
                : Optional.empty();
    }

    private static Optional<PublicKey> read(byte[] file, String controller, String method) {
        try {
            var document = Json.parse(file);
            if (document.has("kty")) {
                // A bare JSON Web Key says nothing about its owner; the address itself does.
                return controller.startsWith("https://") ? Jwk.read(document) : Optional.empty();
            }
            return document.path("id").asString("").equals(controller)
                    ? asserting(document, method)
                            .filter(key -> key.path("controller").asString("").equals(controller))
                            .filter(key -> !key.has("revoked") && !key.has("expires"))
                            .flatMap(PublishedKeys::key)
                    : Optional.empty();
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** A key counts only if its owner published it for making assertions (Controlled Identifiers 1.0 §2.3.2). */
    private static Optional<JsonNode> asserting(JsonNode document, String method) {
        var id = document.path("id").asString("");
        var embedded = Json.many(document, "assertionMethod").filter(JsonNode::isObject);
        var isReferred = Json.many(document, "assertionMethod")
                .filter(JsonNode::isString)
                .anyMatch(one -> absolute(id, one.stringValue()).equals(method));
        var listed = isReferred ? Json.many(document, "verificationMethod") : Stream.<JsonNode>empty();
        return Stream.concat(embedded, listed)
                .filter(key -> absolute(id, key.path("id").asString("")).equals(method))
                .findFirst();
    }

    private static String absolute(String id, String reference) {
        return reference.startsWith("#") ? id + reference : reference;
    }

    private static Optional<PublicKey> key(JsonNode method) {
        return method.has("publicKeyMultibase")
                ? Multikey.decode(method.path("publicKeyMultibase").asString(""))
                : Jwk.read(method.path("publicKeyJwk"));
    }
}
