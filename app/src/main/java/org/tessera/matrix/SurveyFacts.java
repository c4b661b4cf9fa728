package org.tessera.matrix;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * The survey behind a version.
 *
 * @param survey its id
 * @param title by language
 * @param closed the day it was closed
 * @param answers how many employers answered
 * @param competences how many competences they were asked about
 */
public record SurveyFacts(UUID survey, Map<String, String> title, LocalDate closed, int answers, int competences) {}
