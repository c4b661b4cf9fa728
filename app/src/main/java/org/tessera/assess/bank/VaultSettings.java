package org.tessera.assess.bank;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * With which keys confidential items are sealed, from {@code TESSERA_ITEMS_…}.
 *
 * @param keyFile one key on a line, 32 bytes in Base64, the one in use first; else {@code <home>/keys/items.key}, made when
 *     missing. Nodes that share a database share this file
 */
@ConfigurationProperties("tessera.items")
record VaultSettings(Optional<Path> keyFile) {}
