/** Surveys over the API: publication, answers and their results, and who is asked through which page. */
@NullMarked
package io.perennial.api.surveys;

import org.jspecify.annotations.NullMarked;
