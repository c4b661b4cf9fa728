package org.tessera.platform;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Lets a module add its own way of signing in, such as passkeys, to the one chain of filters. */
public interface SecurityPart {
    /** @throws Exception as Spring's builder does */
    void configure(HttpSecurity http) throws Exception;
}
