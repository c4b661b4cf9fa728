/**
 * Where people from several organisations write a course together: author, reviewer from elsewhere, author again, release.
 *
 * <p>Promises: every change is a draft that stays, with its author and what they say it is for; a comment stays open until
 * the one who made it, or somebody from elsewhere, closes it, and blocks the release until then; nobody who wrote a draft,
 * and nobody from their organisation, approves the work (constraints of the data); what is released is byte for byte the
 * draft that was approved, and passes the same check as a pack from files.
 */
@NullMarked
package org.tessera.design.studio;

import org.jspecify.annotations.NullMarked;
