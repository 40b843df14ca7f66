/**
 * The numbers of surveys: shares, scores and distributions with their intervals, weights, and the lot. Plain values, without a database.
 *
 * <p>Publishes all of them to the other packages of this module.
 */
@NullMarked
package io.perennial.surveys.statistics;

import org.jspecify.annotations.NullMarked;
