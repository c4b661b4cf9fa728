/**
 * The passport for programs: the REST API of Open Badges 3.0 (1EdTech, section 6) below {@code /ims/ob/v3p0}.
 *
 * <p>A program acts for a person who allowed it, scope by scope, by OAuth 2.0 ({@code issue.oauth}: authorization code with
 * PKCE, self-registration). It reads the person's credentials as Open Badges and may bring badges of others in. What it
 * brings is checked first: an altered badge is refused, one of an issuer whom nobody knows here is kept as it is.
 */
@NullMarked
package org.tessera.passport.badges;

import org.jspecify.annotations.NullMarked;
