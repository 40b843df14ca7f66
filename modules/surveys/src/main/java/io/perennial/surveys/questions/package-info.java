/**
 * The questions of surveys: their kinds, their texts in each language, when they are shown, and what answers to them are valid.
 *
 * <p>Publishes {@link io.perennial.surveys.questions.Question} and {@link io.perennial.surveys.questions.Questionnaire}.
 */
@NullMarked
package io.perennial.surveys.questions;

import org.jspecify.annotations.NullMarked;
