/**
 * The answers, with the customer as it was then, and what was done about unhappy answers.
 *
 * <p>Publishes {@link io.perennial.surveys.answers.AnswerEvent} and {@link io.perennial.surveys.answers.GivenAnswers}. Owns {@code
 * surveys.answer}.
 */
@NullMarked
package io.perennial.surveys.answers;

import org.jspecify.annotations.NullMarked;
