package org.tessera.issue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * With which key this installation seals, from {@code TESSERA_SEAL_…}. Without a key store it makes a key of its own under
 * {@code <home>/keys}, with an authority whose name says that it is a test.
 *
 * @param organisation legal name of the organisation that seals, for the own test key; a real certificate has its own
 * @param country its country, ISO 3166-1 alpha-2
 * @param keyStore a PKCS#12 file with a real key
 * @param library instead of it, the PKCS#11 library of a device that holds the key
 * @param slot the place of the device's token in the library's list, from 0
 * @param password of the key store; of a device, the PIN
 * @param alias of the key in it
 * @param retired PEM files, one for each key that no longer seals: its certificate, then those that vouch for it. What it
 *     sealed stays good; a key that was stolen does not belong here
 * @param logKey the file with the key of the issuance log; else {@code <home>/keys/log.key}, made when missing
 * @param walletAlias in the same key store, the key (ES256) that signs what goes into wallets; else the key that seals
 * @param badgeAlias the Ed25519 key that makes badges' proofs with {@code eddsa-rdfc-2022}; without it there are no such
 *     badges
 * @param badgeKeyStore a PKCS#12 file with that key, else it is in the same key store; needed beside a device
 * @param badgePassword of that file, else the same one
 * @param anchors a PEM file with the authorities that vouch for the real key; else the last certificate of its chain
 */
@ConfigurationProperties("tessera.seal")
record SealSettings(
        @DefaultValue("Tessera") String organisation,
        @DefaultValue("GR") String country,
        Optional<Path> keyStore,
        Optional<Path> library,
        @DefaultValue("0") int slot,
        @DefaultValue("") String password,
        @DefaultValue("seal") String alias,
        @DefaultValue List<Path> retired,
        Optional<Path> logKey,
        Optional<String> walletAlias,
        Optional<String> badgeAlias,
        Optional<Path> badgeKeyStore,
        Optional<String> badgePassword,
        Optional<Path> anchors) {}
