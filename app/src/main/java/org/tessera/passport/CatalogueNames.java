package org.tessera.passport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tessera.design.Catalogue;
import org.tessera.platform.Mosaic;
import org.tessera.platform.TileNames;

/** Names the tiles by the catalogue: the published standard if there is one, else what the content says today. */
@Component
class CatalogueNames implements TileNames {
    private final Catalogue catalogue;

    CatalogueNames(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<Named> of(Mosaic mosaic) {
        var drafts = catalogue.drafts().stream().collect(Collectors.toMap(d -> d.id(), d -> d.title(), (a, b) -> a));
        var named = new ArrayList<Named>();
        for (String skill : mosaic.skills()) name(skill, drafts).ifPresent(named::add);
        return named;
    }

    private Optional<Named> name(String skill, Map<String, Map<String, String>> drafts) {
        return catalogue
                .current(skill)
                .map(c -> new Named(skill, c.title(), "/standards/" + skill + "/" + c.version()))
                .or(() -> Optional.ofNullable(drafts.get(skill)).map(title -> new Named(skill, title, "/catalogue")));
    }
}
