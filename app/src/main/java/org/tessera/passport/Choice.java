package org.tessera.passport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import org.tessera.issue.CredentialId;
import org.tessera.platform.Form;
import org.tessera.platform.Problem;

/**
 * What a holder chose to show: before there is a link, while they look at the preview.
 *
 * @param credentials which ones, at least one
 * @param fullName whether the whole name is shown
 * @param withFile whether the sealed file may be downloaded
 * @param days how long the link lives
 * @param note the holder's own reminder, such as the employer's name; nobody else sees it
 */
public record Choice(List<CredentialId> credentials, boolean fullName, boolean withFile, int days, String note) {
    /** The lifetimes offered, in days. */
    static final List<String> DAYS = List.of("1", "7", "30", "90");

    static final int LONGEST_NOTE = 80;

    /** Copies the credentials, each once. */
    public Choice {
        credentials = credentials.stream().distinct().toList();
    }

    /** Reads the form; complaints stand in it. Whether the credentials are the holder's is asked by {@link Shares}. */
    static Optional<Choice> read(Form form) {
        var credentials = new ArrayList<CredentialId>();
        for (String id : form.values("credential")) credentials.add(credential(id));
        if (credentials.isEmpty()) form.reject("credential", "passport.share.none-chosen");
        var name = form.oneOf("name", List.of("full", "short"));
        var days = form.oneOf("days", DAYS);
        var note = form.optional("note", LONGEST_NOTE);
        if (!form.ok()) return Optional.empty();
        return Optional.of(
                new Choice(credentials, name.equals("full"), form.has("file"), Integer.parseInt(days), note));
    }

    /**
     * What a preview's address says. It was made by us, so an address that is not complete leads nowhere.
     *
     * @throws Problem 404
     */
    public static Choice of(Form form) {
        return read(form).orElseThrow(Problem::notFound);
    }

    /** The form's fields with their values, for the address of the preview and for the form that confirms it. */
    public List<Map.Entry<String, String>> fields() {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (CredentialId id : credentials) fields.add(Map.entry("credential", id.toString()));
        fields.add(Map.entry("name", fullName ? "full" : "short"));
        fields.add(Map.entry("days", Integer.toString(days)));
        if (withFile) fields.add(Map.entry("file", "yes"));
        if (!note.isEmpty()) fields.add(Map.entry("note", note));
        return fields;
    }

    /** The fields as the query of an address. */
    String at(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        for (var field : fields()) address.queryParam(field.getKey(), "{x}");
        var values = fields().stream().map(Map.Entry::getValue).toArray();
        return address.encode().buildAndExpand(values).toUriString();
    }

    private static CredentialId credential(String id) {
        try {
            return CredentialId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound();
        }
    }
}
