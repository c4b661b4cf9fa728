package org.tessera.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads settings that name a file and may be absent: for {@code Optional<Path>} Spring has no way of its own. */
@Component
@ConfigurationPropertiesBinding
class PathSetting implements Converter<String, Path> {
    @Override
    public Path convert(String setting) {
        return Path.of(setting);
    }
}
