package org.tessera.credential.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TreeTest {

    /** The leaves and roots that the implementations of Certificate Transparency (RFC 6962) share as their test vectors. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsAreThoseOfTheVectors() {
        var log = new MemoryLog();
        for (var size = 0; size < ROOTS.size(); size++) {
            assertThat(HexFormat.of().formatHex(log.tree().root().bytes())).isEqualTo(ROOTS.get(size));
            if (size < LEAVES.size()) {
                log.entries.add(HexFormat.of().parseHex(LEAVES.get(size)));
            }
        }
    }

    @Test
    void theProofsAreThoseOfTheVectors() {
        var log = new MemoryLog();
        LEAVES.forEach(leaf -> log.entries.add(HexFormat.of().parseHex(leaf)));
        assertThat(hex(log.tree().inclusion(0)))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(hex(log.tree().consistency(6)))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    private static List<String> hex(List<Hash> hashes) {
        return hashes.stream()
                .map(hash -> HexFormat.of().formatHex(hash.bytes()))
                .toList();
    }

    @Test
    void everyLeafOfEverySmallTreeIsProvenAndEveryEarlierTreeToo() {
        var log = new MemoryLog();
        var roots = new ArrayList<Hash>();
        for (var size = 0; size <= 70; size++) {
            roots.add(log.tree().root());
            assertThat(log.tree().root())
                    .isEqualTo(MemoryLog.Definition.root(
                            log.entries.stream().map(Hash::leaf).toList()));
            for (var index = 0; index < size; index++) {
                assertThat(included(log, index)).isTrue();
            }
            for (var earlier = 1; earlier <= size; earlier++) {
                assertThat(Proofs.goesOn(
                                earlier,
                                roots.get(earlier),
                                size,
                                roots.get(size),
                                log.tree().consistency(earlier)))
                        .isTrue();
            }
            log.add(1);
        }
    }

    @Property(tries = 60)
    void acrossTheBordersOfTilesToo(
            @ForAll @IntRange(min = 200, max = 900) int size, @ForAll @IntRange(max = 899) int at) {
        var log = new MemoryLog().add(size);
        var index = at % size;
        assertThat(included(log, index)).isTrue();
        var before = new MemoryLog().add(index + 1).tree().root();
        assertThat(log.tree().rootAt(index + 1)).isEqualTo(before);
        var path = log.tree().consistency(index + 1);
        assertThat(Proofs.goesOn(index + 1, before, size, log.tree().root(), path))
                .isTrue();
        var frontier = new Frontier();
        log.entries.forEach(entry -> frontier.add(Hash.leaf(entry)));
        assertThat(frontier.root()).isEqualTo(log.tree().root());
    }

    @Test
    void whoeverGoesThroughAMillionLeavesReadsThreeTilesOnTheWay() {
        var read = new ArrayList<Tile>();
        var leaf = Hash.digest();
        var tree = new Tree(
                tile -> {
                    read.add(tile);
                    return java.util.Collections.nCopies(tile.width(), leaf);
                },
                1L << 20);
        assertThat(tree.inclusion(77_777)).hasSize(20);
        assertThat(read).hasSize(3);
    }

    @Property(tries = 200)
    void anyFlippedBitOfAProofIsRefused(
            @ForAll @IntRange(min = 2, max = 40) int size,
            @ForAll @IntRange(max = 1000) int place,
            @ForAll @IntRange(max = 255) int bit) {
        var log = new MemoryLog().add(size);
        var root = log.tree().root();
        var index = place % size;
        var path = new ArrayList<>(log.tree().inclusion(index));
        var spoiled = place % path.size();
        path.set(spoiled, flipped(path.get(spoiled), bit));
        assertThat(Proofs.includes(Hash.leaf(log.entries.get(index)), index, size, path, root))
                .isFalse();
        var earlier = 1 + place % (size - 1);
        var onward = new ArrayList<>(log.tree().consistency(earlier));
        var wrong = place % onward.size();
        onward.set(wrong, flipped(onward.get(wrong), bit));
        assertThat(Proofs.goesOn(earlier, log.tree().rootAt(earlier), size, root, onward))
                .isFalse();
    }

    @Test
    void aProofIsGoodForItsPlaceAndSizeOnly() {
        var log = new MemoryLog().add(13);
        var path = log.tree().inclusion(5);
        var leaf = Hash.leaf(log.entries.get(5));
        var root = log.tree().root();
        for (var index = -1; index <= 13; index++) {
            assertThat(Proofs.includes(leaf, index, 13, path, root)).isEqualTo(index == 5);
        }
        assertThat(Proofs.includes(
                        leaf, 5, 14, path, new MemoryLog().add(14).tree().root()))
                .isFalse();
        assertThat(Proofs.includes(leaf, 5, 13, path.subList(0, 3), root)).isFalse();
        assertThat(Proofs.goesOn(5, log.tree().rootAt(5), 13, root, List.of())).isFalse();
        assertThat(Proofs.goesOn(14, root, 13, root, List.of())).isFalse();
        assertThatThrownBy(() -> log.tree().inclusion(13)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean included(MemoryLog log, int index) {
        return Proofs.includes(
                Hash.leaf(log.entries.get(index)),
                index,
                log.size(),
                log.tree().inclusion(index),
                log.tree().root());
    }

    private static Hash flipped(Hash hash, int bit) {
        var bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }

    @Test
    void aProofWithHashesToSpareIsRefused() {
        var log = new MemoryLog();
        for (var entry = 0; entry < 13; entry++) {
            log.add(1);
        }
        var root = log.tree().root();
        var onward = new ArrayList<>(log.tree().consistency(5));
        assertThat(Proofs.goesOn(5, log.tree().rootAt(5), 13, root, onward)).isTrue();
        onward.add(root);
        assertThat(Proofs.goesOn(5, log.tree().rootAt(5), 13, root, onward)).isFalse();
        assertThat(Proofs.includes(Hash.leaf(log.entries.get(0)), 13, 13, List.of(), root))
                .isFalse();
        assertThat(Proofs.includes(Hash.leaf(log.entries.get(0)), -1, 13, List.of(), root))
                .isFalse();
    }
}
