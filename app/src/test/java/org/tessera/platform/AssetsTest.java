package org.tessera.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.Cookie;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;

class AssetsTest extends WholeApplication {
    @Autowired
    Assets assets;

    @Autowired
    @Qualifier("webConnections")
    HikariDataSource connections;

    @Autowired
    MockMvcTester web;

    /** They do not wait in the queue before the database, so they must not need it, whoever is signed in. */
    @Test
    void aStyleSheetComesWhileEveryConnectionIsTaken() throws SQLException {
        var held = new ArrayList<Connection>();
        try {
            while (held.size() < connections.getMaximumPoolSize()) held.add(connections.getConnection());
            assertThat(web.get().uri(assets.address("tessera.css")).cookie(new Cookie("session", Ids.secret())))
                    .hasStatusOk()
                    .headers()
                    .hasValue("Cache-Control", "max-age=31536000, public, immutable");
        } finally {
            for (Connection connection : held) connection.close();
        }
    }
}
