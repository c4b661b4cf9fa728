/**
 * What a reader gets: reports made of paragraphs, tables and figures, written once and shown as HTML (each figure an
 * accessible SVG with its table beside it) and as CSV. The technical report of an exam window holds every number a
 * certification body needs as evidence, and what could not be estimated.
 */
@NullMarked
package org.tessera.measurement.report;

import org.jspecify.annotations.NullMarked;
