package org.tessera.platform;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment decides, from the environment ({@code TESSERA_HOME}, …) or {@code tessera.yaml}.
 *
 * @param home the folder for the own database, keys and made files
 * @param content the folder with the frameworks, programmes and courses
 * @param baseUrl the address people type; links, QR codes and passkeys depend on it
 * @param demo whether the simulated world is loaded and every page says so
 * @param languages the languages switched on, BCP 47 codes, the first is the fallback
 * @param zone the time zone of dates on pages
 * @param mailFrom the sender of mail
 */
@ConfigurationProperties("tessera")
public record Settings(
        @DefaultValue("var") Path home,
        @DefaultValue("content") Path content,
        @DefaultValue("http://localhost:8080") URI baseUrl,
        @DefaultValue("false") boolean demo,
        @DefaultValue({"en", "el", "it", "pl", "es", "ro"}) List<String> languages,
        @DefaultValue("Europe/Athens") ZoneId zone,
        @DefaultValue("tessera@localhost") String mailFrom) {
    /** Whether people come by https: then cookies are bound to it. */
    public boolean secure() {
        return baseUrl.getScheme().equals("https");
    }

    /** The full address of a path of ours. */
    public String address(String path) {
        return baseUrl.toString().replaceAll("/$", "") + path;
    }
}
