package org.tessera.platform;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads settings that name a file and may be absent, for which Spring has no way of its own. */
@Component
@ConfigurationPropertiesBinding
class PathSetting implements Converter<String, Optional<Path>> {
    @Override
    public Optional<Path> convert(String setting) {
        return setting.isBlank() ? Optional.empty() : Optional.of(Path.of(setting));
    }
}
