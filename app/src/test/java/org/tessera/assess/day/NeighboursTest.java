package org.tessera.assess.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tessera.WholeApplication;
import org.tessera.assess.Banks;
import org.tessera.assess.CheckIns;
import org.tessera.assess.ConfidentialBank;
import org.tessera.assess.SittingId;
import org.tessera.platform.Ids;
import org.tessera.platform.Superuser;

/** Two people at neighbouring places, checked in by the same invigilator. */
class NeighboursTest extends WholeApplication {
    @Autowired
    AtTheCentre at;

    @Autowired
    Banks banks;

    @Autowired
    CheckIns checkIns;

    @Autowired
    Superuser superuser;

    @Autowired
    JdbcClient jdbc;

    @Test
    void sitDifferentFormsOfOneAssembly() {
        var centre = at.open();
        ConfidentialBank.loadAnotherFor(centre.cast().body(), banks);
        asAssembledTogether(centre);
        var sittings = List.of(at.seated(centre, "Una"), at.seated(centre, "Duo"));
        for (var sitting : sittings) checkIns.record(sitting, centre.cast().invigilator(), "passport", true, 0);
        assertThat(sittings.stream().map(this::form).distinct()).hasSize(2);
    }

    private void asAssembledTogether(AtTheCentre.Centre centre) {
        superuser.rewrite(
                """
                insert into assess.assembled (form, blueprint, information, calibrated, best, assembled_by, batch)
                select f.id, :any, 0, false, false, :any, :any
                  from assess.form f join assess.bank b on b.id = f.bank
                 where b.owner = :body and not f.practice
                """, Map.of("any", Ids.next(), "body", centre.cast().body().value()));
    }

    private UUID form(SittingId sitting) {
        return jdbc.sql("select form from assess.sitting where id = :id")
                .param("id", sitting.value())
                .query(UUID.class)
                .single();
    }
}
