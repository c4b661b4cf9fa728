package org.tessera.certify;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.assess.Consequences;
import org.tessera.assess.SittingId;

/** Tells {@code assess} which certificates rest on a result that is to be counted anew. */
@Component
class CertificatesOfResults implements Consequences {
    private final JdbcClient jdbc;
    private final CertificateBook book;

    CertificatesOfResults(JdbcClient jdbc, CertificateBook book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    @Override
    public List<Affected> of(SittingId sitting) {
        return jdbc
                .sql("select id from certify.certificate where sitting = :sitting")
                .param("sitting", sitting.value())
                .query(UUID.class)
                .list()
                .stream()
                .map(CertificateId::new)
                .flatMap(id -> book.find(id).stream())
                .map(c -> new Affected("certify.state." + c.state().key(), "/certify/certificates/" + c.id()))
                .toList();
    }
}
