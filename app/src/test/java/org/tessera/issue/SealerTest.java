package org.tessera.issue;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.credential.JadesSeal;
import org.tessera.credential.SealKey;
import org.tessera.credential.TestAuthority;
import org.tessera.credential.log.NoteKey;
import org.tessera.platform.Settings;

class SealerTest extends WholeApplication {
    @Autowired
    Settings settings;

    @Autowired
    Credentials credentials;

    @Autowired
    MockMvcTester browser;

    @Test
    void onlyTheSealerTouchesKeys() {
        var app = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/credential/"))
                .importPackages("org.tessera");
        noClasses()
                .that()
                .doNotBelongToAnyOf(Sealer.class, SealKeys.class)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(TestAuthority.class, JadesSeal.class, NoteKey.class, SealKeys.class)
                .check(app);
        // The employers' desk signs its own requests with a key file of its own; that one class knows the type, no
        // other.
        noClasses()
                .that()
                .doNotBelongToAnyOf(Sealer.class, SealKeys.class)
                .and()
                .doNotHaveFullyQualifiedName("org.tessera.verify.DeskKey")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(SealKey.class)
                .check(app);
    }

    @Test
    void theKeyThatWeMadeSaysThatItIsATestAndIsPrivate() throws Exception {
        var anchor = credentials.trust().anchors().iterator().next();
        assertThat(anchor.getSubjectX500Principal().getName()).contains("TEST");
        assertThat(Files.getPosixFilePermissions(settings.home().resolve("keys/seal.p12")))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        assertThat(Files.getPosixFilePermissions(settings.home().resolve("keys/badge.p12")))
                .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    }

    @Test
    void everybodyGetsTheAuthorityBehindTheSeal() {
        assertThat(browser.get().uri("/keys/ca.pem"))
                .hasStatusOk()
                .bodyText()
                .startsWith("-----BEGIN CERTIFICATE-----");
    }
}
