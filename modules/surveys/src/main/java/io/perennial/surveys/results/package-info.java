/** The results of surveys: each figure with its number of answers, its interval, and what was left out. Employees' results tell nobody. */
@NullMarked
package io.perennial.surveys.results;

import org.jspecify.annotations.NullMarked;
