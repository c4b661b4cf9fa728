package org.tessera.credential;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes every format from one award, with the keys of a test authority. */
final class IssueCommand {
    /** Of a blank page: A4. */
    private static final int WIDTH = 210;

    private static final int HEIGHT = 297;

    /** The type of the SD-JWT credential unless the award's standard page says more. */
    private static final String TYPE = "urn:tessera:micro-credential:1";

    private final Map<String, Path> options;
    private final List<Path> parts = new ArrayList<>();
    private final Clock clock;

    IssueCommand(List<String> args, Clock clock) {
        this.options = options(args);
        this.clock = clock;
        if (!options.containsKey("--award") || !options.containsKey("--out")) {
            throw new IllegalArgumentException("Name the award with --award and the folder with --out.");
        }
    }

    private Map<String, Path> options(List<String> args) {
        var options = new TreeMap<String, Path>();
        for (var at = 0; at < args.size(); at += 2) {
            var name = args.get(at);
            if (!List.of("--award", "--part", "--out", "--keys", "--image").contains(name)) {
                throw new IllegalArgumentException("There is no option " + name + ".");
            }
            if (at + 1 >= args.size()) {
                throw new IllegalArgumentException(name + " needs a value.");
            }
            if (name.equals("--part")) {
                parts.add(Path.of(args.get(at + 1)));
            } else {
                options.put(name, Path.of(args.get(at + 1)));
            }
        }
        return options;
    }

    int run(PrintStream out) throws IOException {
        var award = AwardJson.read(Files.readAllBytes(options.get("--award")));
        var inside = new ArrayList<Award>();
        for (var part : parts) {
            inside.add(AwardJson.read(Files.readAllBytes(part)));
        }
        if (!inside.isEmpty() && !CompositeCredential.lacking(award, inside).isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", CompositeCredential.lacking(award, inside)));
        }
        var dir = Files.createDirectories(options.get("--out"));
        var keys = options.getOrDefault("--keys", dir.resolve("keys"));
        var body = award.issuer();
        var country = Elm.alpha2(body.country());
        var authority = TestAuthority.openOrCreate(keys, body.legalName().in("en"), country, clock);
        var proofKey = proofKey(keys.resolve("proof-key.json"), body.id());
        var files = files(award, inside, authority, proofKey);
        for (var name : files.keySet()) {
            if (Files.exists(dir.resolve(name))) {
                throw new FileAlreadyExistsException(dir.resolve(name) + ", which is there already");
            }
        }
        for (var file : files.entrySet()) {
            Files.write(dir.resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW);
            out.println(dir.resolve(file.getKey()));
        }
        out.println("Sealed by a TEST authority; to check: verify FILE --trust " + keys.resolve("ca.pem"));
        return Main.YES;
    }

    private static ProofKey proofKey(Path file, String controller) throws IOException {
        if (!Files.exists(file)) {
            ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, controller).save(file);
        }
        return ProofKey.open(file, controller);
    }

    private Map<String, byte[]> files(Award award, List<Award> inside, TestAuthority authority, ProofKey proofKey)
            throws IOException {
        var at = Instant.now(clock);
        var image = image();
        var images = new java.util.LinkedHashMap<String, byte[]>();
        award.languages().forEach(language -> images.put(language, image));
        var bare = inside.isEmpty()
                ? EuropeanDigitalCredential.write(award, new PageImages(images))
                : CompositeCredential.write(award, inside, new PageImages(images));
        var unsigned = OpenBadge.write(award);
        var badge = DataIntegrity.sign(unsigned, proofKey, at);
        var files = new java.util.LinkedHashMap<String, byte[]>();
        files.put("european-digital-credential.json", JadesSeal.seal(bare, authority.sealKey(), at));
        files.put("open-badge.json", badge);
        var p256 = p256(authority.walletKey(), award.issuer().id());
        files.put("open-badge-ecdsa.json", DataIntegrity.sign(unsigned, p256, at));
        files.put("open-badge.key", (line(proofKey) + line(p256)).getBytes(StandardCharsets.US_ASCII));
        files.put("open-badge.jwt", VcJwt.sign(unsigned, authority.sealKey()));
        files.put("open-badge.png", BakedImage.png(image, badge));
        files.put("open-badge.svg", BakedImage.svg(BlankPage.svg(WIDTH, HEIGHT), badge));
        var type = award.standardPage().orElse(TYPE);
        files.put("learning-record.json", record(award, inside, badge, proofKey, at));
        files.put(
                "wallet.sd-jwt",
                SdJwtVc.write(award, authority.walletKey(), type, at).getBytes(StandardCharsets.US_ASCII));
        files.put("wallet-type.json", SdJwtVc.typeMetadata(type));
        lists(award, inside, authority, at, files);
        return files;
    }

    /** The key for wallets as one for proofs, by the address that its word makes. */
    private static ProofKey p256(SealKey key, String controller) {
        return ProofKey.of(key, controller + "#" + Multikey.of(key.certificate().getPublicKey()));
    }

    private static String line(ProofKey key) {
        return key.verificationMethod() + " " + key.publicKeyMultibase() + "\n";
    }

    /** The badge and those of its parts in one record. */
    private static byte[] record(Award award, List<Award> inside, byte[] badge, ProofKey proofKey, Instant at) {
        var badges = new ArrayList<>(List.of(badge));
        inside.forEach(part -> badges.add(DataIntegrity.sign(OpenBadge.write(part), proofKey, at)));
        var unsigned = LearningRecord.write(
                award.id() + "#record", award.title().in("en"), award.issuer(), award.learner(), at, badges);
        return DataIntegrity.sign(unsigned, proofKey, at);
    }

    /** Lists in which everything is valid, so that what was issued can be checked at once. */
    private static void lists(
            Award award, List<Award> inside, TestAuthority authority, Instant at, Map<String, byte[]> files) {
        var until = at.plus(java.time.Duration.ofDays(30));
        var all = new ArrayList<>(List.of(award));
        all.addAll(inside);
        var entries = new TreeMap<String, StatusEntry>();
        all.forEach(one -> one.status()
                .ifPresent(entry ->
                        entries.merge(entry.list(), entry, (some, more) -> some.index() < more.index() ? more : some)));
        for (var entry : entries.values()) {
            var list = StatusList.create(entry.list(), entry.purpose(), size(entry.index()));
            files.put(
                    files.containsKey("status-list.jwt") ? "status-list-" + files.size() + ".jwt" : "status-list.jwt",
                    list.publish(authority.sealKey(), award.issuer().id(), at, until));
        }
        award.tokenStatus().ifPresent(entry -> {
            var list = TokenStatusList.create(entry.uri(), size(entry.index()));
            files.put("token-status-list.jwt", list.publish(authority.walletKey(), at, until));
        });
    }

    private static int size(long index) {
        var size = StatusList.SMALLEST;
        while (size <= index) {
            size = Math.multiplyExact(size, 2);
        }
        return size;
    }

    /** The page image handed in, or a blank page of A4 shape. */
    private byte[] image() throws IOException {
        var file = options.get("--image");
        return file == null ? BlankPage.png(WIDTH, HEIGHT) : Files.readAllBytes(file);
    }
}
