package org.tessera.passport.badges;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tessera.people.People;
import org.tessera.platform.PersonId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person as Open Badges 3.0 describe one ({@code Profile}). */
@Component
class Profiles {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    /** What a program may say; everything else in a profile is ours, or we don't keep it. */
    private static final List<String> KEPT = List.of("url", "phone", "description", "email");

    private static final int LONGEST = 2000;

    private final People people;
    private final BadgeBook book;
    private final JsonMapper json;

    Profiles(People people, BadgeBook book, JsonMapper json) {
        this.people = people;
        this.book = book;
        this.json = json;
    }

    /** Names as in the register; whatever else was brought. Day of birth and account are not in it. */
    Map<String, Object> of(PersonId id) {
        var person = people.of(id);
        var profile = new LinkedHashMap<String, Object>();
        profile.put("id", "urn:uuid:" + id);
        profile.put("type", List.of("Profile"));
        profile.put("name", person.fullName());
        profile.put("familyName", person.familyName());
        profile.put("givenName", person.givenName());
        book.profile(id).ifPresent(brought -> profile.putAll(json.readValue(brought, MAP)));
        return profile;
    }

    /**
     * Keeps what a program says about a person.
     *
     * @return the profile as it is now
     * @throws StatusInfo if it is no profile, or another person's
     */
    Map<String, Object> change(PersonId id, JsonNode profile) {
        if (profile.path("type")
                .valueStream()
                .noneMatch(type -> type.asString("").equals("Profile")))
            throw StatusInfo.invalidData("type must be [\"Profile\"].");
        if (!profile.path("id").asString("").equals("urn:uuid:" + id))
            throw StatusInfo.invalidData("id must be the profile's own.");
        var kept = new LinkedHashMap<String, Object>();
        for (String field : KEPT) {
            if (!profile.has(field)) continue;
            var value = profile.path(field).asString("");
            if (value.isBlank() || value.length() > LONGEST) throw StatusInfo.invalidData(field + " can't be kept.");
            kept.put(field, value);
        }
        book.profile(id, json.writeValueAsString(kept));
        return of(id);
    }
}
