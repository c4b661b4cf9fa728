package org.tessera.matrix;

import java.util.Optional;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Gives every catalogue a first version when there is none, before anybody else begins to work. */
@Component
@Order(100)
class DefaultProposal implements ApplicationRunner {
    private final Matrices matrices;
    private final Proposals proposals;

    DefaultProposal(Matrices matrices, Proposals proposals) {
        this.matrices = matrices;
        this.proposals = proposals;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (String catalogue : proposals.catalogues()) {
            if (matrices.current(catalogue).isPresent()) continue;
            try {
                matrices.publish(catalogue, Optional.empty(), Optional.empty());
            } catch (DuplicateKeyException another) {
                // Another node that started at the same moment has published it.
                continue;
            }
        }
    }
}
