/**
 * Who may act for a person: a small OAuth 2.1 authorization server for wallets and other programs, and the check of the
 * access tokens that they bring.
 *
 * <p>Authorization code with PKCE (RFC 7636), pushed requests (RFC 9126), proof of possession (DPoP, RFC 9449), the issuer
 * in the answer (RFC 9207), self-registration of public clients (RFC 7591) and server metadata (RFC 8414), as OpenID4VC
 * High Assurance Interoperability Profile 1.0 wants them. Other kinds of grant are {@link
 * org.tessera.issue.oauth.Grant} beans, and what can be granted are {@link org.tessera.issue.oauth.Permission} beans; both
 * may come from other modules. A route that wants a token calls {@link org.tessera.issue.oauth.AccessTokens#check}.
 *
 * <p>What it promises: requests, codes and tokens are 32 random bytes of which only the SHA-256 is kept; a code is good
 * once, and used again it ends what came of it; a token that is bound to a key is worth nothing without that key.
 */
@NullMarked
@NamedInterface("oauth")
package org.tessera.issue.oauth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
