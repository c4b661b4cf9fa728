package org.tessera.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.tessera.platform.PersonId;
import org.tessera.platform.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Registering a passkey and signing in with one: question, answer of the authenticator, check (Web Authentication Level
 * 3, sections 7.1 and 7.2, done by Spring Security). The question waits in the session and is good for one answer. As a
 * passkey is the only factor, the authenticator must have checked its user by PIN, finger or face.
 */
@Component
class PasskeyCeremony {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremony.class);
    private static final String REGISTRATION = PasskeyCeremony.class.getName() + ".registration";
    private static final String SIGN_IN = PasskeyCeremony.class.getName() + ".sign-in";
    private final WebAuthnRelyingPartyOperations relyingParty;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremony(PasskeyOwners owners, Passkeys passkeys, Settings settings) {
        var address = settings.baseUrl();
        var origin = address.getScheme() + "://" + address.getAuthority();
        var us = PublicKeyCredentialRpEntity.builder()
                .id(address.getHost())
                .name("Tessera")
                .build();
        var operations = new Webauthn4JRelyingPartyOperations(owners, passkeys, us, Set.of(origin));
        operations.setCustomizeCreationOptions(o -> o.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build()));
        operations.setCustomizeRequestOptions(o -> o.userVerification(UserVerificationRequirement.REQUIRED));
        relyingParty = operations;
    }

    /** The question for a new passkey of the person who is signed in, as JSON. */
    String askToRegister(Authentication person, HttpServletRequest request) {
        var options = relyingParty.createPublicKeyCredentialCreationOptions(
                new ImmutablePublicKeyCredentialCreationOptionsRequest(person));
        request.getSession().setAttribute(REGISTRATION, options);
        return json.writeValueAsString(options);
    }

    /** Checks the answer and keeps the passkey. Nothing is kept, and false returned, if the answer is not right. */
    boolean register(HttpServletRequest request, String answer, String label, PersonId person) {
        var asked = (PublicKeyCredentialCreationOptions) taken(request, REGISTRATION);
        if (asked == null || !PasskeyOwners.person(asked.getUser().getId()).equals(person)) return false;
        try {
            JsonNode tree = json.readTree(answer);
            var credential = json.convertValue(
                    tree, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
            relyingParty.registerCredential(
                    new ImmutableRelyingPartyRegistrationRequest(asked, new RelyingPartyPublicKey(credential, label)));
            return true;
        } catch (RuntimeException refused) {
            return refused(refused);
        }
    }

    /** The question for signing in, as JSON. It names nobody: the device offers the passkeys that it has for us. */
    String askToSignIn(HttpServletRequest request) {
        var options = relyingParty.createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        request.getSession().setAttribute(SIGN_IN, options);
        return json.writeValueAsString(options);
    }

    /** Whose passkey answered, or nothing if the answer is not right. */
    Optional<PersonId> signIn(HttpServletRequest request, String answer) {
        var asked = (PublicKeyCredentialRequestOptions) taken(request, SIGN_IN);
        if (asked == null) return Optional.empty();
        try {
            var credential =
                    json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            var owner = relyingParty.authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
            return Optional.of(PersonId.of(owner.getName()));
        } catch (RuntimeException refused) {
            refused(refused);
            return Optional.empty();
        }
    }

    /** The libraries tell of a wrong answer by many kinds of exceptions; whichever it is, the answer is no. */
    private static boolean refused(RuntimeException reason) {
        LOG.info("A passkey's answer was refused: {}", reason.getClass().getSimpleName());
        if (!(reason instanceof JacksonException)) LOG.debug("Why", reason);
        return false;
    }

    private static @Nullable Object taken(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        if (session == null) return null;
        var question = session.getAttribute(name);
        session.removeAttribute(name);
        return question;
    }
}
