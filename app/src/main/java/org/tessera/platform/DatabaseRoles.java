package org.tessera.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The roles in which Tessera comes to its database. The web's and the sealer's passwords are those that are given
 * ({@code TESSERA_DATABASE_WEB_PASSWORD}, {@code TESSERA_DATABASE_SEALER_PASSWORD}); without, they are derived from the
 * owner's, so that all nodes of one database know them, and the owner sets them.
 */
final class DatabaseRoles {
    /** Serves requests and jobs. */
    static final String WEB = "tessera_web";

    /** Writes plans, sealed credentials, the issuance log and the status lists. */
    static final String SEALER = "tessera_sealer";

    /** invalid_authorization_specification and invalid_password: the role may not log in yet, or not with this password. */
    private static final String REFUSED = "28";

    private final String url;
    private final String owner;
    private final String ownersPassword;
    private final String webPassword;
    private final String sealersPassword;

    DatabaseRoles(String url, String owner, String ownersPassword, String webPassword, String sealersPassword) {
        this.url = url;
        this.owner = owner;
        this.ownersPassword = ownersPassword;
        this.webPassword = webPassword;
        this.sealersPassword = sealersPassword;
    }

    String url() {
        return url;
    }

    String owner() {
        return owner;
    }

    String ownersPassword() {
        return ownersPassword;
    }

    /**
     * The password of {@link #WEB} or {@link #SEALER}.
     *
     * @throws IllegalStateException when none is given and the owner has none to derive it from
     */
    String password(String role) {
        var given = role.equals(WEB) ? webPassword : sealersPassword;
        if (!given.isEmpty()) return given;
        if (ownersPassword.isEmpty())
            throw new IllegalStateException("The database's owner has no password here. Set "
                    + "TESSERA_DATABASE_WEB_PASSWORD and TESSERA_DATABASE_SEALER_PASSWORD; see docs/operating.md.");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ownersPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /**
     * Sees to it that both roles may log in.
     *
     * @throws IllegalStateException when they may not and the owner is not allowed to change that; says what to do
     */
    void open() {
        open(WEB);
        open(SEALER);
    }

    private void open(String role) {
        if (mayLogIn(role)) return;
        // Passwords are hexadecimal, or the operator's own; a quote is doubled as SQL wants it.
        var password = password(role).replace("'", "''");
        try (var connection = DriverManager.getConnection(url, owner, ownersPassword);
                var statement = connection.createStatement()) {
            statement.execute("alter role " + role + " login password '" + password + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database role " + role + " can't log in, and " + owner + " may not change that. Let an "
                            + "administrator of the database run: alter role " + role
                            + " login password '...'; and set the same password as TESSERA_DATABASE_"
                            + (role.equals(WEB) ? "WEB" : "SEALER") + "_PASSWORD; see docs/operating.md.",
                    e);
        }
    }

    private boolean mayLogIn(String role) {
        try (Connection _ = DriverManager.getConnection(url, role, password(role))) {
            return true;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(REFUSED)) return false;
            throw new IllegalStateException("the database does not answer", e);
        }
    }
}
