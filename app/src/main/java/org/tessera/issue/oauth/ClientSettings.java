package org.tessera.issue.oauth;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The programs that the operator knows, {@code tessera.oauth.clients}.
 *
 * @param clients each with the id it sends, its name and its addresses
 * @param walletMakers a PEM file with the certificates of makers of wallets; with it, a wallet must show its maker's
 *     attestation
 */
@ConfigurationProperties("tessera.oauth")
record ClientSettings(@DefaultValue List<Known> clients, Optional<Path> walletMakers) {
    /** One of them. */
    record Known(String id, String name, List<String> redirectUris) {}
}
