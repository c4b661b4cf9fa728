package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.tessera.credential.StatusList.Purpose;
import org.tessera.credential.StatusList.Standing;

class StatusListTest {

    @Property(tries = 50)
    void aListRemembersExactlyWhatWasSet(
            @ForAll @Size(max = 50) List<@IntRange(max = StatusList.SMALLEST - 1) Integer> places) {
        var list = StatusList.create(Samples.LIST, Purpose.MESSAGE, StatusList.SMALLEST);
        var expected = new HashMap<Integer, Standing>();
        for (var place : places) {
            var standing = Standing.values()[place % 3];
            list.set(place, standing);
            expected.put(place, standing);
        }
        var read = StatusList.decode(Samples.LIST, Purpose.MESSAGE, list.encode());
        expected.forEach((place, standing) -> assertThat(read.get(place)).isEqualTo(standing));
        assertThat(read.size()).isEqualTo(StatusList.SMALLEST);
        for (var place : places) {
            var next = (place + 1) % StatusList.SMALLEST;
            assertThat(read.get(next)).isEqualTo(expected.getOrDefault(next, Standing.VALID));
        }
    }

    /** Bitstring Status List 1.0 §4.2: index 0 is the leftmost bit. */
    @Test
    void theFirstPlaceIsTheLeftmostBit() throws Exception {
        var list = StatusList.create(Samples.LIST, Purpose.REVOCATION, StatusList.SMALLEST);
        list.set(0, Standing.WITHDRAWN);
        list.set(9, Standing.WITHDRAWN);
        var bits = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(
                        Base64.getUrlDecoder().decode(list.encode().substring(1))))
                .readAllBytes();
        assertThat(bits).hasSize(16_384);
        assertThat(bits[0]).isEqualTo((byte) 0b1000_0000);
        assertThat(bits[1]).isEqualTo((byte) 0b0100_0000);
    }

    @Test
    void aListSaysOnlyWhatItIsFor() {
        var revocations = StatusList.create(Samples.LIST, Purpose.REVOCATION, StatusList.SMALLEST);
        assertThatThrownBy(() -> revocations.set(1, Standing.SUSPENDED)).isInstanceOf(IllegalArgumentException.class);
        var suspensions = StatusList.create(Samples.LIST, Purpose.SUSPENSION, StatusList.SMALLEST);
        suspensions.set(1, Standing.SUSPENDED);
        assertThat(suspensions.get(1)).isEqualTo(Standing.SUSPENDED);
        assertThatThrownBy(() -> suspensions.set(1, Standing.WITHDRAWN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSmallListWouldTellWhoseCredentialIsChecked() {
        assertThatThrownBy(() -> StatusList.create(Samples.LIST, Purpose.MESSAGE, 1000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesOutsideAreRefused() {
        var list = Samples.list();
        assertThatThrownBy(() -> list.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> list.get(StatusList.SMALLEST)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aBombDoesNotGoOff() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            var megabyte = new byte[1 << 20];
            for (var i = 0; i < 200; i++) {
                out.write(megabyte);
            }
        }
        var bomb = "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
        assertThatThrownBy(() -> StatusList.decode(Samples.LIST, Purpose.MESSAGE, bomb))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPublishedListIsReadOnlyWhileItIsWhole() {
        var published = Samples.published(Samples.list());
        assertThat(SignedStatusList.read(published)).isPresent();
        for (var at = 0; at < published.length; at += 97) {
            var changed = published.clone();
            changed[at] ^= 1;
            assertThat(SignedStatusList.read(changed)).as("byte " + at).isEmpty();
        }
    }
}
