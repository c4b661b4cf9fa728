package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** Files whose content was changed and signed again by the wallet key of the tests' own authority. */
final class Resigned {

    private Resigned() {}

    /** A sealed file; its header is made anew for the key. */
    static byte[] sealed(String text, UnaryOperator<byte[]> change) throws Refusal {
        var file = (ObjectNode) Json.parse(text);
        var payload = new String(
                change.apply(file.path("payload").stringValue().getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);
        var header = Json.object().put("alg", "ES256").put("b64", false);
        header.putArray("crit").add("b64");
        var protectedPart = encoded(header);
        file.put("payload", payload);
        ((ObjectNode) file.path("signatures").path(0))
                .put("protected", protectedPart)
                .put("signature", signature(protectedPart + "." + payload));
        return Json.write(file);
    }

    /** A token with whatever follows it. */
    static byte[] token(String text, UnaryOperator<byte[]> change) throws Refusal {
        var parts = text.split("[.]", 3);
        var end = parts.length < 3 || parts[2].indexOf('~') < 0 ? "" : parts[2].substring(parts[2].indexOf('~'));
        var old = Json.parse(Base64Url.decode(parts[0]).orElse(new byte[0]));
        var header =
                Json.object().put("alg", "ES256").put("typ", old.path("typ").asString("JWT"));
        var payload = Base64Url.encode(change.apply(Base64Url.decode(parts[1]).orElse(new byte[0])));
        var content = encoded(header) + "." + payload;
        return (content + "." + signature(content) + end).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(ObjectNode header) {
        var x5c = header.putArray("x5c");
        try {
            for (var certificate : Samples.authority().walletKey().chain()) {
                x5c.add(java.util.Base64.getEncoder().encodeToString(certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        return Base64Url.encode(Json.write(header));
    }

    private static String signature(String content) {
        try {
            var key = Samples.authority().walletKey();
            return Base64Url.encode(key.sign(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
