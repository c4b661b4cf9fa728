package org.tessera.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tessera.credential.StatusList.Standing;

class TokenStatusListTest {

    private static final String LIST = "https://passport.example.org/token-status/1";
    private static final String CREDENTIAL = new String(EveryFormat.FILES.get("wallet"), StandardCharsets.US_ASCII);
    private static final ProofKey HOLDER = EveryFormat.HOLDER;
    private static final PresentationRequest REQUEST = EveryFormat.REQUEST;

    private static Checker checker(TokenStatusList list) {
        var published =
                list.publish(Samples.authority().sealKey(), Samples.NOW.minusSeconds(60), Samples.NOW.plusSeconds(60));
        return new Checker(
                Samples.authority().trust(),
                url -> url.equals(LIST) ? Optional.of(published) : Optional.empty(),
                Samples.CLOCK);
    }

    @Test
    void aWithdrawnCredentialIsWithdrawnAndASuspendedOneSuspended() {
        var list = TokenStatusList.create(LIST, StatusList.SMALLEST);
        list.set(4711, Standing.WITHDRAWN);
        assertThat(checker(list)
                        .check(CREDENTIAL.getBytes(StandardCharsets.US_ASCII))
                        .verdict())
                .isEqualTo(Report.Verdict.WITHDRAWN);
        list.set(4711, Standing.SUSPENDED);
        assertThat(checker(list)
                        .check(CREDENTIAL.getBytes(StandardCharsets.US_ASCII))
                        .verdict())
                .isEqualTo(Report.Verdict.SUSPENDED);
        assertThat(list.get(4710)).isEqualTo(Standing.VALID);
        assertThat(list.get(4712)).isEqualTo(Standing.VALID);
    }

    @Test
    void aListByAnotherOrganisationTellsNothing() {
        var other = Samples.newAuthority("Somebody Else");
        var forged = TokenStatusList.create(LIST, StatusList.SMALLEST)
                .publish(other.walletKey(), Samples.NOW, Samples.NOW.plusSeconds(60));
        var trust = Trust.in(Samples.authority().certificate(), other.certificate());
        var report = new Checker(trust, _ -> Optional.of(forged), Samples.CLOCK)
                .check(CREDENTIAL.getBytes(StandardCharsets.US_ASCII));
        assertThat(report.check(Check.Kind.STATUS).cause()).isEqualTo("status-list-not-trusted");
    }

    /** The examples of the standard (Token Status List §4.1): least significant bit first. */
    @Test
    void listsAreReadAsTheStandardWritesThem() {
        var one = TokenStatusList.decode(LIST, 1, "eNrbuRgAAhcBXQ");
        int[] bits = {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1};
        for (var at = 0; at < bits.length; at++) {
            assertThat(one.value(at)).as("place " + at).isEqualTo(bits[at]);
        }
        var two = TokenStatusList.decode(LIST, 2, "eNo76fITAAPfAgc");
        int[] pairs = {1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3};
        for (var at = 0; at < pairs.length; at++) {
            assertThat(two.value(at)).as("place " + at).isEqualTo(pairs[at]);
        }
    }
}
