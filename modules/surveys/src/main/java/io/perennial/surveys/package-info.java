/**
 * Asks customers in their language, seldom, and shows results with their uncertainty. This package has the surveys with their versions.
 *
 * <p>Publishes {@link io.perennial.surveys.SurveyEvent}, {@link io.perennial.surveys.SurveyId}, {@link io.perennial.surveys.SurveyKind} and
 * {@link io.perennial.surveys.PublishedSurvey}. Owns the schema {@code surveys}.
 */
@NullMarked
package io.perennial.surveys;

import org.jspecify.annotations.NullMarked;
