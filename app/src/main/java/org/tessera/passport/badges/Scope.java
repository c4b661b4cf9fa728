package org.tessera.passport.badges;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tessera.issue.oauth.Permission;

/** What a program may do with the passport of a person who allows it (Open Badges 3.0, section 7.2). */
enum Scope implements Permission {
    CREDENTIAL_READONLY,
    CREDENTIAL_UPSERT,
    PROFILE_READONLY,
    PROFILE_UPDATE;

    private static final String ALL = "https://purl.imsglobal.org/spec/ob/v3p0/scope/";

    @Override
    public String scope() {
        return ALL + key();
    }

    @Override
    public String says() {
        return "passport.badges." + key().replace('.', '-');
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    @Configuration(proxyBeanMethods = false)
    static class Offered {
        @Bean
        Permission readCredentials() {
            return CREDENTIAL_READONLY;
        }

        @Bean
        Permission bringCredentials() {
            return CREDENTIAL_UPSERT;
        }

        @Bean
        Permission readProfile() {
            return PROFILE_READONLY;
        }

        @Bean
        Permission changeProfile() {
            return PROFILE_UPDATE;
        }
    }
}
