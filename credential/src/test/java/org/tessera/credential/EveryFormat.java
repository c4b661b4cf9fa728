package org.tessera.credential;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One award in every format that we write, and a checker to whom all of them are genuine and valid. */
final class EveryFormat {

    static final ProofKey ED25519 =
            ProofKey.generate(ProofKey.Suite.EDDSA_RDFC_2022, Samples.body().id());
    static final ProofKey P256 =
            ProofKey.generate(ProofKey.Suite.ECDSA_RDFC_2019, Samples.body().id());
    static final ProofKey HOLDER = ProofKey.generateDidKey(ProofKey.Suite.ECDSA_RDFC_2019);
    static final PresentationRequest REQUEST = PresentationRequest.of("https://employer.example.org", "n-0S6_WzA2Mj");

    private static final String TYPE = "https://passport.example.org/types/1";
    private static final String TOKEN_LIST = "https://passport.example.org/token-status/1";
    private static final byte[] SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>".getBytes(StandardCharsets.UTF_8);

    static final Map<String, byte[]> FILES = files();

    private EveryFormat() {}

    private static Map<String, byte[]> files() {
        var award = Samples.anAward()
                .learner(Samples.anAward().build().learner().holding(HOLDER.controller()))
                .tokenStatus(new TokenStatusEntry(TOKEN_LIST, 4711))
                .build();
        var authority = Samples.authority();
        var unsigned = OpenBadge.write(award, "en");
        var badge = DataIntegrity.sign(unsigned, ED25519, Samples.NOW);
        var record = LearningRecord.write(
                "urn:x:record", "Passport", Samples.body(), award.learner(), Samples.NOW, List.of(badge));
        var token = VcJwt.sign(unsigned, authority.sealKey());
        var wallet = SdJwtVc.write(award, authority.walletKey(), TYPE, Samples.NOW.minusSeconds(60));
        var files = new LinkedHashMap<String, byte[]>();
        files.put("european-digital-credential", Samples.sealed(award));
        files.put("open-badge-eddsa", badge);
        files.put("open-badge-ecdsa", DataIntegrity.sign(unsigned, P256, Samples.NOW));
        files.put("open-badge-token", token);
        files.put("baked-png", BakedImage.png(BlankPage.png(8, 8), badge));
        files.put("baked-svg", BakedImage.svg(SVG, token));
        files.put("learning-record", DataIntegrity.sign(record, ED25519, Samples.NOW));
        files.put("learning-record-token", VcJwt.sign(record, authority.sealKey()));
        files.put("wallet", wallet.getBytes(StandardCharsets.US_ASCII));
        files.put(
                "wallet-presented",
                SdJwtVc.present(wallet, Set.of("name", "outcomes"), HOLDER, REQUEST, Samples.NOW)
                        .getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    private static Checker made() {
        var trust = Samples.authority()
                .trust()
                .pinning(Map.of(
                        ED25519.verificationMethod(), ED25519.publicKey(),
                        P256.verificationMethod(), P256.publicKey()));
        var list = Samples.published(Samples.list());
        var tokens = TokenStatusList.create(TOKEN_LIST, StatusList.SMALLEST)
                .publish(Samples.authority().walletKey(), Samples.NOW.minusSeconds(60), Samples.NOW.plusSeconds(60));
        StatusSource lists = url -> switch (url) {
            case Samples.LIST -> Optional.of(list);
            case TOKEN_LIST -> Optional.of(tokens);
            default -> Optional.empty();
        };
        return new Checker(trust, lists, Samples.CLOCK);
    }

    private static final Checker CHECKER = made();

    static Checker checker() {
        return CHECKER;
    }

    /** A presentation is checked against the request it answers. */
    static Report check(String name, byte[] file) {
        return name.equals("wallet-presented") ? CHECKER.check(file, REQUEST) : CHECKER.check(file);
    }
}
