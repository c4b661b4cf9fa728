package org.tessera.credential;

import java.util.Arrays;
import java.util.Locale;

/** Why a check came out as it did. Codes are stable; sentences may improve. */
enum Cause {
    FORMAT_UNDERSTOOD("The file is a credential in a known form."),
    NOT_JSON("The file is no credential: it can't be read as JSON."),
    WRONG_ENCODING("The file is not encoded in plain UTF-8."),
    TOO_DEEP_OR_LARGE("The file is larger or more deeply nested than any credential."),
    DUPLICATE_KEYS("The file names the same thing twice, so that two readers could read two different things."),
    NOT_A_CREDENTIAL("The file is no credential that we know."),
    WRONG_CONTEXTS("The credential does not name the official vocabularies, in their order."),
    UNKNOWN_TERMS("The credential uses words that its vocabulary does not have: {terms}."),
    MISSING_MEMBERS("The credential lacks what every credential has: {members}."),
    UNKNOWN_CONTEXT("The credential refers to vocabularies that we have not packaged, so it can't be read safely."),
    NOT_LINKED_DATA("The credential can't be read as linked data without losing something."),
    CLAIMS_DISAGREE("The credential says one thing in two ways that differ."),
    MISSING_TYPES("Parts of the credential do not say what they are: {members}."),
    PART_NOT_SOUND("A credential inside this one is not sound: {part}."),
    SEVERAL_BADGES("The picture carries more than one badge."),
    UNKNOWN_SCHEMA("The credential follows a schema that we do not know."),

    SEAL_INTACT("The seal is intact: nothing has been changed since {time}."),
    SEAL_BROKEN("The file was changed after it was sealed."),
    NOT_SEALED("The file carries no seal, so anybody could have written it."),
    SEVERAL_SIGNATURES("The file carries more than one signature; which one covers what is shown can't be told."),
    ALGORITHM_NOT_ALLOWED("The seal uses a method that is not safe or does not fit its key."),
    KEY_IN_HEADER("The seal brings its own key instead of a certificate."),
    WRAPPED_PAYLOAD("What is sealed is not the credential itself."),
    CERTIFICATE_MISSING("The seal carries no certificate that can be read."),
    CERTIFICATE_MISMATCH("The seal refers to another certificate than it carries."),
    CRITICAL_NOT_UNDERSTOOD("The seal demands something that we do not understand."),
    MALFORMED_SEAL("The seal is not built as a seal must be."),
    KEY_UNAVAILABLE("The key that made the signature is not at hand."),
    DISCLOSURE_WRONG("A disclosed piece does not belong to the credential, or hides what may not be hidden."),
    UNKNOWN_METHOD("The signature is of a kind that we do not know."),
    UNPROTECTED_CONTENT("The file carries content that its seal does not protect."),

    ISSUER_RECOGNISED("Sealed by {issuer}."),
    ISSUER_NOT_RECOGNISED("The seal is intact; we do not know this issuer."),
    ISSUER_NOT_IN_REGISTER("The issuer's certificate is sound, but the issuer is not in the register."),
    ISSUER_DIFFERS_FROM_SEAL("The credential names another issuer than its seal."),
    SEAL_CERTIFICATE_EXPIRED("The issuer's certificate has expired, and nothing proves that it was sealed before."),
    SEALED_OUTSIDE_CERTIFICATE("It says it was sealed at a time when the certificate was not valid."),

    OWNER_NOT_PROVEN("Nothing here proves that the person who shows it is the person named in it."),

    HOLDER_PROVEN("The person who shows it has the key to which it was issued."),
    HOLDER_PROOF_MISSING("The person who shows it did not prove that they have its key."),
    HOLDER_PROOF_FOR_ANOTHER("The proof of the key was made for another occasion."),
    HOLDER_PROOF_WRONG("The proof of the key is wrong."),

    ACCREDITED("The awarding body was accredited for this when it was awarded."),
    ACCREDITATION_NOT_IN_FORCE("The accreditation it claims was not in force when it was awarded."),
    ACCREDITATION_OF_ANOTHER("The accreditation it claims was given to another organisation."),
    ACCREDITATION_LIMITED("The accreditation it claims does not cover this {limit}."),
    ACCREDITATION_NOT_CLAIMED("The credential claims no accreditation."),
    ACCREDITATION_NOT_CHECKED("The credential claims an accreditation, which was not checked."),

    IN_FORCE("It is in force."),
    NOT_YET_VALID("It counts only from {from}."),
    EXPIRED("It expired on {until}."),
    VALIDITY_UNREADABLE("Its dates can't be read."),

    STATUS_NOT_OFFERED("The issuer offers no way to ask whether it was withdrawn."),
    STATUS_LIST_UNAVAILABLE("Whether it was withdrawn could not be checked: the issuer's list is not at hand."),
    STATUS_LIST_NOT_TRUSTED("Whether it was withdrawn could not be checked: the list is not the issuer's."),
    STATUS_LIST_OUTDATED("Whether it was withdrawn could not be checked: the list at hand ended on {until}."),
    STATUS_UNREADABLE("Whether it was withdrawn could not be checked: the reference to the list can't be read."),
    NOT_WITHDRAWN("It was not withdrawn as of {asof}."),
    WITHDRAWN("The issuer has withdrawn it (list as of {asof})."),
    SUSPENDED("The issuer has suspended it (list as of {asof})."),

    LOG_NOT_CONSULTED("The public issuance log was not consulted."),
    LOGGED("It stands in the public issuance log as entry {entry}, of {day}."),
    NOT_LOGGED("It should stand in the issuer's public log, and does not."),

    NOT_REACHED("Not checked, because an earlier check failed.");

    private final String sentence;

    Cause(String sentence) {
        this.sentence = sentence;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String sentence() {
        return sentence;
    }

    static Cause of(String code) {
        return Arrays.stream(values())
                .filter(cause -> cause.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + code + "” is no cause."));
    }
}
