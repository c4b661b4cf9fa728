package org.tessera.passport;

import java.util.List;
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
        var names = catalogue.names().stream()
                .collect(Collectors.toMap(Catalogue.Name::id, CatalogueNames::named, (first, same) -> first));
        return mosaic.skills().stream()
                .flatMap(skill -> Optional.ofNullable(names.get(skill)).stream())
                .toList();
    }

    private static Named named(Catalogue.Name name) {
        var path = name.version() == 0 ? "/catalogue" : "/standards/" + name.id() + "/" + name.version();
        return new Named(name.id(), name.title(), path);
    }
}
