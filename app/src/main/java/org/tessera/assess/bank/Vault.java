package org.tessera.assess.bank;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tessera.platform.Ids;
import org.tessera.platform.Settings;

/**
 * Seals confidential items, keys and tasks before they go into the database: AES-256-GCM (NIST SP 800-38D) with a data key
 * for each certification body, which itself lies there wrapped by the master key of the deployment's key file. A copy of
 * the database without that file tells nothing.
 *
 * <p>What is sealed is bound to its place, so one row's text can't be put into another. Changing the master key wraps the
 * few data keys anew; sealed records stay as they are, which they must.
 */
@Component
public class Vault {
    private static final String MARK = "sealed:";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final MasterKeys masters;
    private final SecureRandom random = new SecureRandom();
    private final Map<UUID, byte[]> dataKeys = new ConcurrentHashMap<>();
    private final Map<UUID, UUID> keyOfOwner = new ConcurrentHashMap<>();

    Vault(JdbcClient jdbc, Clock clock, Settings settings, VaultSettings vault) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.masters = MasterKeys.openOrCreate(
                vault.keyFile().orElseGet(() -> settings.home().resolve("keys/items.key")));
    }

    private record Wrapped(UUID id, String master, String wrapped) {}

    /**
     * Wraps with the newest master key what an older one wrapped. Before anything else uses an item.
     *
     * @throws IllegalStateException when a data key was wrapped by a master key that the file does not hold: the file was
     *     lost or is another deployment's, and a new one must not hide that
     */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void rewrap() {
        var stale = jdbc.sql("select id, master, wrapped from assess.data_key where master <> :current")
                .param("current", masters.current())
                .query(Wrapped.class)
                .list();
        for (Wrapped each : stale) {
            jdbc.sql("update assess.data_key set master = :master, wrapped = :wrapped where id = :id")
                    .param("master", masters.current())
                    .param("wrapped", wrap(each.id(), unwrap(each)))
                    .param("id", each.id())
                    .update();
        }
    }

    /**
     * Seals a text.
     *
     * @param owner the certification body whose it is
     * @param place where it will stand, for example {@code item:0190…:content}; it opens there alone
     */
    public String seal(UUID owner, String place, String text) {
        var key = keyOfOwner.computeIfAbsent(owner, this::keyOf);
        return MARK + key + ":" + encrypt(dataKey(key), place, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Opens what was sealed. A text that was never sealed, as public samples are, is given back as it is.
     *
     * @throws IllegalStateException when it was changed, or belongs to another place
     */
    public String open(String place, String text) {
        if (!text.startsWith(MARK)) return text;
        int colon = text.indexOf(':', MARK.length());
        var key = UUID.fromString(text.substring(MARK.length(), colon));
        return new String(decrypt(dataKey(key), place, text.substring(colon + 1)), StandardCharsets.UTF_8);
    }

    private UUID keyOf(UUID owner) {
        return jdbc.sql("select id from assess.data_key where owner = :owner order by made_at desc, id limit 1")
                .param("owner", owner)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> newKey(owner));
    }

    private UUID newKey(UUID owner) {
        var id = Ids.next();
        var key = new byte[32];
        random.nextBytes(key);
        jdbc.sql("""
                insert into assess.data_key (id, owner, master, wrapped, made_at)
                values (:id, :owner, :master, :wrapped, :now)
                """)
                .param("id", id)
                .param("owner", owner)
                .param("master", masters.current())
                .param("wrapped", wrap(id, key))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    private byte[] dataKey(UUID id) {
        var known = dataKeys.get(id);
        if (known != null) return known;
        var key = unwrap(jdbc.sql("select id, master, wrapped from assess.data_key where id = :id")
                .param("id", id)
                .query(Wrapped.class)
                .single());
        dataKeys.put(id, key);
        return key;
    }

    private String wrap(UUID id, byte[] key) {
        return encrypt(masters.key(masters.current()).orElseThrow(), "data-key:" + id, key);
    }

    private byte[] unwrap(Wrapped key) {
        var master = masters.key(key.master())
                .orElseThrow(() -> new IllegalStateException("Items in this database were sealed with the key "
                        + key.master() + ", and the key file holds only " + List.copyOf(masters.names())
                        + ". Bring the key file back from your backup; see docs/operating.md."));
        return decrypt(master, "data-key:" + key.id(), key.wrapped());
    }

    private String encrypt(byte[] key, String place, byte[] text) {
        try {
            var nonce = new byte[NONCE];
            random.nextBytes(nonce);
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, place, nonce);
            var sealed = cipher.doFinal(text);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static byte[] decrypt(byte[] key, String place, String sealed) {
        try {
            var bytes = Base64.getDecoder().decode(sealed);
            var nonce = java.util.Arrays.copyOf(bytes, NONCE);
            return cipher(Cipher.DECRYPT_MODE, key, place, nonce).doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what stands at " + place + " was changed or does not belong there", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, String place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
