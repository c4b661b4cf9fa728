package org.tessera.credential;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;

/**
 * Names of the European Learning Model 3.2 and of the EU vocabularies that a credential refers to. Sources: the ELM 3.2
 * application profile of the European Commission (CC BY 4.0) and the official sample credentials.
 */
final class Elm {

    static final String VC_CONTEXT = "https://www.w3.org/2018/credentials/v1";
    static final String EDC_CONTEXT = "http://data.europa.eu/snb/model/context/edc-ap";
    static final String PROFILE_SCHEME = "http://data.europa.eu/snb/credential/25831c2";
    static final String PROFILE_GENERIC = "http://data.europa.eu/snb/credential/e34929035b";
    static final String SCHEMA_PREFIX = "http://data.europa.eu/snb/model/ap/";
    static final String SCHEMA_GENERIC = SCHEMA_PREFIX + "edc-generic-full";
    static final String ESCO_SKILLS = "http://data.europa.eu/esco/concept-scheme/skills";
    static final String SHORT_PROGRAMME = "http://data.europa.eu/snb/learning-opportunity/74a4a268e8";
    static final String NON_FORMAL = "http://data.europa.eu/snb/learning-setting/e207a81fc7";
    static final String ECTS = "http://data.europa.eu/snb/education-credit/6fcec5c5af";
    static final String E_LEARNING = "http://data.europa.eu/snb/learning-activity/bf2e3a7bae";
    static final String CROSS_SECTOR = "http://data.europa.eu/snb/skill-reuse-level/cross-sector";
    static final String EQF = "http://data.europa.eu/snb/eqf/";
    static final String BASE64 = "http://data.europa.eu/snb/encoding/6146cde7dd";
    static final String PNG = "http://publications.europa.eu/resource/authority/file-type/PNG";
    static final String POSITIVE_DECISION = "http://data.europa.eu/snb/accreditation-decision/c_0ab66479";

    /** The vocabulary of W3C Bitstring Status List 1.0; the ELM context has no short names for its terms. */
    static final String STATUS_VOCABULARY = "https://www.w3.org/ns/credentials/status#";

    /** The pinned list of schemas: the one named inside a credential is never fetched, only recognised. */
    static final List<String> SCHEMAS = List.of(
            SCHEMA_PREFIX + "edc-generic-no-cv",
            SCHEMA_GENERIC,
            SCHEMA_PREFIX + "edc-accredited",
            SCHEMA_PREFIX + "edc-converted",
            SCHEMA_PREFIX + "edc-issued-by-mandate",
            SCHEMA_PREFIX + "edc-diploma-supplement");

    private static final String COUNTRY = "http://publications.europa.eu/resource/authority/country";
    private static final String LANGUAGE = "http://publications.europa.eu/resource/authority/language";

    /** English names of the terms that we write, as the official lists give them. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry(PROFILE_GENERIC, "Generic"),
            Map.entry(SHORT_PROGRAMME, "Short learning programme"),
            Map.entry(NON_FORMAL, "non-formal learning"),
            Map.entry(ECTS, "European Credit Transfer System"),
            Map.entry(E_LEARNING, "e-learning coursework"),
            Map.entry(CROSS_SECTOR, "cross-sector skills and competences"),
            Map.entry(BASE64, "base64"),
            Map.entry(PNG, "PNG"),
            Map.entry(POSITIVE_DECISION, "positive"),
            Map.entry("http://data.europa.eu/snb/skill-type/knowledge", "knowledge"),
            Map.entry("http://data.europa.eu/snb/skill-type/skill", "skill"),
            Map.entry(Assessment.WRITTEN_EXAMINATION, "written examination"),
            Map.entry(Assessment.CONTINUOUS_EVALUATION, "continuous evaluation"),
            Map.entry(Assessment.ARTEFACT, "artefact"),
            Map.entry(Assessment.SUPERVISED_WITH_ID, "Supervised with ID Verification"),
            Map.entry(Assessment.UNSUPERVISED, "Unsupervised with no ID Verification"),
            Map.entry(Participation.ONLINE, "Online"),
            Map.entry(Participation.BLENDED, "Blended"),
            Map.entry(Participation.PRESENTIAL, "Presential"),
            Map.entry(QualityAssurance.INSTITUTIONAL, "Institutional Quality Assurance"),
            Map.entry(QualityAssurance.PROGRAMME, "Programme Quality Assurance"));

    private Elm() {}

    /**
     * A term of an EU list with its official name. Lists under {@code snb} share one local name of the scheme, lists of
     * the Publications Office are their own scheme.
     */
    static Concept concept(String id) {
        if (ElmVocabularies.lacks(id)) {
            throw new IllegalArgumentException("“" + id + "” is no term of its official list.");
        }
        var list = id.substring(0, id.lastIndexOf('/'));
        var scheme = id.startsWith("http://data.europa.eu/snb/") ? list + "/25831c2" : list;
        return new Concept(id, Text.of("en", LABELS.getOrDefault(id, id.substring(list.length() + 1))), scheme);
    }

    /** The country of an ISO 3166-1 alpha-2 code, of one of the EU's two own codes (EL, UK), or of an authority URI. */
    static Concept country(String codeOrUri) {
        var country = Locale.of("", alpha2(codeOrUri));
        try {
            var name = country.getDisplayCountry(Locale.ENGLISH);
            var code = required(country.getISO3Country(), codeOrUri);
            return new Concept(COUNTRY + "/" + code, Text.of("en", name), COUNTRY);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException("“" + codeOrUri + "” is no country.", e);
        }
    }

    /** The ISO 3166-1 alpha-2 code of any of the three spellings. */
    static String alpha2(String codeOrUri) {
        if (!codeOrUri.startsWith(COUNTRY + "/")) {
            return switch (codeOrUri) {
                case "EL" -> "GR";
                case "UK" -> "GB";
                default -> codeOrUri;
            };
        }
        var alpha3 = codeOrUri.substring(COUNTRY.length() + 1);
        return Arrays.stream(Locale.getISOCountries())
                .filter(alpha2 -> Locale.of("", alpha2).getISO3Country().equals(alpha3))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("“" + codeOrUri + "” is no country."));
    }

    /** The language of a BCP 47 tag in the EU authority list, which uses the terminological ISO 639-2 codes. */
    static Concept language(String tag) {
        var language = Locale.forLanguageTag(tag);
        try {
            var code = required(language.getISO3Language(), tag).toUpperCase(Locale.ROOT);
            var name = Locale.of(language.getLanguage()).getDisplayLanguage(Locale.ENGLISH);
            if (name.equals(language.getLanguage())) {
                throw new IllegalArgumentException("“" + tag + "” is no language.");
            }
            return new Concept(LANGUAGE + "/" + code, Text.of("en", name), LANGUAGE);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException("“" + tag + "” is no language.", e);
        }
    }

    private static String required(String code, String given) {
        if (code.isEmpty()) {
            throw new IllegalArgumentException("“" + given + "” is neither country nor language.");
        }
        return code;
    }

    /** The level as the official list has it. */
    static Concept eqf(int level) {
        return new Concept(EQF + level, Text.of("en", "Level " + level), EQF + "25831c2");
    }
}
