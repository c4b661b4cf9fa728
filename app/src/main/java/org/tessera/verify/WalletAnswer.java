package org.tessera.verify;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a wallet sent to our response address, taken apart and not yet believed.
 *
 * @param state what it gave back
 * @param presentation what it shows, or nothing when its owner declined
 */
record WalletAnswer(String state, Optional<String> presentation) {
    /** An answer that can't be taken; the message is for whoever builds wallets. OAuth 2.0's {@code invalid_request}. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }
    }

    private static final Set<EncryptionMethod> ENCRYPTIONS = Set.of(EncryptionMethod.A128GCM, EncryptionMethod.A256GCM);
    private static final int LONGEST = 200_000;

    /**
     * Reads the answer to a request.
     *
     * @param form the fields of the wallet's POST
     * @throws Unusable if it is not in the form that was asked for
     */
    static WalletAnswer read(Asked asked, Function<String, Optional<String>> form, JsonMapper json) throws Unusable {
        // A wallet that can't go on may say so in the open, whatever was asked for: there is nothing to hide in it.
        if (form.apply("error").isPresent()) return declined(form);
        if (asked.encrypted()) {
            var jwe = form.apply("response").orElseThrow(() -> new Unusable("an encrypted response was asked for"));
            var claims = parse(decrypted(jwe, asked), json);
            if (claims.has("error"))
                return new WalletAnswer(claims.path("state").asString(""), Optional.empty());
            return shown(claims.path("state").asString(""), claims.path("vp_token"));
        }
        var token = form.apply("vp_token").orElseThrow(() -> new Unusable("vp_token is missing"));
        return shown(form.apply("state").orElse(""), parse(token, json));
    }

    private static WalletAnswer declined(Function<String, Optional<String>> form) {
        return new WalletAnswer(form.apply("state").orElse(""), Optional.empty());
    }

    /** {@code {"micro-credential": ["…"]}}; wallets of drafts before 1.0 send the text without the list around it. */
    private static WalletAnswer shown(String state, JsonNode token) throws Unusable {
        var presented = token.path(Wanted.QUERY);
        var one = presented.isArray() && presented.size() == 1 ? presented.get(0) : presented;
        if (token.size() != 1 || !one.isString())
            throw new Unusable("vp_token must hold exactly one presentation, of " + Wanted.QUERY);
        if (one.stringValue().length() > LONGEST) throw new Unusable("the presentation is too long");
        return new WalletAnswer(state, Optional.of(one.stringValue()));
    }

    private static String decrypted(String jwe, Asked asked) throws Unusable {
        try {
            ECKey key = asked.key().orElseThrow();
            var sealed = JWEObject.parse(jwe);
            if (!sealed.getHeader().getAlgorithm().equals(JWEAlgorithm.ECDH_ES)
                    || !ENCRYPTIONS.contains(sealed.getHeader().getEncryptionMethod()))
                throw new Unusable("the response is encrypted in a way that was not offered");
            sealed.decrypt(new ECDHDecrypter(key));
            return sealed.getPayload().toString();
        } catch (ParseException | JOSEException e) {
            throw new Unusable("the response can't be decrypted with this request's key");
        }
    }

    private static JsonNode parse(String text, JsonMapper json) throws Unusable {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            throw new Unusable("the response is no JSON");
        }
    }
}
