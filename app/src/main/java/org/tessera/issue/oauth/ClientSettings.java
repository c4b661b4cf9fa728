package org.tessera.issue.oauth;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The programs that the operator knows, {@code tessera.oauth.clients}.
 *
 * @param clients each with the id it sends, its name and its addresses
 */
@ConfigurationProperties("tessera.oauth")
record ClientSettings(@DefaultValue List<Known> clients) {
    /** One of them. */
    record Known(String id, String name, List<String> redirectUris) {}
}
