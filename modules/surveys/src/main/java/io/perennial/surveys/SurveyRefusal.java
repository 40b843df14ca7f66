package io.perennial.surveys;

import io.perennial.kernel.Refusal;

enum SurveyRefusal implements Refusal.Reason {
    SURVEY_IN_USE,
    SURVEY_NOT_PUBLISHED,
    SURVEY_OF_EMPLOYEES
}
